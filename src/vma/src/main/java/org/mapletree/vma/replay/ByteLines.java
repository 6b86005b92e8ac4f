package org.mapletree.vma.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream of bytes, one {@code char} a byte, so that names in any encoding survive. A
 * line is held in one buffer that grows with the longest line seen, up to a limit: input of any
 * size and shape needs no more memory than that.
 */
final class ByteLines {

  /**
   * The longest line taken. A trace's longest lines are those of execve; with all arguments and the
   * environment written out ({@code -v -s}) the kernel's own limit of 2 MiB, each byte escaped to
   * four, sets the bound.
   */
  static final int LONGEST = 8 << 20;

  private final InputStream in;
  private final LongConsumer progress;
  private final byte[] block = new byte[1 << 16];
  private int next;
  private int end;
  private byte[] buffer = new byte[512];
  private long line;
  private boolean terminated = true;

  /**
   * Reads lines.
   *
   * @param in where they come from; the caller closes it
   * @param progress told the number of bytes of each block read
   */
  ByteLines(InputStream in, LongConsumer progress) {
    this.in = in;
    this.progress = progress;
  }

  /** The number of the line that {@link #next()} returned last, from 1; 0 before the first. */
  long line() {
    return line;
  }

  /** Whether the line returned last ended in a line feed: only an input's last line may not. */
  boolean terminated() {
    return terminated;
  }

  /**
   * The next line without its line feed, or null at the end.
   *
   * @throws IOException if the stream fails
   * @throws TraceException if the line is longer than {@link #LONGEST} or holds a zero byte
   */
  @Nullable String next() throws IOException, TraceException {
    int length = 0;
    terminated = false;
    while (!terminated) {
      if (next == end && !fill()) {
        break;
      }
      int stop = next;
      while (stop < end && block[stop] != '\n') {
        stop++;
      }
      length = take(stop, length);
      terminated = stop < end;
      next = terminated ? stop + 1 : stop;
    }
    if (length == 0 && !terminated) {
      return null;
    }
    line++;
    return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
  }

  private boolean fill() throws IOException {
    int read = in.read(block);
    next = 0;
    end = Math.max(read, 0);
    progress.accept(end);
    return read > 0;
  }

  private int take(int stop, int length) throws TraceException {
    int longer = length + stop - next;
    if (longer > LONGEST) {
      throw new TraceException(line + 1, "the line is longer than 8 MiB; no line of a trace is");
    }
    if (longer > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(longer, 2 * buffer.length));
    }
    for (int i = next; i < stop; i++) {
      if (block[i] == 0) {
        throw new TraceException(line + 1, "the line holds a zero byte: this is no text");
      }
    }
    System.arraycopy(block, next, buffer, length, stop - next);
    return longer;
  }
}
