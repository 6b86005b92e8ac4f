package org.mapletree.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads sections: checks every block before a byte of it is handed out. Whatever is wrong is a
 * {@link CorruptSnapshotException}. Reads no byte beyond the block that it needs, and allocates in
 * proportion to what has been checked.
 */
final class BlockReader {

  private final InputStream in;
  private final byte[] head = new byte[Block.HEAD];
  private byte[] content = new byte[0];
  private int position;
  private int length;

  /** Where the next block stands. */
  private long offset;

  /** Whether the block at hand ends its section; true before the first. */
  private boolean last = true;

  /**
   * Begins to read.
   *
   * @param in where from
   * @param offset how many bytes of the snapshot or file stand before
   */
  BlockReader(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /** The offset of the next byte in the snapshot or file. */
  long offset() {
    return offset - length + position;
  }

  /** The exception for a problem with what begins at an offset. */
  static CorruptSnapshotException corrupt(long offset, String problem) {
    return new CorruptSnapshotException(offset, problem);
  }

  int readByte() throws IOException {
    if (position == length) {
      nextInSection();
    }
    return content[position++] & 0xff;
  }

  /** Reads an unsigned number in its one legal form, the shortest. */
  long readNumber() throws IOException {
    long start = offset();
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int piece = readByte();
      number |= (long) (piece & 0x7f) << shift;
      if (piece < 0x80) {
        if ((shift > 0 && piece == 0) || (shift == 63 && piece > 1)) {
          break;
        }
        return number;
      }
    }
    throw corrupt(start, "a number is longer than it need be");
  }

  /** Reads a number that is at most {@code limit}. */
  long readNumber(long limit, String what) throws IOException {
    long start = offset();
    long number = readNumber();
    if (number < 0 || number > limit) {
      throw corrupt(
          start, Long.toUnsignedString(number) + " is no " + what + ", which is at most " + limit);
    }
    return number;
  }

  int readCount(String what) throws IOException {
    return (int) readNumber(Integer.MAX_VALUE - 8, what);
  }

  long readDifference() throws IOException {
    long coded = readNumber();
    return (coded >>> 1) ^ -(coded & 1);
  }

  long readLong() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      value |= (long) readByte() << shift;
    }
    return value;
  }

  /** Reads a length and that many bytes. The array grows as blocks are checked. */
  byte[] readBytes() throws IOException {
    int wanted = readCount("length");
    if (wanted <= length - position) {
      byte[] bytes = new byte[wanted];
      System.arraycopy(content, position, bytes, 0, wanted);
      position += wanted;
      return bytes;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (bytes.size() < wanted) {
      if (position == length) {
        nextInSection();
      }
      int part = Math.min(wanted - bytes.size(), length - position);
      bytes.write(content, position, part);
      position += part;
    }
    return bytes.toByteArray();
  }

  String readText() throws IOException {
    long start = offset();
    byte[] bytes = readBytes();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw corrupt(start, "a text is not UTF-8");
    }
  }

  /** Begins the next section. */
  void beginSection() throws IOException {
    assert last && position == length;
    if (!readBlock().first()) {
      throw corrupt(offset - length - Block.HEAD, "a block is not the first of its section");
    }
  }

  /** Checks that the section has been read to its end. */
  void endSection() throws IOException {
    if (position < length || !last) {
      throw corrupt(offset(), "there is more than there should be");
    }
  }

  /** Passes over the rest of the section, and checks it. */
  void skipSection() throws IOException {
    while (!last) {
      nextBlock();
    }
    position = length;
  }

  private void nextInSection() throws IOException {
    if (last) {
      throw corrupt(offset(), "there is less than there should be");
    }
    nextBlock();
  }

  private void nextBlock() throws IOException {
    if (readBlock().first()) {
      throw corrupt(offset - length - Block.HEAD, "a section begins where another should go on");
    }
  }

  private Block readBlock() throws IOException {
    int read = in.readNBytes(head, 0, Block.HEAD);
    if (read < Block.HEAD) {
      throw corrupt(offset + read, "cut in the head of the block at 0x" + Long.toHexString(offset));
    }
    Block block = Block.readOrNull(head, 0, offset);
    if (block == null) {
      throw corrupt(offset, "the head of a block is damaged");
    }
    if (content.length < block.length()) {
      content = new byte[block.length()];
    }
    read = in.readNBytes(content, 0, block.length());
    if (read < block.length()) {
      throw corrupt(offset + Block.HEAD + read, "cut in a block of " + block.length() + " bytes");
    }
    if (Block.checksum(content, 0, read) != block.contentChecksum()) {
      throw corrupt(offset + Block.HEAD, "the checksum of " + read + " bytes is wrong");
    }
    offset += Block.HEAD + block.length();
    length = block.length();
    position = 0;
    last = block.last();
    return block;
  }
}
