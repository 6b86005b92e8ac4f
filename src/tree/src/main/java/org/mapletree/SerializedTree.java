package org.mapletree;

import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OptionalDataException;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Node;
import org.mapletree.internal.Spine;
import org.mapletree.internal.Unsigned;
import org.mapletree.internal.Walker;

/** What stands for a tree in a stream of Java serialization. */
final class SerializedTree<V> implements Serializable {
  /*
   * Implementation notes.
   *
   * Format, version 1, apart from the one of snapshots:
   *
   *     byte    version, 1
   *     byte    policies: 1 if a clipping follows, 2 if a joining follows, 3 if both do
   *     object  the clipping, then the joining, where they follow
   *     number  how many entries
   *     then groups of up to 256 entries: for each entry two numbers, the gap since the entry before (since key 0) and the last key less the
   *     first one; then the values, as objects
   *
   * A number is unsigned, 7 bits a byte, the lowest first, the high bit set in all bytes but the last; the shortest form is the only legal one.
   *
   * What is read is not believed: ranges come as differences, so they can only ascend, and a difference that would go beyond 2^64-1 is refused;
   * the nodes are made here, by a Spine, and not by the stream. Nothing is allocated by the number of entries: a stream that promises more
   * than it holds is refused after what it does hold.
   */

  private static final long serialVersionUID = 1;
  private static final byte VERSION = 1;
  private static final int GROUP = 256;
  private static final int HAS_CLIPPING = 1;
  private static final int HAS_JOINING = 2;

  private transient @Nullable MapleTree<V> tree;

  /**
   * Stands for a tree.
   *
   * @throws NotSerializableException if a policy of the tree cannot be written; the message names
   *     it
   */
  SerializedTree(MapleTree<V> tree) throws NotSerializableException {
    this.tree = tree;
    check("clipping", hasClipping(tree.policies()), tree.policies().clipping());
    check("joining", hasJoining(tree.policies()), tree.policies().joining());
  }

  private static void check(String name, boolean written, Object policy)
      throws NotSerializableException {
    if (written && !(policy instanceof Serializable)) {
      throw new NotSerializableException(
          "the tree's " + name + " is not Serializable: " + policy.getClass().getName());
    }
  }

  @SuppressWarnings("ReferenceEquality") // there is one default
  private static boolean hasClipping(Policies<?> policies) {
    return (Object) policies.clipping() != Policies.NO_CLIPPING;
  }

  @SuppressWarnings("ReferenceEquality") // there is one default
  private static boolean hasJoining(Policies<?> policies) {
    return (Object) policies.joining() != Policies.EQUAL_JOINING;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    MapleTree<V> written = tree;
    if (written == null) {
      throw new InvalidObjectException("no tree to write");
    }
    Policies<V> policies = written.policies();
    boolean clipping = hasClipping(policies);
    boolean joining = hasJoining(policies);
    out.writeByte(VERSION);
    out.writeByte((clipping ? HAS_CLIPPING : 0) | (joining ? HAS_JOINING : 0));
    if (clipping) {
      out.writeObject(policies.clipping());
    }
    if (joining) {
      out.writeObject(policies.joining());
    }
    writeNumber(out, written.size());
    writeEntries(out, written.root());
  }

  private static <V> void writeEntries(ObjectOutputStream out, Node<V> root) throws IOException {
    Walker<V> ranges = Walker.atOrAfter(root, Unsigned.MIN);
    Walker<V> values = Walker.atOrAfter(root, Unsigned.MIN);
    long next = Unsigned.MIN;
    while (ranges.isPresent()) {
      int group = 0;
      for (; group < GROUP && ranges.isPresent(); group++) {
        writeNumber(out, ranges.first() - next);
        writeNumber(out, ranges.last() - ranges.first());
        next = ranges.last() + 1; // wraps only behind the last entry of all
        ranges.forward();
      }
      for (; group > 0; group--) {
        out.writeObject(values.value());
        values.forward();
      }
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    try {
      tree = read(in);
    } catch (EOFException | OptionalDataException | StreamCorruptedException cut) {
      throw cut("a tree", cut);
    } catch (RuntimeException thrown) { // by a value, or by the stream, of what should be one
      InvalidObjectException invalid =
          new InvalidObjectException("a policy or value of a tree cannot be read: " + thrown);
      invalid.initCause(thrown);
      throw invalid;
    }
  }

  /** What a stream is that ends, or goes on with something else, within what it holds. */
  static InvalidObjectException cut(String what, IOException cause) {
    InvalidObjectException invalid =
        new InvalidObjectException(
            "the stream ends, or goes on with something else, within " + what);
    invalid.initCause(cause);
    return invalid;
  }

  private static <V> MapleTree<V> read(ObjectInputStream in)
      throws IOException, ClassNotFoundException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new InvalidObjectException("unknown version " + version + " of a serialized tree");
    }
    Policies<V> policies = readPolicies(in);
    long size = readNumber(in);
    if (size < 0) {
      throw new InvalidObjectException("a tree of " + Unsigned.hex(size) + " entries");
    }
    return new MapleTree<>(readEntries(in, size), policies);
  }

  @SuppressWarnings("unchecked") // as with every generic object in a stream
  private static <V> Policies<V> readPolicies(ObjectInputStream in)
      throws IOException, ClassNotFoundException {
    int kinds = in.readUnsignedByte();
    if (kinds > (HAS_CLIPPING | HAS_JOINING)) {
      throw new InvalidObjectException("unknown kinds of policies: " + kinds);
    }
    if (kinds == 0) {
      return Policies.ofDefault();
    }
    Object clipping = (kinds & HAS_CLIPPING) == 0 ? Clipping.none() : in.readObject();
    Object joining = (kinds & HAS_JOINING) == 0 ? Joining.ofEqual() : in.readObject();
    if (!(clipping instanceof Clipping) || !(joining instanceof Joining)) {
      throw new InvalidObjectException("the policies of a tree are no clipping and joining");
    }
    return Policies.of((Clipping<V>) clipping, (Joining<V>) joining);
  }

  @SuppressWarnings("unchecked") // as with every generic object in a stream
  private static <V> Node<V> readEntries(ObjectInputStream in, long size)
      throws IOException, ClassNotFoundException {
    Spine<V> spine = new Spine<>();
    long[] firsts = new long[GROUP];
    long[] lasts = new long[GROUP];
    long next = Unsigned.MIN;
    for (long read = 0; read < size; ) {
      int group = (int) Math.min(GROUP, size - read);
      for (int i = 0; i < group; i++) {
        if (read + i > 0 && next == Unsigned.MIN) {
          throw new InvalidObjectException("an entry behind the last key of all");
        }
        firsts[i] = behind(next, readNumber(in));
        lasts[i] = behind(firsts[i], readNumber(in));
        next = lasts[i] + 1;
      }
      for (int i = 0; i < group; i++) {
        Object value = in.readObject();
        if (value == null) {
          throw new InvalidObjectException("no value for " + Unsigned.range(firsts[i], lasts[i]));
        }
        spine.add(firsts[i], lasts[i], (V) value);
      }
      read += group;
    }
    return spine.root();
  }

  /** The flipped key at a distance behind another one. */
  static long behind(long key, long distance) throws InvalidObjectException {
    if (Unsigned.less(Unsigned.MAX - key, distance)) {
      throw new InvalidObjectException(
          Unsigned.hex(distance)
              + " keys behind "
              + Unsigned.hex(Unsigned.flip(key))
              + " there is no key");
    }
    return key + distance;
  }

  static void writeNumber(ObjectOutputStream out, long number) throws IOException {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  static long readNumber(ObjectInputStream in) throws IOException {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int piece = in.readUnsignedByte();
      number |= (long) (piece & 0x7f) << shift;
      if (piece < 0x80) {
        if ((shift > 0 && piece == 0) || (shift == 63 && piece > 1)) {
          break;
        }
        return number;
      }
    }
    throw new InvalidObjectException("a number that is too long");
  }

  private Object readResolve() throws InvalidObjectException {
    if (tree == null) {
      throw new InvalidObjectException("a serialized tree without its content");
    }
    return tree;
  }
}
