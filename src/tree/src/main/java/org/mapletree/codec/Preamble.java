package org.mapletree.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** The first 16 bytes of everything that this package writes: what it is, in which version. */
final class Preamble {
  /*
   * Implementation notes.
   *
   *     0   8   magic 89 4d 41 50 4c 45 0d 0a; no text begins so, and copying as text would change it
   *     8   1   format version
   *     9   1   kind
   *     10  2   0
   *     12  4   CRC32C of the bytes before
   *
   * This layout is the same in all versions, so that the version can be trusted before it is acted on.
   */

  /** The format version that is written; all up to it are read. */
  static final int VERSION = 1;

  static final int LENGTH = 16;

  /** What follows. */
  enum Kind {
    TREE(1, "a tree"),
    DELTA(2, "a delta between two trees"),
    HISTORY(3, "a history"),
    FILE(4, "a history file");

    private final byte code;
    private final String text;

    Kind(int code, String text) {
      this.code = (byte) code;
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final byte[] MAGIC = {(byte) 0x89, 'M', 'A', 'P', 'L', 'E', '\r', '\n'};

  private Preamble() {}

  static void write(OutputStream out, Kind kind) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).put((byte) VERSION).put(kind.code).putShort((short) 0);
    bytes.putInt(checksum(bytes.array()));
    out.write(bytes.array());
  }

  /** Reads it, and checks that {@code expected} follows. */
  static void read(InputStream in, Kind expected) throws IOException {
    Kind kind = read(in);
    if (kind != expected) {
      throw new CorruptSnapshotException(9, "this is " + kind + ", not " + expected);
    }
  }

  static Kind read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LENGTH);
    for (int i = 0; i < MAGIC.length; i++) {
      if (i >= bytes.length || bytes[i] != MAGIC[i]) {
        throw new CorruptSnapshotException(
            Math.min(i, bytes.length), "this is no snapshot of mapletree");
      }
    }
    if (bytes.length < LENGTH) {
      throw new CorruptSnapshotException(bytes.length, "cut after " + bytes.length + " bytes");
    }
    ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (fields.getInt(12) != checksum(bytes)) {
      throw new CorruptSnapshotException(8, "the checksum of the first bytes is wrong");
    }
    int version = bytes[8] & 0xff;
    if (version != VERSION) {
      throw new CorruptSnapshotException(8, "format version " + version + " is not known here");
    }
    for (Kind kind : Kind.values()) {
      if (kind.code == bytes[9] && fields.getShort(10) == 0) {
        return kind;
      }
    }
    throw new CorruptSnapshotException(9, "kind " + (bytes[9] & 0xff) + " is not known here");
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, 12);
    return (int) checksum.getValue();
  }
}
