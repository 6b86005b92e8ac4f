package org.mapletree.vma;

/** How an access to memory ends. */
public enum Fault {
  /** The access succeeds. */
  NONE,
  /** SIGSEGV, SEGV_MAPERR: nothing is mapped there. */
  SEGV_MAPERR,
  /** SIGSEGV, SEGV_ACCERR: the area does not permit it. */
  SEGV_ACCERR,
  /** SIGSEGV, SI_KERNEL with address 0: the address is not canonical. */
  SEGV_NONCANONICAL,
  /** SIGBUS, BUS_ADRERR: a page past the end of the file or object. */
  BUS_ADRERR
}
