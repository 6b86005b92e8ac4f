package org.mapletree.jqwik;

import java.util.ArrayList;
import java.util.List;
import org.mapletree.Change;
import org.mapletree.ChangeConsumer;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** What {@code forEachChange} hands over, made into objects. */
record ChangeList<V>(List<Change<V>> changes) implements ChangeConsumer<V> {
  static <V> List<Change<V>> between(MapleTree<V> older, MapleTree<V> newer) {
    ChangeList<V> list = new ChangeList<>(new ArrayList<>());
    older.forEachChange(newer, list);
    return list.changes;
  }

  @Override
  public void removed(long first, long last, V value) {
    changes.add(new Change.Removed<>(new Entry<>(first, last, value)));
  }

  @Override
  public void added(long first, long last, V value) {
    changes.add(new Change.Added<>(new Entry<>(first, last, value)));
  }

  @Override
  public void replaced(long first, long last, V before, V after) {
    changes.add(new Change.Replaced<>(Range.of(first, last), before, after));
  }
}
