package org.mapletree.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file from one offset to another, read through a buffer. */
final class FileBytes extends InputStream {

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 17);
  private long next;
  private final long end;

  FileBytes(FileChannel channel, long from, long end) {
    this.channel = channel;
    this.next = from;
    this.end = end;
    buffer.limit(0);
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int part = Math.min(length, buffer.remaining());
    buffer.get(bytes, from, part);
    return part;
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    buffer.clear().limit((int) Math.min(buffer.capacity(), Math.max(0, end - next)));
    int read = buffer.hasRemaining() ? channel.read(buffer, next) : -1;
    buffer.flip();
    next += Math.max(0, read);
    return read > 0;
  }
}
