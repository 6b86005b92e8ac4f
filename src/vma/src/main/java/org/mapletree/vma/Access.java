package org.mapletree.vma;

/** What an access to memory does. */
public enum Access {
  /** Reads data. */
  READ,
  /** Writes data. */
  WRITE,
  /** Fetches an instruction. */
  EXECUTE
}
