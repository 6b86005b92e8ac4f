package org.mapletree.vma.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mapletree.Entry;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.Vma;
import org.mapletree.vma.proc.MapsLine;

/**
 * Whether a line of a recorded map and one of the model say the same: range, permissions, offset
 * and name; device and inode only where the first snapshot showed that file. Two things happen
 * outside a trace of memory calls: the stack grows by faults, and files that are mapped lose their
 * names.
 */
final class MapAgreement {

  private static final String STACK = "[stack]";
  private static final String HEAP = "[heap]";
  private static final String DELETED = " (deleted)";

  private final Map<String, OpenFile> known;

  /**
   * Compares lines.
   *
   * @param known the files that the first snapshot shows, by path
   */
  MapAgreement(Map<String, OpenFile> known) {
    this.known = known;
  }

  /** The files of a first snapshot, by path. */
  static Map<String, OpenFile> files(AddressSpace snapshot) {
    Map<String, OpenFile> files = new HashMap<>();
    for (Entry<Vma> area : snapshot.areas()) {
      if (area.value().backing() instanceof OpenFile file) {
        files.putIfAbsent(file.path(), file);
      }
    }
    return files;
  }

  boolean agree(List<MapsLine> recorded, List<MapsLine> replayed) {
    if (recorded.size() != replayed.size()) {
      return false;
    }
    for (int i = 0; i < recorded.size(); i++) {
      if (!agree(recorded.get(i), replayed.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether two maps say the same once neighbours that have all but the division in common are
   * joined in both: where memory is divided depends on page faults, too, which no trace shows.
   */
  boolean agreeUndivided(List<MapsLine> recorded, List<MapsLine> replayed) {
    return agree(undivided(recorded), undivided(replayed));
  }

  private static List<MapsLine> undivided(List<MapsLine> lines) {
    List<MapsLine> joined = new ArrayList<>();
    for (MapsLine line : lines) {
      MapsLine last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && continues(last, line)) {
        joined.set(joined.size() - 1, joined(last, line.end()));
      } else {
        joined.add(line);
      }
    }
    return joined;
  }

  private static boolean continues(MapsLine left, MapsLine right) {
    return left.end() == right.start()
        && (right.name().isEmpty() || right.name().equals(HEAP))
        && right.equals(like(left, right));
  }

  /** The left line in the place of the right one. */
  private static MapsLine like(MapsLine left, MapsLine right) {
    return new MapsLine(
        right.start(),
        right.end(),
        left.permissions(),
        left.offset(),
        left.major(),
        left.minor(),
        left.inode(),
        left.name(),
        right.flags(),
        right.resident());
  }

  private static MapsLine joined(MapsLine left, long end) {
    return new MapsLine(
        left.start(),
        end,
        left.permissions(),
        left.offset(),
        left.major(),
        left.minor(),
        left.inode(),
        left.name());
  }

  boolean agree(MapsLine recorded, MapsLine replayed) {
    return sameRange(recorded, replayed)
        && recorded.permissions().equals(replayed.permissions())
        && recorded.offset() == replayed.offset()
        && sameName(recorded.name(), replayed.name())
        && sameFile(recorded, replayed);
  }

  private static boolean sameRange(MapsLine recorded, MapsLine replayed) {
    boolean grown =
        replayed.name().equals(STACK)
            && Long.compareUnsigned(recorded.start(), replayed.start()) < 0;
    return recorded.end() == replayed.end() && (recorded.start() == replayed.start() || grown);
  }

  private static boolean sameName(String recorded, String replayed) {
    return recorded.equals(replayed)
        || (replayed.startsWith("/") && recorded.equals(replayed + DELETED));
  }

  private boolean sameFile(MapsLine recorded, MapsLine replayed) {
    return !known.containsKey(replayed.name())
        || (recorded.major() == replayed.major()
            && recorded.minor() == replayed.minor()
            && recorded.inode() == replayed.inode());
  }
}
