package org.mapletree.vma.proc;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code maps} and {@code smaps}, one line after another; used once. */
final class MapsParser {

  private static final Pattern MAPPING =
      Pattern.compile(
          "([0-9a-f]+)-([0-9a-f]+) ([r-][w-][x-][ps]) ([0-9a-f]+) ([0-9a-f]+):([0-9a-f]+) ([0-9]+)(?: +(.*))?",
          Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("([A-Za-z_][0-9A-Za-z_]*+): +(.*)");
  private static final long PAGE_MASK = 0xfff;
  private static final int MAX_SHOWN = 60;

  private final List<MapsLine> lines = new ArrayList<>();

  Either<MalformedMaps, ProcMaps> parse(String text) {
    int number = 0;
    for (String line : text.split(lineEnd(text), -1)) {
      number++;
      String problem = line.isEmpty() ? "" : take(line);
      if (!problem.isEmpty()) {
        return Either.left(new MalformedMaps(number, problem));
      }
    }
    return lines.isEmpty()
        ? Either.left(new MalformedMaps(0, "there is no mapping in it"))
        : Either.right(new ProcMaps(lines));
  }

  /** A text that has been through Windows is taken for what it was. */
  private static String lineEnd(String text) {
    int end = text.indexOf('\n');
    return end > 0 && text.charAt(end - 1) == '\r' ? "\r?\n" : "\n";
  }

  /** Takes one line; returns what is wrong with it, or nothing. */
  private String take(String line) {
    Matcher mapping = MAPPING.matcher(line);
    if (mapping.matches()) {
      return takeMapping(mapping);
    }
    Matcher field = FIELD.matcher(line);
    if (!field.matches()) {
      return "this is no line of /proc/PID/maps: " + shown(line);
    }
    return lines.isEmpty()
        ? "a field before the first mapping: " + shown(line)
        : takeField(field.group(1), field.group(2).trim());
  }

  private String takeMapping(Matcher mapping) {
    if (mapping.group(1).length() > 16
        || mapping.group(2).length() > 16
        || mapping.group(4).length() > 16) {
      return "a number of more than 16 digits";
    }
    Long inode = unsigned(mapping.group(7));
    if (mapping.group(5).length() > 7 || mapping.group(6).length() > 7 || inode == null) {
      return "a device or inode that is too large";
    }
    String name = mapping.group(8);
    var line =
        new MapsLine(
            hex(mapping.group(1)),
            hex(mapping.group(2)),
            mapping.group(3),
            hex(mapping.group(4)),
            (int) hex(mapping.group(5)),
            (int) hex(mapping.group(6)),
            inode,
            name == null ? "" : name);
    String problem = check(line);
    if (problem.isEmpty()) {
      lines.add(line);
    }
    return problem;
  }

  private String check(MapsLine line) {
    if (((line.start() | line.end() | line.offset()) & PAGE_MASK) != 0) {
      return "an address or offset that is no multiple of 4096";
    }
    if (Long.compareUnsigned(line.start(), line.end()) >= 0) {
      return "the end is not above the start";
    }
    boolean behind =
        lines.isEmpty()
            || Long.compareUnsigned(lines.get(lines.size() - 1).end(), line.start()) <= 0;
    return behind ? "" : "the mapping does not lie behind the one before it";
  }

  private String takeField(String key, String value) {
    int last = lines.size() - 1;
    if (key.equals("VmFlags")) {
      lines.set(last, lines.get(last).withFlags(value));
    } else if (key.equals("Rss")) {
      if (!value.matches("[0-9]{1,15} kB")) {
        return "Rss is no number of kB: " + shown(value);
      }
      lines.set(
          last,
          lines
              .get(last)
              .withResident(Long.parseLong(value.substring(0, value.length() - 3)) << 10));
    }
    return "";
  }

  private static @Nullable Long unsigned(String digits) {
    try {
      return Long.parseUnsignedLong(digits);
    } catch (NumberFormatException tooLarge) {
      return null;
    }
  }

  private static long hex(String digits) {
    return Long.parseUnsignedLong(digits, 16);
  }

  /** The start of a line, as it is: whoever prints it knows where, and what to escape there. */
  private static String shown(String line) {
    return line.codePointCount(0, line.length()) > MAX_SHOWN
        ? line.substring(0, line.offsetByCodePoints(0, MAX_SHOWN)) + "..."
        : line;
  }
}
