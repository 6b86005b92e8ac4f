package org.mapletree.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;
import org.mapletree.internal.Unsigned;

/** Writes what turns one tree into another, and applies what was written. */
final class DeltaCodec {
  /*
   * Implementation notes.
   *
   *     entries of the old tree, entries of the new tree
   *     number of changes; each:
   *         0 removed, 1 replaced, 2 added
   *         its first key less that of the change before (or key 0)
   *         its last key less its first key
   *         the new value, unless removed
   *
   * Old values are not written: the old tree has them. That an entry which is removed or replaced has exactly this range, that added ones
   * meet no other, and both counts, show whether the delta is applied to the tree that it was made for.
   */

  private static final int REMOVED = 0;
  private static final int REPLACED = 1;
  private static final int ADDED = 2;

  private DeltaCodec() {}

  static <V> void write(
      BlockWriter out, MapleTree<V> older, MapleTree<V> newer, NodeWriter.Values<? super V> values)
      throws IOException {
    List<Change<V>> changes = older.diff(newer).toJavaList();
    out.writeNumber(older.size());
    out.writeNumber(newer.size());
    out.writeNumber(changes.size());
    long before = 0;
    for (Change<V> change : changes) {
      V value = after(change);
      out.writeByte(change instanceof Change.Added ? ADDED : value == null ? REMOVED : REPLACED);
      out.writeNumber(change.range().first() - before);
      out.writeNumber(change.range().last() - change.range().first());
      before = change.range().first();
      if (value != null) {
        values.write(out, value);
      }
    }
  }

  private static <V> @Nullable V after(Change<V> change) {
    if (change instanceof Change.Added<V> added) {
      return added.entry().value();
    }
    return change instanceof Change.Replaced<V> replaced ? replaced.after() : null;
  }

  /** The new tree; its policies are the old one's. */
  static <V> MapleTree<V> read(
      BlockReader in, MapleTree<V> older, NodeReader.Values<? extends V> values)
      throws IOException {
    long start = in.offset();
    check(start, "old", in.readNumber(), older.size());
    long newSize = in.readNumber();
    int count = in.readCount("number of changes");
    List<Change<V>> changes = new ArrayList<>();
    long before = Unsigned.MIN;
    for (int i = 0; i < count; i++) {
      Change<V> change = readChange(in, before, older, values);
      before = Unsigned.flip(change.range().first());
      changes.add(change);
    }
    MapleTree<V> newer =
        older
            .patch(changes)
            .getOrElseThrow(
                conflict ->
                    BlockReader.corrupt(
                        start,
                        "a change at " + conflict.change().range() + " doesn't fit the old tree"));
    check(start, "new", newSize, newer.size());
    return newer;
  }

  private static <V> Change<V> readChange(
      BlockReader in, long before, MapleTree<V> older, NodeReader.Values<? extends V> values)
      throws IOException {
    long start = in.offset();
    int kind = in.readByte();
    long first = NodeReader.behind(before, in.readNumber(), start);
    long last = NodeReader.behind(first, in.readNumber(), start);
    Range range = Range.of(Unsigned.flip(first), Unsigned.flip(last));
    if (kind == ADDED) {
      return new Change.Added<>(Entry.of(range, values.read(in)));
    }
    Entry<V> old = older.entryAtOrNull(range.first());
    if (kind > ADDED || old == null || !old.range().equals(range)) {
      throw BlockReader.corrupt(start, "the old tree has no entry of range " + range);
    }
    return kind == REMOVED
        ? new Change.Removed<>(old)
        : new Change.Replaced<>(range, old.value(), values.read(in));
  }

  private static void check(long start, String which, long written, long actual)
      throws IOException {
    if (written != actual) {
      throw BlockReader.corrupt(
          start,
          "made for "
              + Long.toUnsignedString(written)
              + " entries in the "
              + which
              + " tree, which has "
              + actual);
    }
  }
}
