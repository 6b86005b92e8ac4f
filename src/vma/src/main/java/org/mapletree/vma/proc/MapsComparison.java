package org.mapletree.vma.proc;

import java.util.ArrayList;
import java.util.List;

/**
 * What counts as different when two maps are compared: ranges, permissions, offsets, names, devices
 * and inodes.
 */
public enum MapsComparison {
  /** Where mappings are divided counts, too. */
  STRICT,

  /** Neighbours that could be one mapping are made one first, on both sides. */
  MERGING;

  /**
   * Compares two maps; O(n).
   *
   * @param expected the one
   * @param actual the other
   * @return the differences in address order; empty if the maps agree
   */
  public List<MapsDifference> compare(ProcMaps expected, ProcMaps actual) {
    List<MapsLine> left = lines(expected);
    List<MapsLine> right = lines(actual);
    var differences = new ArrayList<MapsDifference>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      int order = order(left, i, right, j);
      if (order == 0 && !agree(left.get(i), right.get(j))) {
        differences.add(new MapsDifference.Changed(left.get(i), right.get(j)));
      } else if (order < 0) {
        differences.add(new MapsDifference.Missing(left.get(i)));
      } else if (order > 0) {
        differences.add(new MapsDifference.Unexpected(right.get(j)));
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return differences;
  }

  private List<MapsLine> lines(ProcMaps maps) {
    return this == MERGING ? merged(maps.lines()) : maps.lines();
  }

  /** Which of the two lines comes first; 0 if they have the same range. */
  private static int order(List<MapsLine> left, int i, List<MapsLine> right, int j) {
    if (i == left.size() || j == right.size()) {
      return i == left.size() ? 1 : -1;
    }
    MapsLine a = left.get(i);
    MapsLine b = right.get(j);
    int starts = Long.compareUnsigned(a.start(), b.start());
    return starts != 0 ? starts : Long.compareUnsigned(a.end(), b.end());
  }

  private static boolean agree(MapsLine a, MapsLine b) {
    return a.permissions().equals(b.permissions())
        && a.offset() == b.offset()
        && a.name().equals(b.name())
        && sameFile(a, b);
  }

  private static boolean sameFile(MapsLine a, MapsLine b) {
    return a.major() == b.major() && a.minor() == b.minor() && a.inode() == b.inode();
  }

  private static List<MapsLine> merged(List<MapsLine> lines) {
    var merged = new ArrayList<MapsLine>();
    for (MapsLine line : lines) {
      int last = merged.size() - 1;
      if (last >= 0 && continues(merged.get(last), line)) {
        merged.set(last, merged.get(last).until(line.end()));
      } else {
        merged.add(line);
      }
    }
    return merged;
  }

  private static boolean continues(MapsLine a, MapsLine b) {
    boolean file = b.inode() != 0;
    return a.end() == b.start()
        && a.permissions().equals(b.permissions())
        && a.name().equals(b.name())
        && sameFile(a, b)
        && (!file || a.offset() + (a.end() - a.start()) == b.offset());
  }
}
