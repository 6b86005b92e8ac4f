package org.mapletree.vma;

import io.vavr.control.Option;
import java.util.List;

/**
 * The flags of a memory area, one bit each, in the order in which {@code smaps} prints their codes.
 *
 * @param bits the union of the constants of this class
 */
public record VmFlags(long bits) {

  /** No flag. */
  public static final VmFlags NONE = new VmFlags(0);

  /** rd: readable. */
  public static final long READ = 1L << 0;

  /** wr: writable. */
  public static final long WRITE = 1L << 1;

  /** ex: executable. */
  public static final long EXEC = 1L << 2;

  /** sh: shared, and the file is open for writing. */
  public static final long SHARED = 1L << 3;

  /** mr: may be made readable. */
  public static final long MAY_READ = 1L << 4;

  /** mw: may be made writable. */
  public static final long MAY_WRITE = 1L << 5;

  /** me: may be made executable. */
  public static final long MAY_EXEC = 1L << 6;

  /** ms: a shared mapping. */
  public static final long MAY_SHARE = 1L << 7;

  /** gd: grows downwards. */
  public static final long GROWS_DOWN = 1L << 8;

  /** um: userfaultfd, missing pages. */
  public static final long USERFAULT_MISSING = 1L << 9;

  /** pf: pages without a struct page. */
  public static final long PFN_MAP = 1L << 10;

  /** gu: guard pages may be inside; 6.18 and later. */
  public static final long MAYBE_GUARD = 1L << 11;

  /** uw: userfaultfd, write protection. */
  public static final long USERFAULT_WRITE = 1L << 12;

  /** lo: locked. */
  public static final long LOCKED = 1L << 13;

  /** io: device memory. */
  public static final long IO = 1L << 14;

  /** sr: advised sequential. */
  public static final long SEQUENTIAL_READ = 1L << 15;

  /** rr: advised random. */
  public static final long RANDOM_READ = 1L << 16;

  /** dc: not copied by fork. */
  public static final long DONT_COPY = 1L << 17;

  /** de: may not be expanded. */
  public static final long DONT_EXPAND = 1L << 18;

  /** lf: locked as pages are faulted in. */
  public static final long LOCK_ON_FAULT = 1L << 19;

  /** ac: charged. */
  public static final long ACCOUNTED = 1L << 20;

  /** nr: no swap reserved. */
  public static final long NO_RESERVE = 1L << 21;

  /** ht: hugetlb pages. */
  public static final long HUGETLB = 1L << 22;

  /** sf: synchronous faults (DAX). */
  public static final long SYNC = 1L << 23;

  /** wf: reads as zero in a forked child. */
  public static final long WIPE_ON_FORK = 1L << 24;

  /** dd: left out of core dumps. */
  public static final long DONT_DUMP = 1L << 25;

  /** sd: soft dirty. */
  public static final long SOFT_DIRTY = 1L << 26;

  /** mm: pages with and without a struct page. */
  public static final long MIXED_MAP = 1L << 27;

  /** hg: advised huge pages. */
  public static final long HUGE_PAGE = 1L << 28;

  /** nh: advised no huge pages. */
  public static final long NO_HUGE_PAGE = 1L << 29;

  /** mg: advised mergeable (KSM). */
  public static final long MERGEABLE = 1L << 30;

  /** ui: userfaultfd, minor faults. */
  public static final long USERFAULT_MINOR = 1L << 31;

  /** ss: shadow stack. */
  public static final long SHADOW_STACK = 1L << 32;

  /** dp: droppable. */
  public static final long DROPPABLE = 1L << 33;

  /** sl: sealed. */
  public static final long SEALED = 1L << 34;

  /** Readable, writable or executable: the bits that a protection sets. */
  public static final long ACCESS = READ | WRITE | EXEC;

  /** Flags that keep no areas apart: an area has them as soon as one of its parts has. */
  static final long STICKY = SOFT_DIRTY | MAYBE_GUARD;

  /** May be made readable, writable and executable. */
  public static final long MAY_ACCESS = MAY_READ | MAY_WRITE | MAY_EXEC;

  /** Locked, now or on fault. */
  public static final long LOCKED_MASK = LOCKED | LOCK_ON_FAULT;

  /** Areas with one of these are outside locking, and never merge. */
  public static final long SPECIAL = PFN_MAP | IO | DONT_EXPAND | MIXED_MAP;

  /** The distance from READ to MAY_READ, from WRITE to MAY_WRITE, from EXEC to MAY_EXEC. */
  private static final int MAY = 4;

  private static final List<String> CODES =
      List.of(
          "rd", "wr", "ex", "sh", "mr", "mw", "me", "ms", "gd", "um", "pf", "gu", "uw", "lo", "io",
          "sr", "rr", "dc", "de", "lf", "ac", "nr", "ht", "sf", "wf", "dd", "sd", "mm", "hg", "nh",
          "mg", "ui", "ss", "dp", "sl");

  /**
   * Whether all or some of the given flags are set.
   *
   * @param any a union of constants of this class
   * @return true if at least one of them is set
   */
  public boolean has(long any) {
    return (bits & any) != 0;
  }

  /**
   * These flags and some more.
   *
   * @param more a union of constants of this class
   * @return the union
   */
  public VmFlags with(long more) {
    return (bits | more) == bits ? this : new VmFlags(bits | more);
  }

  /**
   * These flags but some.
   *
   * @param fewer a union of constants of this class
   * @return the difference
   */
  public VmFlags without(long fewer) {
    return (bits & ~fewer) == bits ? this : new VmFlags(bits & ~fewer);
  }

  /**
   * Whether the area is private, as {@code /proc/PID/maps} understands it.
   *
   * @return true without {@link #MAY_SHARE}
   */
  public boolean isPrivate() {
    return !has(MAY_SHARE);
  }

  /** Whether some bit of {@code access} is neither set nor could be set. */
  boolean forbids(long access) {
    return (access & ACCESS & ~(bits >>> MAY)) != 0;
  }

  /** Whether these flags let two areas be one; sticky ones never keep them apart. */
  boolean mergesWith(VmFlags other) {
    return ((bits ^ other.bits) & ~STICKY) == 0;
  }

  /**
   * The four characters of {@code /proc/PID/maps}: {@code rw-p}.
   *
   * @return r, w, x or dashes, then s for shared, p for private
   */
  public String permissions() {
    return (has(READ) ? "r" : "-")
        + (has(WRITE) ? "w" : "-")
        + (has(EXEC) ? "x" : "-")
        + (isPrivate() ? "p" : "s");
  }

  /**
   * Reads codes separated by blanks, as {@code smaps} prints them.
   *
   * @param text for instance {@code "rd wr mr mw me ac"}
   * @return the flags, or none if some word is no code
   */
  public static Option<VmFlags> parse(String text) {
    long bits = 0;
    for (String code : text.trim().split(" +", -1)) {
      int index = CODES.indexOf(code);
      if (index < 0 && !code.isEmpty()) {
        return Option.none();
      }
      bits |= code.isEmpty() ? 0 : 1L << index;
    }
    return Option.some(new VmFlags(bits));
  }

  /**
   * The codes in {@code smaps} order, separated by blanks.
   *
   * @return for instance {@code "rd wr mr mw me ac"}
   */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int i = 0; i < CODES.size(); i++) {
      if ((bits >>> i & 1) != 0) {
        text.append(text.isEmpty() ? "" : " ").append(CODES.get(i));
      }
    }
    return text.toString();
  }
}
