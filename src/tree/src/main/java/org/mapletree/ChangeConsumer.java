package org.mapletree;

/**
 * Takes the differences between two versions of a tree, without an object for each; see {@link
 * MapleTree#forEachChange}. Keys are unsigned, the last one inclusive.
 *
 * @param <V> the type of the values
 */
public interface ChangeConsumer<V> {
  /**
   * Takes an entry of the old version that the new one does not have.
   *
   * @param first its lowest key
   * @param last its highest key
   * @param value its value
   */
  void removed(long first, long last, V value);

  /**
   * Takes an entry of the new version that the old one does not have.
   *
   * @param first its lowest key
   * @param last its highest key
   * @param value its value
   */
  void added(long first, long last, V value);

  /**
   * Takes an entry of both versions that has another value in each.
   *
   * @param first its lowest key
   * @param last its highest key
   * @param before its value in the old version
   * @param after its value in the new version
   */
  void replaced(long first, long last, V before, V after);
}
