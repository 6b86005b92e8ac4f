package org.mapletree.vma.watch;

import io.vavr.control.Either;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.history.History;
import org.mapletree.history.Version;
import org.mapletree.vma.proc.MalformedMaps;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.proc.ProcMaps;

/**
 * The maps of one process as they were seen over time. Each map that differs from the one before is
 * a version of a {@link History}, and shares with it all lines that stayed.
 *
 * <pre>{@code
 * var seen = MapHistory.of(ProcMaps.parse(text).get(), Instant.now());
 * seen = seen.see(ProcMaps.parse(later).get(), Instant.now());
 * seen.changes(first, second);    // what appeared, grew, moved and vanished
 * }</pre>
 *
 * <p>Immutable, and safe to publish through a race.
 */
public final class MapHistory {

  private final History<MapleTree<MapsLine>> history;

  private MapHistory(History<MapleTree<MapsLine>> history) {
    this.history = history;
  }

  /**
   * A history of one map.
   *
   * @param first the map
   * @param at when it was seen
   * @return the history
   * @throws IllegalArgumentException if {@code at} is an instant that no {@link History} can hold
   */
  public static MapHistory of(ProcMaps first, Instant at) {
    return new MapHistory(History.ofTree(updated(MapleTree.empty(), first), at, ""));
  }

  /**
   * Adds a map, if it is not the one that was seen last. O(n), and memory for what changed.
   *
   * @param map the map
   * @param at when it was seen; taken as a nanosecond after the last version where it is not later
   * @return the history with the map; this one if nothing changed
   * @throws IllegalArgumentException if {@code at} is an instant that no {@link History} can hold
   */
  public MapHistory see(ProcMaps map, Instant at) {
    Version<MapleTree<MapsLine>> last = history.latest();
    MapleTree<MapsLine> next = updated(last.value(), map);
    if (next == last.value()) {
      return this;
    }
    Instant later = at.isAfter(last.at()) ? at : last.at().plusNanos(1);
    return new MapHistory(history.commit(next, later, ""));
  }

  /** The tree of a map, sharing with {@code old} what both have; {@code old} itself if it is it. */
  private static MapleTree<MapsLine> updated(MapleTree<MapsLine> old, ProcMaps map) {
    return old.edit(
        tree -> {
          long free = 0;
          for (MapsLine line : map.lines()) {
            if (free != line.start()) {
              tree.remove(free, line.start() - 1);
            }
            Entry<MapsLine> there = tree.entryAtOrNull(line.start());
            if (there == null || there.last() != line.end() - 1 || !same(there, line)) {
              tree.put(line.start(), line.end() - 1, line);
            }
            free = line.end();
          }
          // Behind lines, 0 says that the last of them ends at 2^64.
          if (free != 0 || map.lines().isEmpty()) {
            tree.remove(free, -1);
          }
        });
  }

  private static boolean same(Entry<MapsLine> there, MapsLine line) {
    return there.first() == line.start() && there.value().equals(line);
  }

  /**
   * The versions: each map is a tree of its lines, keyed by byte address.
   *
   * @return the history
   */
  public History<MapleTree<MapsLine>> history() {
    return history;
  }

  /**
   * The versions, oldest first.
   *
   * @return an iterator of the versions
   */
  public Iterator<Version<MapleTree<MapsLine>>> versions() {
    return history.versions();
  }

  /**
   * The map whose lines a version holds.
   *
   * @param tree the value of a version
   * @return the map
   */
  public static ProcMaps maps(MapleTree<MapsLine> tree) {
    return new ProcMaps(tree.stream().map(Entry::value).toList());
  }

  /**
   * What happened between two maps of this history, or of two histories.
   *
   * @param before the lines of the one, as in {@link #history}
   * @param after the lines of the other
   * @return what happened to each mapping that is not the same in both, in address order
   */
  public static List<MapChange> changes(MapleTree<MapsLine> before, MapleTree<MapsLine> after) {
    return MapChanges.between(before, after);
  }

  /**
   * Writes all versions as text: one dated map after another, see {@link #parse}.
   *
   * @param out where the text goes
   * @throws IOException if it cannot be written
   */
  public void write(Appendable out) throws IOException {
    for (Iterator<Version<MapleTree<MapsLine>>> each = versions(); each.hasNext(); ) {
      write(each.next(), out);
    }
  }

  /**
   * Writes one version as text, to stand behind the ones before it.
   *
   * @param version the version
   * @param out where the text goes
   * @throws IOException if it cannot be written
   */
  public static void write(Version<MapleTree<MapsLine>> version, Appendable out)
      throws IOException {
    MapHistoryText.write(version.at(), maps(version.value()), out);
  }

  /**
   * Reads what {@link #write(Appendable)} wrote: before each map a line with its instant ({@code
   * 2026-01-31T12:00:00.5Z}), then the map as {@code /proc/PID/maps} or {@code smaps} shows it;
   * without a line, it is the map of a process that has nothing mapped. Empty lines and lines that
   * begin with {@code #} count for nothing.
   *
   * @param text the text, lines ending in a newline, or in a carriage return and a newline
   * @return the history, or the first line that is wrong and why
   */
  public static Either<MalformedMaps, MapHistory> parse(String text) {
    return MapHistoryText.parse(text);
  }
}
