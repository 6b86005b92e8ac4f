package org.mapletree.vma.replay;

import org.jspecify.annotations.Nullable;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.MapFlags;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.OpenFile.Trait;
import org.mapletree.vma.Outcome;
import org.mapletree.vma.Protection;

/**
 * What a trace of memory calls does not print about a file, though mmap depends on it: how it was
 * opened, whether it can be mapped at all, and whether its file system asks for alignment to huge
 * pages. A file counts as ordinary until the kernel's answer shows otherwise; the one fact that
 * explains the answer is then taken as given. No address is taken over: with the fact, the model
 * has to return it.
 */
final class FileFacts {

  private FileFacts() {}

  /** The outcome of a mapping, under the facts about its file that the kernel's answer shows. */
  static Outcome<?> apply(Known known, Mmap mmap, TraceResult kernel) {
    Outcome<?> ordinary = mmap.on(known.space());
    OpenFile file = mmap.file();
    if (file == null || Judge.agrees(ordinary, kernel)) {
      return ordinary;
    }
    OpenFile other =
        kernel.errno() == null ? otherFileSystem(file) : refused(file, mmap, kernel.errno());
    if (other == null) {
      return ordinary;
    }
    Outcome<?> outcome = with(mmap, other).on(known.space());
    if (!Judge.agrees(outcome, kernel)) {
      return ordinary;
    }
    // Whatever the file is, its mappings stay those of one opening.
    return outcome.succeeded() ? placed(known.space(), mmap, outcome) : outcome;
  }

  private static Outcome<?> placed(AddressSpace space, Mmap mmap, Outcome<?> outcome) {
    return new Outcome<>(mmap.adopt(space, outcome.returned()), outcome.result());
  }

  private static OpenFile otherFileSystem(OpenFile file) {
    return file.is(Trait.HUGE_ALIGNED)
        ? file.without(Trait.HUGE_ALIGNED)
        : file.with(Trait.HUGE_ALIGNED);
  }

  private static @Nullable OpenFile refused(OpenFile file, Mmap mmap, String errno) {
    boolean shared = (mmap.flags() & MapFlags.SHARED) != 0;
    boolean writes = shared && (mmap.protection() & Protection.WRITE) != 0;
    return switch (errno) {
      case "EACCES" -> writes ? file.without(Trait.WRITABLE) : file.without(Trait.READABLE);
      case "ENODEV" -> file.with(Trait.NOT_MAPPABLE);
      case "EPERM" -> writes ? file.with(Trait.WRITE_SEALED) : file.with(Trait.NO_EXEC);
      default -> null;
    };
  }

  private static Mmap with(Mmap mmap, OpenFile file) {
    return new Mmap(
        mmap.address(), mmap.length(), mmap.protection(), mmap.flags(), file, mmap.offset());
  }
}
