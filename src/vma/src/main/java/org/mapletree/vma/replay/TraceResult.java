package org.mapletree.vma.replay;

import org.jspecify.annotations.Nullable;

/**
 * What a trace prints behind the equals sign: a number, an errno by name, or neither, for a call
 * that never came back.
 *
 * @param value the number returned; -1 with an errno; 0 without a result
 * @param errno the name of the error, or null where there was none
 * @param returned false for {@code = ?}: the caller was killed, or is to repeat the call
 */
record TraceResult(long value, @Nullable String errno, boolean returned) {

  /** The result of a call that did not come back. */
  static final TraceResult NONE = new TraceResult(0, null, false);

  /** Whether the call came back without an error. */
  boolean succeeded() {
    return returned && errno == null;
  }

  /** The errno's name, or the value in hex. */
  @Override
  public String toString() {
    if (!returned) {
      return "?";
    }
    return errno != null ? errno : value == 0 ? "0" : "0x" + Long.toHexString(value);
  }
}
