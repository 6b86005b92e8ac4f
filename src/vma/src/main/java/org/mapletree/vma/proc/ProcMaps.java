package org.mapletree.vma.proc;

import io.vavr.control.Either;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The text of {@code /proc/PID/maps}, read.
 *
 * @param lines the mappings in address order, without overlap; {@code [vsyscall]} is one of them if
 *     the text had it
 */
public record ProcMaps(List<MapsLine> lines) {

  private static final int KIB_SHIFT = 10;

  /**
   * Copies the lines.
   *
   * @param lines the mappings in address order
   */
  public ProcMaps {
    lines = List.copyOf(lines);
  }

  /**
   * Reads the text of {@code maps} or of {@code smaps}. O(n).
   *
   * @param text the text, lines ending in a newline
   * @return the mappings, or the first line that is wrong and why
   */
  public static Either<MalformedMaps, ProcMaps> parse(String text) {
    return new MapsParser().parse(text);
  }

  /**
   * The mappings that are areas of the process: all but {@code [vsyscall]}.
   *
   * @return the lines without the last, if that is {@code [vsyscall]}
   */
  public List<MapsLine> areas() {
    return lines.stream().filter(line -> !line.isVsyscall()).toList();
  }

  /**
   * The text as the kernel prints it, each line ending in a newline.
   *
   * @return the text of {@code /proc/PID/maps}
   */
  @Override
  public String toString() {
    var text = new StringJoiner("\n", "", lines.isEmpty() ? "" : "\n");
    lines.forEach(line -> text.add(line.toString()));
    return text.toString();
  }

  /**
   * The text of {@code smaps}: behind each line its length and, where they are known, what is in
   * memory of it and its flags. {@link #parse} reads it again.
   *
   * @return the text, each line ending in a newline
   */
  public String smaps() {
    var text = new StringBuilder();
    for (MapsLine line : lines) {
      text.append(line).append('\n');
      text.append(
          String.format(Locale.ROOT, "Size:           %8d kB\n", line.length() >>> KIB_SHIFT));
      if (line.resident() >= 0) {
        text.append(
            String.format(Locale.ROOT, "Rss:            %8d kB\n", line.resident() >>> KIB_SHIFT));
      }
      if (!line.flags().isEmpty()) {
        text.append("VmFlags: ").append(line.flags()).append(" \n");
      }
    }
    return text.toString();
  }
}
