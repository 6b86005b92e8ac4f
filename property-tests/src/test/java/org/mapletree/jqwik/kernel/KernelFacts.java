package org.mapletree.jqwik.kernel;

import java.io.PrintStream;
import java.util.Map;

/**
 * What only a process can find out about the kernel that it runs on, by trying; printed as lines
 * {@code NAME VALUE}.
 */
final class KernelFacts {

  static final String LOWEST = "lowest";
  static final String NAMES = "names";
  static final String SOFT_DIRTY = "soft-dirty";
  static final String SEALS = "seals";
  static final String READS = "reads-give-identity";
  private static final long PAGE = 4096;
  private static final long LOW = 1L << 20;

  /** Far from all that a process maps by itself: nothing lies there to be merged with. */
  private static final long REMOTE = 1L << 40;

  private static final long EINVAL = 22;

  private final PrintStream out;

  KernelFacts(PrintStream out) {
    this.out = out;
  }

  void print() {
    fact(LOWEST, lowest());
    long page = SystemCalls.mapPage(0);
    fact(NAMES, SystemCalls.setName(page, PAGE, "tried") == 0);
    String flags = new Arena(page, PAGE).mappings("self", Map.of()).get(0).line();
    fact(SOFT_DIRTY, flags.contains(" sd"));
    SystemCalls.unmap(page, PAGE);
    fact(READS, readsGiveIdentity());
    fact(SEALS, SystemCalls.seal(0, 0, 1) == -EINVAL);
  }

  private void fact(String name, Object value) {
    out.print(name + " " + value + "\n");
  }

  /** Read-only memory stays charged if it has an identity. */
  private static boolean readsGiveIdentity() {
    long page = SystemCalls.mapPage(REMOTE);
    SystemCalls.read(page);
    SystemCalls.makeReadOnly(page, PAGE);
    String flags = new Arena(page, PAGE).mappings("self", Map.of()).get(0).line();
    SystemCalls.unmap(page, PAGE);
    return flags.contains(" ac");
  }

  /** A hint below the minimum is raised to it; the sysctl where something else lies there. */
  private static long lowest() {
    long place = SystemCalls.mapPage(PAGE);
    SystemCalls.unmap(place, PAGE);
    return place > 0 && place < LOW
        ? place
        : Long.parseLong(RunningKernel.setting("mmap_min_addr"));
  }
}
