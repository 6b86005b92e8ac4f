package org.mapletree.vma;

/** The result of a call that has nothing to say but that it succeeded; the kernel returns 0. */
public enum Unit {
  /** The call succeeded. */
  DONE
}
