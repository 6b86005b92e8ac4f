package org.mapletree.bench.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.Call;
import org.mapletree.vma.FaultProtocol;
import org.mapletree.vma.KernelProfile;
import org.mapletree.vma.Layout;
import org.mapletree.vma.Limits;
import org.mapletree.vma.MapFlags;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.Mprotect;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.Protection;
import org.mapletree.vma.RcuAddressSpace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Who prints the map while an area is split and then replaced sees the areas before, between or
 * after the two calls, whole, and never an older map after a newer one.
 */
@JCStressTest
@Outcome(
    id = {"0, 0", "1, 1", "2, 2"},
    expect = ACCEPTABLE,
    desc = "one moment twice")
@Outcome(
    id = {"0, 1", "0, 2", "1, 2"},
    expect = ACCEPTABLE,
    desc = "a call in between")
@Outcome(expect = FORBIDDEN, desc = "torn, or time goes back")
@State
public class MapsAgainstCalls {

  private static final long ADDRESS = 0x10000000;
  private static final long RW = Protection.READ | Protection.WRITE;
  private static final Call<?> MAP =
      new Mmap(
          ADDRESS, 0x3000, RW, MapFlags.PRIVATE | MapFlags.ANONYMOUS | MapFlags.FIXED, null, 0);
  private static final Call<?> SPLIT = new Mprotect(ADDRESS + 0x1000, 0x1000, Protection.READ);
  private static final Call<?> REPLACE =
      new Mmap(ADDRESS, 0x3000, RW, MapFlags.SHARED | MapFlags.FIXED, OpenFile.of("/file"), 0);
  private static final AddressSpace WHOLE =
      AddressSpace.empty(KernelProfile.LINUX_6_18, Limits.ROOT, Layout.PLAIN).apply(MAP).next();
  private static final String[] MAPS = {
    WHOLE.maps(),
    WHOLE.apply(SPLIT).next().maps(),
    WHOLE.apply(SPLIT).next().apply(REPLACE).next().maps()
  };

  private final RcuAddressSpace space = RcuAddressSpace.of(WHOLE, FaultProtocol.SNAPSHOT);

  /** Prints the map twice. */
  @Actor
  public void reader(II_Result result) {
    result.r1 = index(space.maps());
    result.r2 = index(space.maps());
  }

  /** Splits, then replaces. */
  @Actor
  public void writer() {
    org.mapletree.vma.Outcome<?> unused = space.apply(SPLIT);
    unused = space.apply(REPLACE);
  }

  private static int index(String maps) {
    for (int i = 0; i < MAPS.length; i++) {
      if (MAPS[i].equals(maps)) {
        return i;
      }
    }
    return -1;
  }
}
