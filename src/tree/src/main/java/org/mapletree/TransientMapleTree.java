package org.mapletree;

import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Editor;
import org.mapletree.internal.Lookup;
import org.mapletree.internal.Neighbours;
import org.mapletree.internal.Node;
import org.mapletree.internal.PathWrite;
import org.mapletree.internal.Unsigned;

/**
 * A tree for many edits, changed in place by one thread, then frozen into a {@link MapleTree}.
 *
 * <pre>{@code
 * TransientMapleTree<String> t = tree.asTransient();
 * t.put(0x1000, 0x1fff, "a").remove(0x5000, 0x5fff);
 * MapleTree<String> next = t.persistent();      // t is unusable from here on
 * }</pre>
 *
 * <p>The first edit of a node copies it; later edits change the copy. The tree that it came from
 * stays as it is, and nothing but shared subtrees of it is kept alive. Every method but those of
 * {@link Object} throws {@link IllegalStateException} after {@link #persistent()}, and when called
 * by another thread than the one that made it.
 *
 * @param <V> the type of the values
 */
@CanIgnoreReturnValue
public final class TransientMapleTree<V> {
  /*
   * Implementation notes.
   *
   * The source is held until the first change, so that no change gives it back, and not afterwards. Nodes made here carry the editor in their
   * figures; it is closed by persistent(), after which nobody can own them. The promise that a frozen tree is safe to publish through a race
   * rests on MapleTree.root being final and the MapleTree being made after the last edit: see "Editing in place" in Node.
   */

  private final Editor editor = new Editor();
  private final Policies<V> policies;
  private @Nullable MapleTree<V> source;
  private Node<V> root;

  TransientMapleTree(MapleTree<V> source) {
    this.source = source;
    this.policies = source.policies();
    this.root = source.root();
  }

  /**
   * Ends the editing. O(1).
   *
   * @return a tree with all edits; the very source if there was no change
   * @throws IllegalStateException if this was called before, or by another thread than the one that
   *     made the transient
   */
  public MapleTree<V> persistent() {
    editor.check();
    editor.close();
    return source != null ? source : new MapleTree<>(root, policies);
  }

  /**
   * The number of entries. O(1).
   *
   * @return the number of entries
   */
  public long size() {
    editor.check();
    return root.size();
  }

  /**
   * The value at a key. O(log n).
   *
   * @param key the key, unsigned
   * @return the value of the entry that contains the key; null if the key lies in a gap
   */
  public @Nullable V getOrNull(long key) {
    editor.check();
    return Lookup.find(root, Unsigned.flip(key));
  }

  /**
   * Maps all keys of a range to a value, as {@link MapleTree#put(long, long, Object)} does.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @param value what the keys map to
   * @return this transient
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   * @throws NullPointerException if {@code value} is null
   */
  public TransientMapleTree<V> put(long first, long last, V value) {
    editor.check();
    MapleTree.checkRange(first, last);
    return write(first, last, MapleTree.checkValue(value));
  }

  /**
   * Unmaps all keys of a range, as {@link MapleTree#remove(long, long)} does.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return this transient
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public TransientMapleTree<V> remove(long first, long last) {
    editor.check();
    MapleTree.checkRange(first, last);
    return write(first, last, null);
  }

  /** Puts an entry, unless another one meets its range: that one is returned. */
  @Nullable Entry<V> putIfFree(Entry<V> entry) {
    editor.check();
    Entry<V> obstacle = Neighbours.ceiling(root, Unsigned.flip(entry.first()), MapleTree::entry);
    if (obstacle != null && !Unsigned.less(entry.last(), obstacle.first())) {
      return obstacle;
    }
    write(entry.first(), entry.last(), entry.value());
    return null;
  }

  private TransientMapleTree<V> write(long first, long last, @Nullable V value) {
    Node<V> written =
        PathWrite.write(
            root, Unsigned.flip(first), Unsigned.flip(last), value, policies.clip(), editor);
    if (written != root) {
      source = null;
      root = written;
    }
    return this;
  }
}
