package org.mapletree.codec;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;
import org.mapletree.history.History;
import org.mapletree.history.HistoryParts;
import org.mapletree.history.TreeView;

/**
 * Whole histories as bytes. Each node that versions share is written once, and is one object again
 * after reading: a history that was read holds as many bytes as the one that was written.
 *
 * <pre>{@code
 * var codec = HistoryCodec.ofTrees(SnapshotCodec.of(ValueCodec.utf8()));
 * byte[] bytes = codec.encode(history);
 * codec.decode(bytes).get().asOf(noon);
 * }</pre>
 *
 * <p>Versions, branches, undo and redo, tags and what retention left come back as they were; the
 * clock is the system's. Damage and limits are as with {@link SnapshotCodec}. To add to a history
 * that is on disk, see {@link HistoryFile}.
 *
 * @param <T> the type of the history's values
 * @param <V> the type of the values in their trees
 */
@CheckReturnValue
public final class HistoryCodec<T, V> {

  private final String name;
  private final TreeView<T, V> view;
  private final boolean seesTrees;
  private final ValueCodec<T> rest;
  private final ValueCodec<V> values;

  private HistoryCodec(
      String name,
      TreeView<T, V> view,
      boolean seesTrees,
      ValueCodec<T> rest,
      ValueCodec<V> values) {
    this.name = name;
    this.view = view;
    this.seesTrees = seesTrees;
    this.rest = rest;
    this.values = values;
  }

  /**
   * A codec for histories of trees, named {@code tree of NAME} after the codec of their values.
   *
   * @param trees the codec of the trees
   * @param <V> the type of their values
   * @return the codec
   */
  public static <V> HistoryCodec<MapleTree<V>, V> ofTrees(SnapshotCodec<V> trees) {
    MapleTree<V> empty = trees.empty();
    ValueCodec<MapleTree<V>> nothing =
        ValueCodec.of("tree", tree -> new byte[0], bytes -> requireNothing(bytes, empty));
    return of(TreeView.identity(), nothing, trees.values());
  }

  private static <V> MapleTree<V> requireNothing(byte[] bytes, MapleTree<V> empty) {
    if (bytes.length > 0) {
      throw new IllegalArgumentException(bytes.length + " bytes beside a tree");
    }
    return empty;
  }

  /**
   * A codec for histories of values that have a tree inside, named {@code REST of NAME} after both
   * codecs.
   *
   * @param view finds the tree in a value
   * @param rest writes a value without its tree, and reads one whose tree is empty, with the
   *     policies that it should have
   * @param values the codec of the trees' values
   * @param <T> the type of the history's values
   * @param <V> the type of the values in their trees
   * @return the codec
   */
  public static <T, V> HistoryCodec<T, V> of(
      TreeView<T, V> view, ValueCodec<T> rest, ValueCodec<V> values) {
    return new HistoryCodec<>(
        rest.name() + " of " + values.name(),
        Objects.requireNonNull(view, "view"),
        true,
        rest,
        values);
  }

  /**
   * A codec for histories of values that have no tree inside, named as the codec of the values.
   *
   * @param values the codec of the values
   * @param <T> the type of the history's values
   * @return the codec
   */
  public static <T> HistoryCodec<T, Void> ofValues(ValueCodec<T> values) {
    ValueCodec<Void> none =
        ValueCodec.of(
            "nothing",
            value -> new byte[0],
            bytes -> {
              throw new IllegalArgumentException("a tree in a value that has none");
            });
    return new HistoryCodec<>(values.name(), new NoTree<>(), false, values, none);
  }

  /** The view of values without trees. */
  private static final class NoTree<T> implements TreeView<T, Void> {
    @Override
    public MapleTree<Void> tree(T value) {
      return MapleTree.empty();
    }

    @Override
    public T with(T rest, MapleTree<Void> tree) {
      return rest;
    }
  }

  /**
   * The name that a snapshot or a history file holds; it is read by a codec of that name only.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  MapleTree<V> tree(T value) {
    return view.tree(value);
  }

  T with(T value, MapleTree<V> tree) {
    return view.with(value, tree);
  }

  ValueCodec<T> rest() {
    return rest;
  }

  ValueCodec<V> values() {
    return values;
  }

  History<T> history(HistoryParts<T> parts) {
    return seesTrees ? History.ofParts(parts, view) : History.ofParts(parts);
  }

  /**
   * Writes a history. O(distinct nodes).
   *
   * @param history the history
   * @param out where to; it is flushed, not closed
   * @throws IOException if {@code out} cannot be written
   */
  public void write(History<T> history, OutputStream out) throws IOException {
    Preamble.write(out, Preamble.Kind.HISTORY);
    new HistoryWriter<>(this, new BlockWriter(out, Preamble.LENGTH)).write(history.parts());
  }

  /**
   * Reads a history.
   *
   * @param in where from; it is not closed
   * @return the history; on the left why these bytes are none
   * @throws IOException if {@code in} cannot be read
   */
  public Either<CorruptSnapshot, History<T>> read(InputStream in) throws IOException {
    return CorruptSnapshotException.caught(
        () -> {
          Preamble.read(in, Preamble.Kind.HISTORY);
          return new HistoryReader<>(this, new BlockReader(in, Preamble.LENGTH)).read();
        });
  }

  /**
   * As {@link #write}, into memory.
   *
   * @param history the history
   * @return the bytes
   */
  public byte[] encode(History<T> history) {
    return SnapshotCodec.bytes(out -> write(history, out));
  }

  /**
   * As {@link #read}, from memory. More bytes than were written are an error.
   *
   * @param bytes the bytes
   * @return the history; on the left why these bytes are none
   */
  public Either<CorruptSnapshot, History<T>> decode(byte[] bytes) {
    return SnapshotCodec.fromBytes(bytes, this::read);
  }

  /** Writes a value without its tree; a flag alone where it is as in {@code base}. */
  void writeRest(BlockWriter out, T value, @Nullable T base) throws IOException {
    byte[] bytes = rest.encode(value);
    boolean same = base != null && Arrays.equals(bytes, rest.encode(base));
    out.writeByte(same ? 1 : 0);
    if (!same) {
      out.writeBytes(bytes);
    }
  }

  /** Reads what {@link #writeRest} wrote; the value's tree is any, with the right policies. */
  T readRest(BlockReader in, @Nullable T base) throws IOException {
    long start = in.offset();
    int same = in.readByte();
    if (same == 0) {
      return ValueReader.decode(in, rest);
    }
    if (same > 1 || base == null) {
      throw BlockReader.corrupt(start, "a value is as that of a version which is not there");
    }
    return base;
  }
}
