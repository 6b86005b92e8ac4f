package org.mapletree.vma;

import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;

/** The flags argument of {@code mremap}, as bits. */
public final class RemapFlags {

  /** The mapping may move. */
  public static final long MAYMOVE = 1;

  /** Move to exactly the new address. */
  public static final long FIXED = 2;

  /** Leave the old area there, empty. */
  public static final long DONTUNMAP = 4;

  private static final BitNames NAMES = new BitNames("MREMAP_", names());

  private RemapFlags() {}

  private static Map<String, Long> names() {
    var names = new LinkedHashMap<String, Long>();
    names.put("MAYMOVE", MAYMOVE);
    names.put("FIXED", FIXED);
    names.put("DONTUNMAP", DONTUNMAP);
    return names;
  }

  /**
   * Reads a union of names, with or without their prefix, and of numbers, as strace prints it.
   *
   * @param text {@code "MREMAP_MAYMOVE|MREMAP_FIXED"}, {@code "MAYMOVE"} or {@code "0x3"}
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
}
