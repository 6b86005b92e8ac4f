package org.mapletree.vma;

import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;

/** The protection argument of {@code mmap} and {@code mprotect}, as bits. */
public final class Protection {

  /** No access. */
  public static final long NONE = 0;

  /** Readable. */
  public static final long READ = 1;

  /** Writable; on x86-64 this implies readable. */
  public static final long WRITE = 2;

  /** Executable. */
  public static final long EXEC = 4;

  /** Accepted and ignored. */
  public static final long SEM = 8;

  /** mprotect: from the start of an area that grows downwards. */
  public static final long GROWSDOWN = 0x01000000;

  /** mprotect: to the end of an area that grows upwards; x86-64 has none. */
  public static final long GROWSUP = 0x02000000;

  private static final BitNames NAMES = new BitNames("PROT_", names());

  private Protection() {}

  private static Map<String, Long> names() {
    var names = new LinkedHashMap<String, Long>();
    names.put("NONE", NONE);
    names.put("READ", READ);
    names.put("WRITE", WRITE);
    names.put("EXEC", EXEC);
    names.put("SEM", SEM);
    names.put("GROWSDOWN", GROWSDOWN);
    names.put("GROWSUP", GROWSUP);
    return names;
  }

  /**
   * Reads a union of names, with or without their prefix, and of numbers, as strace prints it.
   *
   * @param text {@code "PROT_READ|PROT_WRITE"}, {@code "READ"} or {@code "0x3"}
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
    return NAMES.print(bits, "PROT_NONE");
  }

  /**
   * Reads the short form of scripts and of {@code /proc/PID/maps}.
   *
   * @param text any string of r, w, x and dashes
   * @return the bits, or none if there is another character
   */
  public static Option<Long> parseShort(String text) {
    long bits = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case 'r' -> bits |= READ;
        case 'w' -> bits |= WRITE;
        case 'x' -> bits |= EXEC;
        case '-' -> {}
        default -> {
          return Option.none();
        }
      }
    }
    return Option.some(bits);
  }

  /** The area flags rd, wr, ex that {@code protection} asks for; its other bits are ignored. */
  static long flags(long protection) {
    return ((protection & READ) != 0 ? VmFlags.READ : 0)
        | ((protection & WRITE) != 0 ? VmFlags.WRITE : 0)
        | ((protection & EXEC) != 0 ? VmFlags.EXEC : 0);
  }
}
