package org.mapletree.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Writes sections: numbers, texts and bytes, cut into blocks with checksums. */
final class BlockWriter {

  private final OutputStream out;
  private final byte[] block = new byte[Block.HEAD + Block.CAPACITY];
  private int length;
  private boolean first = true;
  private long offset;

  /**
   * Begins to write.
   *
   * @param out where to; {@link #endSection} flushes it
   * @param offset how many bytes of the snapshot or file stand before
   */
  BlockWriter(OutputStream out, long offset) {
    this.out = out;
    this.offset = offset;
  }

  /** How many bytes of the snapshot or file have been written, without the unfinished block. */
  long offset() {
    return offset;
  }

  void writeByte(int value) throws IOException {
    if (length == Block.CAPACITY) {
      writeBlock(false);
    }
    block[Block.HEAD + length++] = (byte) value;
  }

  /**
   * Writes an unsigned number: 7 bits a byte, the lowest first, the high bit set in all bytes but
   * the last.
   */
  void writeNumber(long number) throws IOException {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      writeByte((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  /** Writes a difference of two numbers, which is short if they are near each other. */
  void writeDifference(long difference) throws IOException {
    writeNumber((difference << 1) ^ (difference >> 63));
  }

  /** Writes 8 bytes, the lowest first. */
  void writeLong(long value) throws IOException {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      writeByte((int) (value >>> shift) & 0xff);
    }
  }

  /** Writes a length and that many bytes. */
  void writeBytes(byte[] bytes) throws IOException {
    writeNumber(bytes.length);
    int from = 0;
    while (from < bytes.length) {
      if (length == Block.CAPACITY) {
        writeBlock(false);
      }
      int part = Math.min(bytes.length - from, Block.CAPACITY - length);
      System.arraycopy(bytes, from, block, Block.HEAD + length, part);
      length += part;
      from += part;
    }
  }

  /** Writes a text as UTF-8. */
  void writeText(String text) throws IOException {
    writeBytes(utf8(text));
  }

  /** Ends a section, which must not be empty; the next byte begins another. */
  void endSection() throws IOException {
    assert length > 0;
    writeBlock(true);
    first = true;
    out.flush();
  }

  private void writeBlock(boolean last) throws IOException {
    int checksum = Block.checksum(block, Block.HEAD, length);
    new Block(length, first, last, checksum).write(block, offset);
    out.write(block, 0, Block.HEAD + length);
    offset += Block.HEAD + length;
    first = false;
    length = 0;
  }

  /**
   * A text as UTF-8.
   *
   * @throws IllegalArgumentException if it holds half of a surrogate pair, which UTF-8 cannot say
   */
  static byte[] utf8(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException lone) {
      throw new IllegalArgumentException("a text with half of a surrogate pair: " + text, lone);
    }
  }
}
