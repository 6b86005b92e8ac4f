package org.mapletree.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the whole records of a history file are, found by their checksums alone.
 *
 * @param offsets where the sections begin; the first one is the head of the file
 * @param end where the last whole one ends
 * @param torn why what follows is no section; null if nothing follows
 */
record RecordScan(List<Long> offsets, long end, @Nullable CorruptSnapshot torn) {
  /*
   * Implementation notes.
   *
   * A record is on the disk for good before the next one is begun. So if a crash left a record in pieces, it is the last one, and no later
   * block begins a section. If one does, then what cannot be read was whole once: that is damage, and cutting the file there would throw away
   * what was acknowledged. Blocks in the middle of a section may follow, since a disk need not write in order.
   *
   * The head of a later first block is enough to tell, whether its content is whole or not: the record that it begins may be torn or damaged
   * itself, but it was begun. The head's checksum covers its own offset, so that other bytes do not pass for one by chance.
   */

  static RecordScan of(FileChannel channel, long size) throws IOException {
    List<Long> offsets = new ArrayList<>();
    long end = Preamble.LENGTH;
    BlockReader in = new BlockReader(new FileBytes(channel, end, size), end);
    while (end < size) {
      try {
        in.beginSection();
        in.skipSection();
      } catch (CorruptSnapshotException broken) {
        CorruptSnapshot problem = broken.problem();
        long later = nextSection(channel, end + 1, size);
        if (later >= 0) {
          throw new CorruptSnapshotException(
              problem.offset(),
              problem.problem() + ", and records follow at 0x" + Long.toHexString(later));
        }
        return new RecordScan(offsets, end, problem);
      }
      offsets.add(end);
      end = in.offset();
    }
    return new RecordScan(offsets, end, null);
  }

  /** The offset of a head that begins a section, at {@code from} or later; -1 if none. */
  private static long nextSection(FileChannel channel, long from, long size) throws IOException {
    InputStream in = new FileBytes(channel, from, size);
    byte[] window = new byte[2 * Block.CAPACITY];
    int length = in.readNBytes(window, 0, window.length);
    long start = from;
    while (length >= Block.HEAD) {
      for (int at = 0; at + Block.HEAD <= length; at++) {
        Block block = Block.readOrNull(window, at, start + at);
        if (block != null && block.first()) {
          return start + at;
        }
      }
      int kept = Block.HEAD - 1;
      System.arraycopy(window, length - kept, window, 0, kept);
      start += length - kept;
      length = kept + in.readNBytes(window, kept, window.length - kept);
      if (length == kept) {
        return -1;
      }
    }
    return -1;
  }
}
