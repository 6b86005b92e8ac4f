package org.mapletree.jqwik.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of addresses in which a script works, as {@code smaps} shows it.
 *
 * @param base the first address
 * @param length the length in bytes
 */
record Arena(long base, long length) {

  private static final Pattern HEAD =
      Pattern.compile("([0-9a-f]+)-([0-9a-f]+) (\\S+) ([0-9a-f]+) \\S+ ([0-9]+) .*");
  private static final String VM_FLAGS = "VmFlags: ";

  /** One mapping: its range, and the line that scripts print for it. */
  record Mapping(long start, long end, String line) {}

  boolean contains(long address) {
    return Long.compareUnsigned(address - base, length) < 0;
  }

  /**
   * The mappings of a process that touch the arena.
   *
   * @param process its number, or {@code self}
   * @param files the names of files by inode
   */
  List<Mapping> mappings(String process, Map<Long, String> files) {
    try (BufferedReader smaps = Files.newBufferedReader(Path.of("/proc", process, "smaps"))) {
      return mappings(smaps, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads no further than the arena: the kernel makes the text as it is read. */
  private List<Mapping> mappings(BufferedReader smaps, Map<Long, String> files) throws IOException {
    List<Mapping> found = new ArrayList<>();
    @Nullable MatchResult head = null;
    for (String line = smaps.readLine(); line != null; line = smaps.readLine()) {
      Matcher matcher = HEAD.matcher(line);
      if (matcher.matches()) {
        head = matcher.toMatchResult();
        if (Long.compareUnsigned(hex(head.group(1)), base + length - 1) > 0) {
          return found;
        }
      } else if (head != null && line.startsWith(VM_FLAGS) && reaches(head)) {
        found.add(mapping(head, line.substring(VM_FLAGS.length()).strip(), files));
      }
    }
    return found;
  }

  private boolean reaches(MatchResult head) {
    return Long.compareUnsigned(hex(head.group(2)), base) > 0;
  }

  private static Mapping mapping(MatchResult head, String flags, Map<Long, String> files) {
    long start = hex(head.group(1));
    long end = hex(head.group(2));
    long inode = Long.parseLong(head.group(5));
    String what = inode == 0 ? "-" : files.getOrDefault(inode, "shm");
    String range = Long.toHexString(start) + "-" + Long.toHexString(end);
    String offset = Long.toHexString(hex(head.group(4)));
    String line = String.join(" ", range, head.group(3), offset, what, "[" + flags + "]");
    return new Mapping(start, end, line);
  }

  private static long hex(String digits) {
    return Long.parseUnsignedLong(digits, 16);
  }
}
