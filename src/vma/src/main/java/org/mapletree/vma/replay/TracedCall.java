package org.mapletree.vma.replay;

import org.mapletree.vma.Call;

/**
 * A call that works on an address space, as the trace shows it.
 *
 * @param name its name
 * @param arguments the text of its arguments
 * @param call the call as data
 * @param counted whether it is one of the nine whose results are counted
 */
record TracedCall(String name, String arguments, Call<?> call, boolean counted) {

  /** The call as the trace prints it, without its result. */
  @Override
  public String toString() {
    return name + "(" + arguments.strip() + ")";
  }
}
