package org.mapletree.codec;

import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.mapletree.Clipping;
import org.mapletree.Joining;
import org.mapletree.MapleTree;

/**
 * Trees, and differences between trees, as bytes.
 *
 * <pre>{@code
 * var codec = SnapshotCodec.of(ValueCodec.utf8());
 * byte[] bytes = codec.encode(MapleTree.of(0x1000, 0x4fff, "heap"));
 * codec.decode(bytes);                         // Right({0x1000-0x4fff=heap})
 * bytes[40] ^= 1;
 * codec.decode(bytes);                         // Left(at offset 0x1c: the checksum of ...)
 * }</pre>
 *
 * <p>What is written is the same on every machine; the format is described with this package. What
 * is read is not believed: each block has a checksum, and each rule of the tree is checked. A cut
 * or changed byte is a {@link CorruptSnapshot} that names the offset. No more than 64 KiB are
 * allocated on the word of bytes whose checksum has not been seen, and afterwards no more than is
 * in proportion to what has been.
 *
 * <p>Reading takes as many bytes from a stream as were written, and not one more. Writing and
 * reading are O(entries), for a delta O(changes * log n).
 *
 * <p>Policies of trees are code and are not written: trees that are read have those of {@link
 * #withPolicies}.
 *
 * @param <V> the type of the trees' values
 */
@CheckReturnValue
public final class SnapshotCodec<V> {

  private final ValueCodec<V> values;
  private final MapleTree<V> empty;

  private SnapshotCodec(ValueCodec<V> values, MapleTree<V> empty) {
    this.values = values;
    this.empty = empty;
  }

  /**
   * A codec for trees with the default policies.
   *
   * @param values the codec of their values
   * @param <V> the type of their values
   * @return the codec
   */
  public static <V> SnapshotCodec<V> of(ValueCodec<V> values) {
    return new SnapshotCodec<>(Objects.requireNonNull(values, "values"), MapleTree.empty());
  }

  /**
   * This codec, for trees whose values depend on their ranges.
   *
   * @param clipping what becomes of a value when its range is cut
   * @param joining whether entries that touch may become one
   * @return a codec that reads trees with these policies
   */
  public SnapshotCodec<V> withPolicies(Clipping<V> clipping, Joining<V> joining) {
    return new SnapshotCodec<>(values, MapleTree.empty(clipping, joining));
  }

  /**
   * The codec of the values.
   *
   * @return the codec
   */
  public ValueCodec<V> values() {
    return values;
  }

  MapleTree<V> empty() {
    return empty;
  }

  /**
   * Writes a tree.
   *
   * @param tree the tree
   * @param out where to; it is flushed, not closed
   * @throws IOException if {@code out} cannot be written
   */
  public void write(MapleTree<V> tree, OutputStream out) throws IOException {
    Preamble.write(out, Preamble.Kind.TREE);
    BlockWriter blocks = new BlockWriter(out, Preamble.LENGTH);
    blocks.writeText(values.name());
    NodeReader.Capacities.write(blocks);
    new NodeWriter<>(blocks, new ValueWriter<>(values)).write(tree);
    blocks.endSection();
  }

  /**
   * Reads a tree.
   *
   * @param in where from; it is not closed
   * @return the tree; on the left why these bytes are none
   * @throws IOException if {@code in} cannot be read
   */
  public Either<CorruptSnapshot, MapleTree<V>> read(InputStream in) throws IOException {
    return CorruptSnapshotException.caught(
        () -> {
          BlockReader blocks = begin(in, Preamble.Kind.TREE);
          NodeReader.Capacities capacities = NodeReader.Capacities.read(blocks);
          TreeReader<V> trees = new TreeReader<>(blocks, capacities, new ValueReader<>(values));
          MapleTree<V> tree = trees.read(empty, null).tree();
          blocks.endSection();
          return tree;
        });
  }

  /**
   * Writes what turns one tree into another: few bytes where they are versions of one tree.
   *
   * @param older a tree
   * @param newer another tree
   * @param out where to; it is flushed, not closed
   * @throws IOException if {@code out} cannot be written
   */
  public void writeDelta(MapleTree<V> older, MapleTree<V> newer, OutputStream out)
      throws IOException {
    Preamble.write(out, Preamble.Kind.DELTA);
    BlockWriter blocks = new BlockWriter(out, Preamble.LENGTH);
    blocks.writeText(values.name());
    DeltaCodec.write(blocks, older, newer, new ValueWriter<>(values));
    blocks.endSection();
  }

  /**
   * Reads a delta and applies it.
   *
   * @param older a tree that equals the older one that the delta was made of
   * @param in where from; it is not closed
   * @return a tree that equals the newer one, with the policies of {@code older} and the nodes that
   *     the change left alone; on the left why these bytes are no delta, or none of that tree
   * @throws IOException if {@code in} cannot be read
   */
  public Either<CorruptSnapshot, MapleTree<V>> readDelta(MapleTree<V> older, InputStream in)
      throws IOException {
    return CorruptSnapshotException.caught(
        () -> {
          BlockReader blocks = begin(in, Preamble.Kind.DELTA);
          MapleTree<V> newer = DeltaCodec.read(blocks, older, new ValueReader<>(values));
          blocks.endSection();
          return newer;
        });
  }

  /**
   * As {@link #write}, into memory.
   *
   * @param tree the tree
   * @return the bytes
   */
  public byte[] encode(MapleTree<V> tree) {
    return bytes(out -> write(tree, out));
  }

  /**
   * As {@link #read}, from memory. More bytes than were written are an error.
   *
   * @param bytes the bytes
   * @return the tree; on the left why these bytes are none
   */
  public Either<CorruptSnapshot, MapleTree<V>> decode(byte[] bytes) {
    return fromBytes(bytes, this::read);
  }

  /**
   * As {@link #writeDelta}, into memory.
   *
   * @param older a tree
   * @param newer another tree
   * @return the bytes
   */
  public byte[] encodeDelta(MapleTree<V> older, MapleTree<V> newer) {
    return bytes(out -> writeDelta(older, newer, out));
  }

  /**
   * As {@link #readDelta}, from memory. More bytes than were written are an error.
   *
   * @param older a tree that equals the older one that the delta was made of
   * @param bytes the bytes
   * @return the newer tree; on the left why these bytes are no delta, or none of that tree
   */
  public Either<CorruptSnapshot, MapleTree<V>> decodeDelta(MapleTree<V> older, byte[] bytes) {
    return fromBytes(bytes, in -> readDelta(older, in));
  }

  private BlockReader begin(InputStream in, Preamble.Kind kind) throws IOException {
    Preamble.read(in, kind);
    BlockReader blocks = new BlockReader(in, Preamble.LENGTH);
    blocks.beginSection();
    requireName(blocks, values.name());
    return blocks;
  }

  /** Reads the name of a codec, and checks that it is the expected one. */
  static void requireName(BlockReader blocks, String expected) throws IOException {
    long start = blocks.offset();
    String name = blocks.readText();
    if (!name.equals(expected)) {
      throw BlockReader.corrupt(
          start, "written by codec '" + name + "', to be read by '" + expected + "'");
    }
  }

  /** Something that writes. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Something that reads. */
  @FunctionalInterface
  interface Reading<R> {
    Either<CorruptSnapshot, R> from(InputStream in) throws IOException;
  }

  static byte[] bytes(Writing writing) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      writing.to(bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static <R> Either<CorruptSnapshot, R> fromBytes(byte[] bytes, Reading<R> reading) {
    try {
      ByteArrayInputStream in = new ByteArrayInputStream(bytes);
      Either<CorruptSnapshot, R> read = reading.from(in);
      return read.isRight() && in.available() > 0
          ? Either.left(
              new CorruptSnapshot(
                  bytes.length - in.available(), "there is more than there should be"))
          : read;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
