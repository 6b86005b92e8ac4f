package org.mapletree;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** What the current thread has allocated, as the virtual machine counts it. */
public final class AllocatedBytes {

  /** By reflection, since the tests' module does not read the one that counts. */
  private static final @Nullable Object THREADS;

  private static final @Nullable Method OF_THREAD;

  static {
    try {
      Object threads =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      Class<?> counting = Class.forName("com.sun.management.ThreadMXBean");
      boolean counts = counting.isInstance(threads);
      THREADS = counts ? threads : null;
      OF_THREAD = counts ? counting.getMethod("getThreadAllocatedBytes", long.class) : null;
    } catch (ReflectiveOperationException none) {
      throw new ExceptionInInitializerError(none);
    }
  }

  private AllocatedBytes() {}

  /** So many up to now; a test that asks is aborted where the virtual machine does not count. */
  public static long now() {
    assumeTrue(OF_THREAD != null, "this virtual machine does not count");
    try {
      return (long) OF_THREAD.invoke(THREADS, Thread.currentThread().getId());
    } catch (ReflectiveOperationException refused) {
      throw new LinkageError("getThreadAllocatedBytes", refused);
    }
  }
}
