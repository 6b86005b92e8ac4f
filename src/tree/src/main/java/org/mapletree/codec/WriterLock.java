package org.mapletree.codec;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a history file: a lock on a file beside it, which stays when the history file
 * is replaced. The system takes it back from a process that dies.
 */
final class WriterLock implements Closeable {

  /*
   * Implementation notes.
   *
   * On Unix a process that closes a file loses all its locks on it, through whichever channel they
   * were taken. So whoever is refused in this process must not even open the file: the processes
   * are told apart by the lock, the writers of this process by a set.
   */

  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private WriterLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Locks a history file, which is named by its {@link #real} path. */
  static WriterLock of(Path path) throws IOException {
    Path file = path.resolveSibling(path.getFileName() + ".lock");
    if (!HELD.add(file)) {
      throw refusal(path);
    }
    FileChannel channel = null;
    try {
      channel = lockedOrNull(file);
    } finally {
      if (channel == null) {
        HELD.remove(file);
      }
    }
    if (channel == null) {
      throw refusal(path);
    }
    return new WriterLock(file, channel);
  }

  private static FileSystemException refusal(Path path) {
    return new FileSystemException(path.toString(), null, "another writer has it open");
  }

  private static @Nullable FileChannel lockedOrNull(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = tryLock(channel);
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? null : channel;
  }

  /**
   * The one name of a file, whatever links lead to it, so that all its writers meet at one lock;
   * there need be no such file, but its folder.
   */
  static Path real(Path path) throws IOException {
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    Path whole = path.toAbsolutePath();
    Path folder = whole.getParent();
    Path name = whole.getFileName();
    return folder == null || name == null ? whole : folder.toRealPath().resolve(name);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD.remove(file);
    }
  }

  /** Makes a rename last, on systems where folders can be forced. */
  static void forceFolder(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException unsupported) {
      return; // Windows opens no folders; its renames are journaled
    }
    try (channel) {
      channel.force(true);
    }
  }
}
