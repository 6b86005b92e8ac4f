package org.mapletree.vma.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mapletree.Change;
import org.mapletree.MapleTree;
import org.mapletree.vma.proc.MapsLine;

/** Reads the difference of two maps as what happened to each mapping. */
final class MapChanges {
  /*
   * Implementation notes.
   *
   * The difference of the trees skips what they share, so two maps a moment apart cost what changed
   * between them. What is left is matched in two steps, each by a key that both sides must have
   * exactly once: the same end of the same mapping (resized), then the same mapping at another
   * place (moved). A key of several mappings matches nothing.
   */

  /** What stays the same when a mapping moves or grows. */
  private record Kind(
      String permissions, int major, int minor, long inode, String name, String flags) {
    static Kind of(MapsLine line) {
      return new Kind(
          line.permissions(), line.major(), line.minor(), line.inode(), line.name(), line.flags());
    }
  }

  /** One end of a mapping: where it is, and what is mapped there. */
  private record End(Kind kind, long address, long offset, boolean lower) {
    static End lower(MapsLine line) {
      return new End(Kind.of(line), line.start(), line.offset(), true);
    }

    static End upper(MapsLine line) {
      long offset = line.inode() == 0 ? 0 : line.offset() + line.length();
      return new End(Kind.of(line), line.end(), offset, false);
    }
  }

  /** All of a mapping but its place. */
  private record Body(Kind kind, long offset, long length) {
    static Body of(MapsLine line) {
      return new Body(Kind.of(line), line.offset(), line.length());
    }
  }

  /** The key under which a line may be found again. */
  private interface Key {
    Object of(MapsLine line);
  }

  private final List<MapChange> changes = new ArrayList<>();
  private final Map<Long, MapsLine> gone = new TreeMap<>(Long::compareUnsigned);
  private final Map<Long, MapsLine> come = new TreeMap<>(Long::compareUnsigned);

  private MapChanges() {}

  /** What happened between two maps, in address order. */
  static List<MapChange> between(MapleTree<MapsLine> before, MapleTree<MapsLine> after) {
    MapChanges changes = new MapChanges();
    for (Iterator<Change<MapsLine>> each = before.diff(after); each.hasNext(); ) {
      changes.take(each.next());
    }
    changes.match(End::lower, true);
    changes.match(End::upper, true);
    changes.match(Body::of, false);
    changes.gone.values().forEach(line -> changes.changes.add(new MapChange.Vanished(line)));
    changes.come.values().forEach(line -> changes.changes.add(new MapChange.Appeared(line)));
    changes.changes.sort(Comparator.comparing(MapChange::start, Long::compareUnsigned));
    return changes.changes;
  }

  private void take(Change<MapsLine> change) {
    if (change instanceof Change.Removed<MapsLine> removed) {
      gone.put(removed.entry().first(), removed.entry().value());
    } else if (change instanceof Change.Added<MapsLine> added) {
      come.put(added.entry().first(), added.entry().value());
    } else if (change instanceof Change.Replaced<MapsLine> replaced) {
      takeReplaced(replaced.before(), replaced.after());
    }
  }

  private void takeReplaced(MapsLine before, MapsLine after) {
    boolean residentAlone = before.withResident(-1).equals(after.withResident(-1));
    changes.add(
        residentAlone
            ? new MapChange.Resident(before, after)
            : new MapChange.Changed(before, after));
  }

  private void match(Key key, boolean resized) {
    Map<Object, MapsLine> unique = unique(come, key);
    for (Map.Entry<Object, MapsLine> old : unique(gone, key).entrySet()) {
      MapsLine before = old.getValue();
      MapsLine after = unique.get(old.getKey());
      if (after != null) {
        gone.remove(before.start());
        come.remove(after.start());
        changes.add(
            resized ? new MapChange.Resized(before, after) : new MapChange.Moved(before, after));
      }
    }
  }

  private static Map<Object, MapsLine> unique(Map<Long, MapsLine> lines, Key key) {
    Map<Object, MapsLine> found = new HashMap<>();
    Map<Object, Integer> times = new HashMap<>();
    for (MapsLine line : lines.values()) {
      found.put(key.of(line), line);
      times.merge(key.of(line), 1, Integer::sum);
    }
    times.forEach(
        (one, count) -> {
          if (count > 1) {
            found.remove(one);
          }
        });
    return found;
  }
}
