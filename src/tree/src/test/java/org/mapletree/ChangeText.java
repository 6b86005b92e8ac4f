package org.mapletree;

/** What {@code forEachChange} hands over, as text. */
record ChangeText(StringBuilder text) implements ChangeConsumer<Object> {
  static <V> String between(MapleTree<V> older, MapleTree<V> newer) {
    ChangeText changes = new ChangeText(new StringBuilder());
    older.forEachChange(newer, changes);
    return changes.text.toString();
  }

  @Override
  public void removed(long first, long last, Object value) {
    text.append("-").append(new Entry<>(first, last, value));
  }

  @Override
  public void added(long first, long last, Object value) {
    text.append("+").append(new Entry<>(first, last, value));
  }

  @Override
  public void replaced(long first, long last, Object before, Object after) {
    text.append("!").append(new Entry<>(first, last, before + " to " + after));
  }
}
