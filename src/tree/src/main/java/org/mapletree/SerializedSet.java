package org.mapletree;

import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OptionalDataException;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Unsigned;

/** What stands for a set in a stream of objects. */
final class SerializedSet implements Serializable {
  /*
   * Implementation notes.
   *
   * Format, version 1: a byte 1, the number of ranges, and for each range the gap since the one before (since key 0) and the last key less
   * the first one, as numbers in the form of SerializedTree. Nothing that is read is believed: see there. A gap of 0 is legal before the
   * first range only, since ranges of a set never touch.
   */

  private static final long serialVersionUID = 1;
  private static final byte VERSION = 1;

  private transient @Nullable MapleSet set;

  SerializedSet(MapleSet set) {
    this.set = set;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    MapleSet written = set;
    if (written == null) {
      throw new InvalidObjectException("no set to write");
    }
    out.writeByte(VERSION);
    SerializedTree.writeNumber(out, written.size());
    long next = 0;
    for (Range range : written) {
      SerializedTree.writeNumber(out, range.first() - next);
      SerializedTree.writeNumber(out, range.last() - range.first());
      next = range.last() + 1; // wraps only behind the last range of all
    }
  }

  private void readObject(ObjectInputStream in) throws IOException {
    try {
      set = read(in);
    } catch (EOFException | OptionalDataException | StreamCorruptedException cut) {
      throw SerializedTree.cut("a set", cut);
    }
  }

  private static MapleSet read(ObjectInputStream in) throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new InvalidObjectException("unknown version " + version + " of a serialized set");
    }
    long size = SerializedTree.readNumber(in);
    MapleTree.Builder<Boolean> ranges = MapleTree.builder();
    long next = Unsigned.MIN;
    for (long read = 0; read != size; read++) {
      long gap = SerializedTree.readNumber(in);
      if (read > 0 && (gap == 0 || next == Unsigned.MIN)) {
        throw new InvalidObjectException("two ranges that touch, or one behind the last key");
      }
      long first = SerializedTree.behind(next, gap);
      long last = SerializedTree.behind(first, SerializedTree.readNumber(in));
      ranges.add(Unsigned.flip(first), Unsigned.flip(last), true);
      next = last + 1;
    }
    return MapleSet.ofCoalesced(ranges.build());
  }

  private Object readResolve() throws InvalidObjectException {
    if (set == null) {
      throw new InvalidObjectException("a serialized set without its content");
    }
    return set;
  }
}
