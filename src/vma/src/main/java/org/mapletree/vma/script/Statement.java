package org.mapletree.vma.script;

import org.mapletree.vma.Call;

/** One line of a script that does something when the script runs. */
public sealed interface Statement {

  /**
   * Sets where mappings are looked at.
   *
   * @param base the first address
   * @param length the length in bytes, unsigned
   */
  record Arena(long base, long length) implements Statement {

    /**
     * Whether an address lies in the arena.
     *
     * @param address the address
     * @return true if it does
     */
    boolean contains(long address) {
      // Not held against base + length, which is 0 where the arena ends at 2^64.
      return Long.compareUnsigned(address - base, length) < 0;
    }
  }

  /**
   * Makes a call.
   *
   * @param text the words of the line, separated by single blanks
   * @param call the call
   */
  record Invocation(String text, Call<?> call) implements Statement {}

  /**
   * Makes a call that takes over its result: a fork, after which the script goes on as the child.
   *
   * @param text the words of the line
   */
  record Enter(String text) implements Statement {}
}
