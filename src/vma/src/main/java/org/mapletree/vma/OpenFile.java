package org.mapletree.vma;

import java.util.EnumSet;
import java.util.Set;

/**
 * An open file that can be mapped. Two openings of one path are two open files: their mappings
 * never merge.
 *
 * @param path the path, as {@code /proc/PID/maps} prints it, without {@code " (deleted)"}
 * @param major the major number of the device
 * @param minor the minor number of the device
 * @param inode the inode
 * @param size the size in bytes, unsigned; {@link #UNKNOWN_SIZE} if no access ever lies past the
 *     end
 * @param opening what tells this opening from other openings of the same file
 * @param traits how it was opened and what kind of file it is
 */
public record OpenFile(
    String path, int major, int minor, long inode, long size, long opening, Set<Trait> traits)
    implements Backing {

  /** The size of a file whose size does not matter or is not known. */
  public static final long UNKNOWN_SIZE = -1;

  /** What matters about a file when it is mapped. */
  public enum Trait {
    /** Open for reading. */
    READABLE,
    /** Open for writing. */
    WRITABLE,
    /** Has the append-only attribute. */
    APPEND_ONLY,
    /** Lies on a file system mounted noexec. */
    NO_EXEC,
    /** Has no mmap method: a directory, a pipe, most of /proc. */
    NOT_MAPPABLE,
    /** Is no regular file but a directory, a pipe, a character device: any offset is legal. */
    NOT_REGULAR,
    /** Is /dev/zero. */
    ZERO_DEVICE,
    /** Is a memfd with F_SEAL_WRITE or F_SEAL_FUTURE_WRITE. */
    WRITE_SEALED,
    /** Lies on a file system that asks for alignment to huge pages: ext4, xfs, btrfs. */
    HUGE_ALIGNED,
    /** Has been unlinked. */
    DELETED,
    /** Opened with O_PATH: a place in the file system, and for mmap not open. */
    PATH_ONLY
  }

  /**
   * Copies the traits.
   *
   * @param path the path
   * @param major the major number of the device
   * @param minor the minor number of the device
   * @param inode the inode
   * @param size the size in bytes
   * @param opening what tells openings apart
   * @param traits the traits
   */
  public OpenFile {
    traits = Set.copyOf(traits);
  }

  /**
   * An ordinary file on ext4 or the like, open for reading and writing, of unknown size, device and
   * inode.
   *
   * @param path the path
   * @return the file
   */
  public static OpenFile of(String path) {
    return new OpenFile(
        path,
        0,
        0,
        0,
        UNKNOWN_SIZE,
        0,
        EnumSet.of(Trait.READABLE, Trait.WRITABLE, Trait.HUGE_ALIGNED));
  }

  /**
   * Whether the file has a trait.
   *
   * @param trait the trait
   * @return true if it has
   */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /**
   * This file with a trait.
   *
   * @param trait the trait
   * @return the file
   */
  public OpenFile with(Trait trait) {
    var more = EnumSet.of(trait);
    more.addAll(traits);
    return new OpenFile(path, major, minor, inode, size, opening, more);
  }

  /**
   * This file without a trait.
   *
   * @param trait the trait
   * @return the file
   */
  public OpenFile without(Trait trait) {
    var fewer = EnumSet.noneOf(Trait.class);
    fewer.addAll(traits);
    fewer.remove(trait);
    return new OpenFile(path, major, minor, inode, size, opening, fewer);
  }

  /**
   * This file with another size.
   *
   * @param bytes the size in bytes, unsigned
   * @return the file
   */
  public OpenFile withSize(long bytes) {
    return new OpenFile(path, major, minor, inode, bytes, opening, traits);
  }

  /**
   * This file with its device and inode.
   *
   * @param deviceMajor the major number of the device
   * @param deviceMinor the minor number of the device
   * @param number the inode
   * @return the file
   */
  public OpenFile withIdentity(int deviceMajor, int deviceMinor, long number) {
    return new OpenFile(path, deviceMajor, deviceMinor, number, size, opening, traits);
  }

  /** The pages of {@code bytes} bytes, the last one perhaps partial. */
  @Override
  public long pageCount() {
    return size == UNKNOWN_SIZE ? -1 : (size >>> Pages.SHIFT) + (Pages.unaligned(size) ? 1 : 0);
  }
}
