package org.mapletree.codec;

import io.vavr.control.Either;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.history.History;
import org.mapletree.history.HistoryParts;

/**
 * A history in a file, to which what is new is appended.
 *
 * <pre>{@code
 * var codec = HistoryCodec.ofTrees(SnapshotCodec.of(ValueCodec.utf8()));
 * try (var file = HistoryFile.create(path, codec, history)) {
 *   history = history.commit(tree, "more");
 *   file.append(history);                      // returns when it is on the disk
 * }
 * HistoryFile.read(path, codec).get().history().latest();
 * }</pre>
 *
 * <p><b>Durability.</b> {@link #append} writes what differs from the history that the file holds,
 * however it came about, as one record, and returns when the disk has it. A record is there as a
 * whole or not at all. A crash may leave a part of the last one: {@link #open} cuts it off, and
 * {@link #torn} reports it. Damage before the last record is an error, and nothing is cut; only
 * where it goes on to the end of the file, with no beginning of a record left behind it, it cannot
 * be told from a part of the last one.
 *
 * <p><b>Sharing.</b> One writer at a time, which holds a lock on a file beside this one, {@code
 * NAME.lock}; another gets an {@link IOException}. {@link #read} needs no lock, and sees the last
 * whole record. A file is safe for use by several threads.
 *
 * <p>Records add up; {@link #compact} writes what the history is by now beside the file, and
 * renames it.
 *
 * <p><b>Names.</b> Beside a file {@code NAME} two names are taken, and should be nobody else's:
 * {@code NAME.lock}, which stays, and {@code .NAME.mapletree-new} for what {@link #create} and
 * {@link #compact} have not renamed yet. What a crash leaves there, the next writer deletes.
 *
 * @param <T> the type of the history's values
 */
public final class HistoryFile<T> implements Closeable {

  private final Path path;
  private final HistoryCodec<T, ?> codec;
  private final WriterLock lock;
  private final @Nullable CorruptSnapshot torn;
  private final long tornBytes;
  private FileChannel channel;
  private History<T> history;
  private long end;
  private boolean usable = true;
  private boolean closed;

  private HistoryFile(
      Path path,
      HistoryCodec<T, ?> codec,
      WriterLock lock,
      FileChannel channel,
      StoredHistory<T> stored) {
    this.path = path;
    this.codec = codec;
    this.lock = lock;
    this.channel = channel;
    this.torn = stored.torn();
    this.tornBytes = stored.tornBytes();
    this.history = stored.history();
    this.end = stored.length();
  }

  /**
   * Makes a file that holds a history, and keeps it open for more. The file appears with all its
   * content or not at all.
   *
   * @param path where; there must be no such file, and no link either, even one that leads nowhere
   * @param codec writes the history
   * @param history the history
   * @param <T> the type of its values
   * @return the open file
   * @throws FileAlreadyExistsException if there is such a file or link
   * @throws IOException if it cannot be written
   */
  public static <T> HistoryFile<T> create(Path path, HistoryCodec<T, ?> codec, History<T> history)
      throws IOException {
    return createReal(WriterLock.real(path), codec, history);
  }

  private static <T> HistoryFile<T> createReal(
      Path path, HistoryCodec<T, ?> codec, History<T> history) throws IOException {
    WriterLock lock = WriterLock.of(path);
    boolean created = false;
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(path.toString());
      }
      long length = writeAnew(path, codec, history);
      WriterLock.forceFolder(path);
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      created = true;
      return new HistoryFile<>(
          path, codec, lock, channel, new StoredHistory<>(history, length, null, 0));
    } finally {
      if (!created) {
        lock.close();
      }
    }
  }

  /**
   * Opens a file to append to it. If it ends in a part of a record, that is cut off.
   *
   * @param path the file
   * @param codec reads and writes the history
   * @param <T> the type of its values
   * @return the open file; on the left why its bytes are no history, with nothing cut
   * @throws IOException if it cannot be read or written, or another writer has it open
   */
  public static <T> Either<CorruptSnapshot, HistoryFile<T>> open(
      Path path, HistoryCodec<T, ?> codec) throws IOException {
    return openReal(WriterLock.real(path), codec);
  }

  private static <T> Either<CorruptSnapshot, HistoryFile<T>> openReal(
      Path path, HistoryCodec<T, ?> codec) throws IOException {
    WriterLock lock = WriterLock.of(path);
    boolean opened = false;
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        Either<CorruptSnapshot, StoredHistory<T>> stored =
            CorruptSnapshotException.caught(() -> load(channel, codec));
        if (stored.isLeft()) {
          return Either.left(stored.getLeft());
        }
        channel.truncate(stored.get().length());
        channel.force(true);
        deleteLeftover(beside(path));
        opened = true;
        return Either.right(new HistoryFile<>(path, codec, lock, channel, stored.get()));
      } finally {
        if (!opened) {
          channel.close();
        }
      }
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /**
   * Reads a file, also while a writer appends to it, or a snapshot that {@link HistoryCodec} wrote.
   *
   * @param path the file
   * @param codec reads the history
   * @param <T> the type of its values
   * @return what it holds; on the left why its bytes are no history
   * @throws IOException if it cannot be read
   */
  public static <T> Either<CorruptSnapshot, StoredHistory<T>> read(
      Path path, HistoryCodec<T, ?> codec) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return CorruptSnapshotException.caught(
          () ->
              kind(channel) == Preamble.Kind.HISTORY
                  ? snapshot(channel, codec)
                  : load(channel, codec));
    }
  }

  /**
   * Reads which codec a file or snapshot was written by.
   *
   * @param path the file
   * @return the codec's name; on the left why the file holds no history
   * @throws IOException if it cannot be read
   */
  public static Either<CorruptSnapshot, String> codecName(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return CorruptSnapshotException.caught(
          () -> {
            if (kind(channel) != Preamble.Kind.HISTORY) {
              Preamble.read(new FileBytes(channel, 0, channel.size()), Preamble.Kind.FILE);
            }
            BlockReader in = content(channel, channel.size());
            in.beginSection();
            return in.readText();
          });
    }
  }

  private static Preamble.Kind kind(FileChannel channel) throws IOException {
    return Preamble.read(new FileBytes(channel, 0, channel.size()));
  }

  /** The sections up to an offset. */
  private static BlockReader content(FileChannel channel, long end) {
    return new BlockReader(new FileBytes(channel, Preamble.LENGTH, end), Preamble.LENGTH);
  }

  private static <T> StoredHistory<T> snapshot(FileChannel channel, HistoryCodec<T, ?> codec)
      throws IOException {
    BlockReader in = content(channel, channel.size());
    History<T> history = new HistoryReader<>(codec, in).read();
    if (in.offset() < channel.size()) {
      throw BlockReader.corrupt(in.offset(), "there is more than there should be");
    }
    return new StoredHistory<>(history, in.offset(), null, 0);
  }

  private static <T> StoredHistory<T> load(FileChannel channel, HistoryCodec<T, ?> codec)
      throws IOException {
    long size = channel.size(); // a writer may append from here on
    Preamble.read(new FileBytes(channel, 0, size), Preamble.Kind.FILE);
    RecordScan scan = RecordScan.of(channel, size);
    HistoryParts<T> parts = replay(channel, scan, codec);
    History<T> history = VersionCodec.history(codec, parts, Preamble.LENGTH);
    return new StoredHistory<>(history, scan.end(), scan.torn(), size - scan.end());
  }

  private static <T> HistoryParts<T> replay(
      FileChannel channel, RecordScan scan, HistoryCodec<T, ?> codec) throws IOException {
    CorruptSnapshot torn = scan.torn();
    if (scan.offsets().size() < 2) {
      throw torn == null
          ? BlockReader.corrupt(scan.end(), "the file ends before its first record")
          : BlockReader.corrupt(torn.offset(), torn.problem());
    }
    BlockReader in = content(channel, scan.end());
    in.beginSection();
    SnapshotCodec.requireName(in, codec.name());
    in.endSection();
    HistoryParts<T> parts = ChangeWriter.nothing();
    for (int i = 1; i < scan.offsets().size(); i++) {
      in.beginSection();
      parts = new ChangeReader<>(codec, in, parts).read();
      in.endSection();
    }
    return parts;
  }

  /**
   * The history that the file holds.
   *
   * @return what was read, or appended last
   */
  public synchronized History<T> history() {
    return history;
  }

  /**
   * The length of the file.
   *
   * @return its bytes, up to the end of the last record
   */
  public synchronized long length() {
    return end;
  }

  /**
   * What was cut off when the file was opened.
   *
   * @return why it was no whole record; null if nothing was cut off
   */
  public @Nullable CorruptSnapshot torn() {
    return torn;
  }

  /**
   * How much was cut off when the file was opened.
   *
   * @return the number of bytes, 0 if nothing was cut off
   */
  public long tornBytes() {
    return tornBytes;
  }

  /**
   * Makes the file hold another history, by a record of what differs; nothing is written if it is
   * the very history that the file holds. O(what differs, and branches, tags and versions to redo).
   *
   * @param next the history, which came from the one that the file holds by commits, undo, tags,
   *     retention or anything else
   * @throws IOException if it cannot be written; then the file is closed for writing, and holds
   *     what it held before
   * @throws IllegalStateException if the file is closed, or writing has failed before
   */
  public synchronized void append(History<T> next) throws IOException {
    Objects.requireNonNull(next, "history");
    requireUsable();
    if (next == history) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writeRecord(codec, new BlockWriter(bytes, end), history.parts(), next.parts());
    usable = false; // until it has succeeded: after a failed force nobody knows what the disk has
    writeFully(ByteBuffer.wrap(bytes.toByteArray()));
    usable = true;
    end += bytes.size();
    history = next;
  }

  private void writeFully(ByteBuffer record) throws IOException {
    try {
      long at = end;
      while (record.hasRemaining()) {
        at += channel.write(record, at);
      }
      channel.force(false);
    } catch (IOException failed) {
      cutBack(failed);
      throw failed;
    }
  }

  /** Takes back what was written of a record, if the disk lets us; else the next open does. */
  private void cutBack(IOException reason) {
    try {
      channel.truncate(end);
    } catch (IOException failed) {
      reason.addSuppressed(failed);
    }
  }

  /**
   * Writes the history anew, without what was dropped or changed since, and puts the result in the
   * file's place in one step. Whoever reads the old file meanwhile goes on reading it.
   *
   * @throws IOException if it cannot be written; then the file is as it was, or where only the last
   *     step has failed, closed for writing
   * @throws IllegalStateException if the file is closed, or writing has failed before
   */
  public synchronized void compact() throws IOException {
    requireUsable();
    long length = writeAnew(path, codec, history);
    usable = false; // until the new file is open: the old channel leads to a file without a name
    WriterLock.forceFolder(path);
    channel.close();
    channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    usable = true;
    end = length;
  }

  /** Closes the file and lets other writers have it. */
  @Override
  public synchronized void close() throws IOException {
    usable = false;
    closed = true;
    try {
      channel.close();
    } finally {
      lock.close();
    }
  }

  private void requireUsable() {
    if (!usable) {
      throw new IllegalStateException(
          closed ? path + " is closed" : "Writing to " + path + " has failed before");
    }
  }

  /** Where a file is written before it is renamed, which only the holder of the lock does. */
  private static Path beside(Path path) {
    return path.resolveSibling("." + path.getFileName() + ".mapletree-new");
  }

  /** Deletes what a writer left that died: while we hold its lock, no other one is at it. */
  private static void deleteLeftover(Path beside) throws IOException {
    if (Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(beside);
    }
  }

  /** Puts a file with a head and one record in place, in one step; answers its length. */
  private static <T> long writeAnew(Path path, HistoryCodec<T, ?> codec, History<T> history)
      throws IOException {
    Path beside = beside(path);
    deleteLeftover(beside);
    FileChannel channel =
        FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    boolean renamed = false;
    try {
      long length = writeAll(channel, codec, history);
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      renamed = true;
      return length;
    } finally {
      if (!renamed) {
        deleteIfPossible(beside);
      }
    }
  }

  private static <T> long writeAll(
      FileChannel channel, HistoryCodec<T, ?> codec, History<T> history) throws IOException {
    try (channel) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 17);
      Preamble.write(out, Preamble.Kind.FILE);
      BlockWriter blocks = new BlockWriter(out, Preamble.LENGTH);
      blocks.writeText(codec.name());
      blocks.endSection();
      writeRecord(codec, blocks, ChangeWriter.nothing(), history.parts());
      channel.force(true);
      return blocks.offset();
    }
  }

  private static void deleteIfPossible(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException failed) {
      // There is a better reason to tell of, and the next writer deletes it.
    }
  }

  private static <T, V> void writeRecord(
      HistoryCodec<T, V> codec, BlockWriter out, HistoryParts<T> older, HistoryParts<T> newer)
      throws IOException {
    new ChangeWriter<>(codec, out, older, newer).write();
    out.endSection();
  }
}
