package org.mapletree.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The head of a block: how long its content is, and whether a section begins or ends with it.
 *
 * @param length the bytes of its content, 1 to {@link #CAPACITY}
 * @param first whether a section begins with it
 * @param last whether a section ends with it
 * @param contentChecksum the CRC32C of the content
 */
record Block(int length, boolean first, boolean last, int contentChecksum) {
  /*
   * Implementation notes.
   *
   *     0   3   length of the content
   *     3   1   1 if a section begins here, plus 2 if one ends here
   *     4   4   CRC32C of the content
   *     8   4   CRC32C of the block's own offset, as 8 bytes, and of the 8 bytes before
   *
   * The head has a checksum of its own, so that no wrong length is ever acted on. Offsets go into it, so that a block that was moved, doubled
   * or left over from before is none.
   */

  /** The longest content, and so the most that is allocated before a checksum has been seen. */
  static final int CAPACITY = 1 << 16;

  static final int HEAD = 12;

  private static final int FIRST = 1;
  private static final int LAST = 2;

  void write(byte[] into, long offset) {
    ByteBuffer head = ByteBuffer.wrap(into).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(length | (first ? FIRST : 0) << 24 | (last ? LAST : 0) << 24);
    head.putInt(contentChecksum);
    head.putInt(headChecksum(into, 0, offset));
  }

  /** The head at a place in a buffer; null if there is none. {@code offset} is where it stands. */
  static @Nullable Block readOrNull(byte[] bytes, int at, long offset) {
    ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int word = head.getInt(at);
    int length = word & 0xffffff;
    int flags = word >>> 24;
    if (length == 0
        || length > CAPACITY
        || flags > (FIRST | LAST)
        || head.getInt(at + 8) != headChecksum(bytes, at, offset)) {
      return null;
    }
    return new Block(length, (flags & FIRST) != 0, (flags & LAST) != 0, head.getInt(at + 4));
  }

  static int checksum(byte[] bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }

  private static int headChecksum(byte[] bytes, int at, long offset) {
    CRC32C checksum = new CRC32C();
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      checksum.update((int) (offset >>> shift) & 0xff);
    }
    checksum.update(bytes, at, HEAD - Integer.BYTES);
    return (int) checksum.getValue();
  }
}
