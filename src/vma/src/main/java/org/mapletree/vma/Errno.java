package org.mapletree.vma;

/** The errors that memory calls return, with their numbers on x86-64. */
public enum Errno {
  /** Not permitted: a sealed area, or a missing capability. */
  EPERM(1),
  /** A file descriptor that is not open. */
  EBADF(9),
  /** A limit on locked memory, or on areas while an advice splits one. */
  EAGAIN(11),
  /** No room, a limit reached, or a hole where an area is needed. */
  ENOMEM(12),
  /** The file's access mode forbids it. */
  EACCES(13),
  /** No area at an address, or an access that faults. */
  EFAULT(14),
  /** Something is there already. */
  EEXIST(17),
  /** The file cannot be mapped. */
  ENODEV(19),
  /** A bad argument. */
  EINVAL(22),
  /** The system call does not exist. */
  ENOSYS(38),
  /** An offset or length too large. */
  EOVERFLOW(75),
  /** A flag that is not supported. */
  EOPNOTSUPP(95);

  private final int number;

  Errno(int number) {
    this.number = number;
  }

  /**
   * The number of this error, as the kernel returns it, negated.
   *
   * @return a positive number
   */
  public int number() {
    return number;
  }
}
