package org.mapletree.vma;

/**
 * The resource limits of a process, and the two capabilities that matter to memory calls. Limits
 * are in bytes, unsigned; {@link #UNLIMITED} is the largest.
 *
 * @param addressSpace RLIMIT_AS
 * @param data RLIMIT_DATA
 * @param stack RLIMIT_STACK
 * @param lockedMemory RLIMIT_MEMLOCK
 * @param mayLock CAP_IPC_LOCK: RLIMIT_MEMLOCK does not count
 * @param mayMapLow CAP_SYS_RAWIO: the lowest pages may be mapped
 * @param dataMaximum the hard limit of RLIMIT_DATA, which the kernel takes for {@code data} where
 *     that is 0, except in brk
 */
public record Limits(
    long addressSpace,
    long data,
    long stack,
    long lockedMemory,
    boolean mayLock,
    boolean mayMapLow,
    long dataMaximum) {

  /** RLIM_INFINITY. */
  public static final long UNLIMITED = -1;

  /**
   * Limits with no hard limit of RLIMIT_DATA.
   *
   * @param addressSpace RLIMIT_AS
   * @param data RLIMIT_DATA
   * @param stack RLIMIT_STACK
   * @param lockedMemory RLIMIT_MEMLOCK
   * @param mayLock CAP_IPC_LOCK
   * @param mayMapLow CAP_SYS_RAWIO
   */
  public Limits(
      long addressSpace,
      long data,
      long stack,
      long lockedMemory,
      boolean mayLock,
      boolean mayMapLow) {
    this(addressSpace, data, stack, lockedMemory, mayLock, mayMapLow, UNLIMITED);
  }

  /**
   * The usual limits of a process of root: 8 MiB of stack and of locked memory, which does not
   * count.
   */
  public static final Limits ROOT =
      new Limits(UNLIMITED, UNLIMITED, 8L << 20, 8L << 20, true, true);

  /** The usual limits of a process without capabilities. */
  public static final Limits USER =
      new Limits(UNLIMITED, UNLIMITED, 8L << 20, 8L << 20, false, false);

  /**
   * These limits with another RLIMIT_AS.
   *
   * @param bytes the limit
   * @return the limits
   */
  public Limits withAddressSpace(long bytes) {
    return new Limits(bytes, data, stack, lockedMemory, mayLock, mayMapLow, dataMaximum);
  }

  /**
   * These limits with another RLIMIT_DATA.
   *
   * @param bytes the limit
   * @return the limits
   */
  public Limits withData(long bytes) {
    return new Limits(addressSpace, bytes, stack, lockedMemory, mayLock, mayMapLow, dataMaximum);
  }

  /**
   * These limits with another RLIMIT_STACK.
   *
   * @param bytes the limit
   * @return the limits
   */
  public Limits withStack(long bytes) {
    return new Limits(addressSpace, data, bytes, lockedMemory, mayLock, mayMapLow, dataMaximum);
  }

  /**
   * These limits with another RLIMIT_MEMLOCK.
   *
   * @param bytes the limit
   * @return the limits
   */
  public Limits withLockedMemory(long bytes) {
    return new Limits(addressSpace, data, stack, bytes, mayLock, mayMapLow, dataMaximum);
  }

  /**
   * These limits with another hard limit of RLIMIT_DATA.
   *
   * @param bytes the limit
   * @return the limits
   */
  public Limits withDataMaximum(long bytes) {
    return new Limits(addressSpace, data, stack, lockedMemory, mayLock, mayMapLow, bytes);
  }
}
