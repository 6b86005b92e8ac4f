package org.mapletree.bench.stress;

import org.mapletree.vma.Access;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.Fault;
import org.mapletree.vma.FaultProtocol;
import org.mapletree.vma.KernelProfile;
import org.mapletree.vma.Layout;
import org.mapletree.vma.Limits;
import org.mapletree.vma.MapFlags;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.Mprotect;
import org.mapletree.vma.Munmap;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.Outcome;
import org.mapletree.vma.Protection;
import org.mapletree.vma.RcuAddressSpace;
import org.mapletree.vma.Unit;

/** One writable page of a file, and what one thread each does to it. */
final class FaultRace {

  private static final long ADDRESS = 0x10000000;
  private static final long PAGE = 0x1000;
  private static final long RW = Protection.READ | Protection.WRITE;
  private static final OpenFile OLD = OpenFile.of("/old");
  private static final OpenFile NEW = OpenFile.of("/new");
  private static final AddressSpace MAPPED =
      AddressSpace.empty(KernelProfile.LINUX_6_18, Limits.ROOT, Layout.PLAIN)
          .apply(map(OLD))
          .next();

  private final FaultProtocol protocol;
  private final RcuAddressSpace space;

  FaultRace(FaultProtocol protocol) {
    this.protocol = protocol;
    this.space = RcuAddressSpace.of(MAPPED, protocol);
  }

  private static Mmap map(OpenFile file) {
    return new Mmap(ADDRESS, PAGE, RW, MapFlags.SHARED | MapFlags.FIXED, file, 0);
  }

  Fault fault() {
    return space.fault(ADDRESS, Access.WRITE, protocol);
  }

  void unmap() {
    Outcome<Unit> unused = space.apply(new Munmap(ADDRESS, PAGE));
  }

  void protect() {
    Outcome<Unit> unused = space.apply(new Mprotect(ADDRESS, PAGE, Protection.READ));
  }

  void replace() {
    Outcome<Long> unused = space.apply(map(NEW));
  }

  /** What is in memory: empty, or which file's page and whether it can be written to. */
  String page() {
    if (!space.isResident(ADDRESS, Access.READ)) {
      return "empty";
    }
    String file = space.residentBacking(ADDRESS).contains(NEW) ? "new " : "old ";
    return file + (space.isResident(ADDRESS, Access.WRITE) ? "writable" : "readable");
  }
}
