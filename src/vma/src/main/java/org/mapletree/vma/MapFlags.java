package org.mapletree.vma;

import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;

/** The flags argument of {@code mmap}, as bits. */
public final class MapFlags {

  /** Shared, refusing unknown flags. */
  public static final long SHARED_VALIDATE = 3;

  /** Shared. */
  public static final long SHARED = 1;

  /** Private: writes stay here. */
  public static final long PRIVATE = 2;

  /** Private memory that the kernel may drop. */
  public static final long DROPPABLE = 8;

  /** Exactly at the address, replacing what is there. */
  public static final long FIXED = 0x10;

  /** No file. */
  public static final long ANONYMOUS = 0x20;

  /** MAP_32BIT: in the first 2 GiB. */
  public static final long LOW_32BIT = 0x40;

  /** Not below 4 GiB. */
  public static final long ABOVE4G = 0x80;

  /** Grows downwards by faults, like a stack. */
  public static final long GROWSDOWN = 0x100;

  /** Ignored. */
  public static final long DENYWRITE = 0x800;

  /** Ignored. */
  public static final long EXECUTABLE = 0x1000;

  /** Locked, and populated. */
  public static final long LOCKED = 0x2000;

  /** Not charged. */
  public static final long NORESERVE = 0x4000;

  /** Populated at once. */
  public static final long POPULATE = 0x8000;

  /** With POPULATE: do not populate. */
  public static final long NONBLOCK = 0x10000;

  /** Asks for no huge pages. */
  public static final long STACK = 0x20000;

  /**
   * Huge pages, none of which is free: the call is refused. So it is with NORESERVE, where the
   * kernel maps an area without pages: areas of huge pages are not modelled.
   */
  public static final long HUGETLB = 0x40000;

  /** Synchronous faults, for DAX files. */
  public static final long SYNC = 0x80000;

  /** Exactly at the address; an error if something is there. */
  public static final long FIXED_NOREPLACE = 0x100000;

  /** Ignored. */
  public static final long UNINITIALIZED = 0x4000000;

  private static final BitNames NAMES = new BitNames("MAP_", names());

  private MapFlags() {}

  private static Map<String, Long> names() {
    var names = new LinkedHashMap<String, Long>();
    // No bit at all: what strace prints for the flags of a call that forgot them.
    names.put("FILE", 0L);
    names.put("SHARED_VALIDATE", SHARED_VALIDATE);
    names.put("SHARED", SHARED);
    names.put("PRIVATE", PRIVATE);
    names.put("DROPPABLE", DROPPABLE);
    names.put("FIXED", FIXED);
    names.put("ANONYMOUS", ANONYMOUS);
    names.put("32BIT", LOW_32BIT);
    names.put("ABOVE4G", ABOVE4G);
    names.put("GROWSDOWN", GROWSDOWN);
    names.put("DENYWRITE", DENYWRITE);
    names.put("EXECUTABLE", EXECUTABLE);
    names.put("LOCKED", LOCKED);
    names.put("NORESERVE", NORESERVE);
    names.put("POPULATE", POPULATE);
    names.put("NONBLOCK", NONBLOCK);
    names.put("STACK", STACK);
    names.put("HUGETLB", HUGETLB);
    names.put("SYNC", SYNC);
    names.put("FIXED_NOREPLACE", FIXED_NOREPLACE);
    names.put("UNINITIALIZED", UNINITIALIZED);
    return names;
  }

  /**
   * Reads a union of names, with or without their prefix, and of numbers, as strace prints it.
   *
   * @param text {@code "MAP_PRIVATE|MAP_ANONYMOUS"}, {@code "PRIVATE"} or {@code "0x22"}
   * @return the bits, or none if some word is neither
   */
  public static Option<Long> parse(String text) {
    return NAMES.parse(text);
  }

  /**
   * Prints bits as strace does; what has no name is printed in hex.
   *
   * @param bits any bits
   * @return the names, separated by {@code |}
   */
  public static String print(long bits) {
    return NAMES.print(bits, "0");
  }

  /** The bits that ask for one size of huge pages, by its logarithm. */
  static final long HUGE_SIZE = 0x3fL << 26;

  /** Where those bits begin. */
  static final int HUGE_SHIFT = 26;

  /** The bits that hold the type: shared, private, shared_validate or droppable. */
  static final long TYPE = 0xf;

  /** The flags that shared_validate knows. */
  static final long LEGACY =
      SHARED
          | PRIVATE
          | FIXED
          | ANONYMOUS
          | DENYWRITE
          | EXECUTABLE
          | GROWSDOWN
          | LOCKED
          | NORESERVE
          | POPULATE
          | NONBLOCK
          | STACK
          | HUGETLB
          | HUGE_SIZE
          | LOW_32BIT
          | ABOVE4G;
}
