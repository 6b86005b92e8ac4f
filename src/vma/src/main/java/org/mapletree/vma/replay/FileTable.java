package org.mapletree.vma.replay;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.OpenFile.Trait;

/**
 * The open files of a process, as far as its mappings show them. A trace of memory calls has
 * neither open nor close: a descriptor that still shows the same path is taken for the same
 * opening, which decides whether two mappings of one file may merge.
 */
final class FileTable {

  private final Map<String, OpenFile> known;
  private final AtomicLong openings;
  private final Map<Integer, OpenFile> byDescriptor;

  private FileTable(
      Map<String, OpenFile> known, AtomicLong openings, Map<Integer, OpenFile> byDescriptor) {
    this.known = known;
    this.openings = openings;
    this.byDescriptor = byDescriptor;
  }

  /**
   * A table without open files.
   *
   * @param known the files that the first snapshot shows, by path: a trace tells no device and no
   *     inode
   */
  static FileTable of(Map<String, OpenFile> known) {
    return new FileTable(known, new AtomicLong(known.size()), new HashMap<>());
  }

  /** The table of a new process: it starts with the same open files. */
  FileTable copy() {
    return new FileTable(known, openings, new HashMap<>(byDescriptor));
  }

  /** The file behind a descriptor, or null where the trace shows none. */
  @Nullable OpenFile file(FileArgument argument) {
    if (argument.path().isEmpty()) {
      return null;
    }
    OpenFile last = byDescriptor.get(argument.descriptor());
    if (last != null && last.path().equals(argument.path())) {
      return last;
    }
    OpenFile opened = open(argument);
    byDescriptor.put(argument.descriptor(), opened);
    return opened;
  }

  private OpenFile open(FileArgument argument) {
    EnumSet<Trait> traits = traits(argument.path());
    if (argument.deleted()) {
      traits.add(Trait.DELETED);
    }
    long opening = openings.incrementAndGet();
    OpenFile shown = known.get(argument.path());
    return shown == null || argument.deleted()
        ? new OpenFile(argument.path(), 0, 0, 0, OpenFile.UNKNOWN_SIZE, opening, traits)
        : new OpenFile(
            argument.path(),
            shown.major(),
            shown.minor(),
            shown.inode(),
            OpenFile.UNKNOWN_SIZE,
            opening,
            traits);
  }

  /**
   * What a path says about its file: Linux has fixed places for what is no ordinary file on a disk.
   */
  private static EnumSet<Trait> traits(String path) {
    EnumSet<Trait> traits = EnumSet.of(Trait.READABLE, Trait.WRITABLE);
    if (path.equals("/dev/zero")) {
      traits.add(Trait.ZERO_DEVICE);
    } else if (path.equals("/dev/null") || path.startsWith("pipe:") || mayBeMappable(path)) {
      traits.add(Trait.NOT_MAPPABLE);
    } else if (path.startsWith("/") && !path.startsWith("/dev/") && !path.startsWith("/memfd:")) {
      traits.add(Trait.HUGE_ALIGNED);
    }
    return traits;
  }

  /** Whether a path is of a kind of which most, but not all, cannot be mapped: TCP sockets can. */
  static boolean mayBeMappable(String path) {
    return path.startsWith("/proc/") || path.startsWith("socket:");
  }
}
