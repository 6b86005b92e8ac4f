package org.mapletree.vma;

import java.util.stream.Collectors;
import org.mapletree.Entry;

/** Address spaces and calls that the tests of calls share. Pages are counted from {@link #BASE}. */
final class Spaces {

  static final long PAGE = 0x1000;
  static final long BASE = 0x100000000000L;
  static final long READ = Protection.READ;
  static final long RW = Protection.READ | Protection.WRITE;
  static final long ANONYMOUS = MapFlags.PRIVATE | MapFlags.ANONYMOUS;
  static final long FIXED = ANONYMOUS | MapFlags.FIXED;
  static final AddressSpace EMPTY =
      AddressSpace.empty(KernelProfile.LINUX_6_18, Limits.ROOT, Layout.PLAIN);

  private Spaces() {}

  static long page(long index) {
    return BASE + index * PAGE;
  }

  /** The address space after some calls, all of which have to succeed. */
  static AddressSpace after(AddressSpace space, Call<?>... calls) {
    AddressSpace now = space;
    for (Call<?> call : calls) {
      Outcome<?> outcome = now.apply(call);
      if (!outcome.succeeded()) {
        throw new AssertionError(call + " = " + outcome.result());
      }
      now = outcome.next();
    }
    return now;
  }

  static Mmap map(long page, long pages, long protection) {
    return map(page, pages, protection, FIXED);
  }

  static Mmap map(long page, long pages, long protection, long flags) {
    return new Mmap(page(page), pages * PAGE, protection, flags, null, 0);
  }

  static Munmap unmap(long page, long pages) {
    return new Munmap(page(page), pages * PAGE);
  }

  static Mprotect protect(long page, long pages, long protection) {
    return new Mprotect(page(page), pages * PAGE, protection);
  }

  static Touch touch(long page, long pages) {
    return new Touch(page(page), pages * PAGE, Access.WRITE);
  }

  /**
   * The areas, by their first and last page: {@code "0-1 rw-p, 4-4 r--p lo"}. Of the flags it has
   * those that are no permissions and not charged.
   */
  static String areas(AddressSpace space) {
    return space.areas().stream().map(Spaces::area).collect(Collectors.joining(", "));
  }

  private static String area(Entry<Vma> entry) {
    VmFlags flags = entry.value().flags();
    long known = VmFlags.ACCESS | VmFlags.MAY_ACCESS | VmFlags.SHARED | VmFlags.MAY_SHARE;
    String rest = flags.without(known | VmFlags.ACCOUNTED).toString();
    long first = (entry.first() - BASE) / PAGE;
    long last = (entry.last() - BASE) / PAGE;
    return (first + "-" + last + " " + flags.permissions() + " " + rest).stripTrailing();
  }

  /** The error of a call, or "ok". */
  static String result(AddressSpace space, Call<?> call) {
    return space.apply(call).result().fold(Errno::name, result -> "ok");
  }
}
