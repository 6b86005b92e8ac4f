package org.mapletree.vma.replay;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.vma.Call;
import org.mapletree.vma.MapFlags;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.OpenFile.Trait;
import org.mapletree.vma.Protection;
import org.mapletree.vma.Vma;

/**
 * A call under the facts about files that the kernel's answer shows.
 *
 * <p>A trace of memory calls does not print how a file was opened, how long it is, whether it can
 * be mapped at all, or whether its file system asks for alignment to huge pages. A file counts as
 * ordinary until an answer shows otherwise; the one fact that explains the answer is then taken as
 * given, and kept. No result is taken over: with the fact, the model has to return it. A later
 * answer may refute a fact, since a descriptor that was closed and opened again is taken for the
 * same opening.
 *
 * @param before what is known before the call, with the fact
 * @param call the mapping, of the file as it is known
 * @param adopted whether the fact is news
 */
record Explanation(Known before, Mmap call, boolean adopted) {

  private static final long PAGE = 4096;

  /** How many facts are tried for one call: almost always the first one tells. */
  private static final int MOST_TRIED = 16;

  /** A mapping, under what is known of its file. */
  static Explanation ofMapping(Known known, Mmap mmap, TraceResult kernel) {
    OpenFile ordinary = mmap.file();
    if (ordinary == null) {
      return new Explanation(known, mmap, false);
    }
    OpenFile file = known.files().now(ordinary);
    Mmap usual = with(mmap, file);
    if (!Judge.agrees(usual.on(known.space()), kernel)) {
      Stream<@Nullable OpenFile> others =
          Stream.of(other(file, mmap, kernel), ordinary, other(ordinary, mmap, kernel));
      for (OpenFile other : others.filter(Objects::nonNull).toList()) {
        Mmap call = with(mmap, other);
        if (Judge.agrees(call.on(known.space()), kernel)) {
          return new Explanation(known.learnt(other), call, true);
        }
      }
    }
    return new Explanation(known, usual, false);
  }

  private static Mmap with(Mmap mmap, OpenFile file) {
    return new Mmap(
        mmap.address(), mmap.length(), mmap.protection(), mmap.flags(), file, mmap.offset());
  }

  /** What a file may be if the kernel answers a mapping of it so; null if there is nothing. */
  private static @Nullable OpenFile other(OpenFile file, Mmap mmap, TraceResult kernel) {
    return kernel.errno() == null ? accepted(file) : refused(file, mmap, kernel.errno());
  }

  private static OpenFile accepted(OpenFile file) {
    return file.is(Trait.NOT_MAPPABLE) ? mappable(file) : otherFileSystem(file);
  }

  /** The file as one of the few of its kind that can be mapped, if there are any. */
  private static OpenFile mappable(OpenFile file) {
    return FileTable.mayBeMappable(file.path()) ? file.without(Trait.NOT_MAPPABLE) : file;
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
      case "EBADF" -> file.with(Trait.PATH_ONLY);
      case "ENODEV" -> file.with(Trait.NOT_MAPPABLE);
      // What can never be mapped is refused with ENODEV.
      case "EPERM" -> mappable(file).with(writes ? Trait.WRITE_SEALED : Trait.NO_EXEC);
      default -> null;
    };
  }

  /**
   * What is known before a call on a range that the model answers otherwise, with a fact about a
   * file mapped there that makes it answer so; null if there is none.
   */
  static @Nullable Known ofRange(Known known, Call<?> call, TraceResult kernel) {
    CallRange range = CallRange.of(call);
    if (range == null || range.isEmpty()) {
      return null;
    }
    for (OpenFile other : others(known, range, kernel)) {
      Known learnt = known.learnt(other);
      if (Judge.agrees(call.on(learnt.space()), kernel)) {
        return learnt;
      }
    }
    return null;
  }

  private static List<OpenFile> others(Known known, CallRange range, TraceResult kernel) {
    return Forced.areas(known.space(), range).stream()
        .flatMap(area -> others(known.files(), area, range, kernel.errno()))
        .distinct()
        .limit(MOST_TRIED)
        .toList();
  }

  /** What the file of an area may be if the kernel answers a call on the range so. */
  private static Stream<OpenFile> others(
      FileFacts files, Entry<Vma> area, CallRange range, @Nullable String errno) {
    if (!(area.value().backing() instanceof OpenFile file)) {
      return Stream.empty();
    }
    if (errno == null) {
      return permitted(file).filter(other -> !other.equals(file));
    }
    boolean readOnly = !area.value().flags().isPrivate() && !files.written(file);
    return switch (errno) {
      case "EACCES" -> readOnly ? Stream.of(file.without(Trait.WRITABLE)) : Stream.empty();
      case "ENOMEM", "EFAULT" ->
          file.is(Trait.ZERO_DEVICE) ? Stream.empty() : Stream.of(shorter(file, area, range));
      default -> Stream.empty();
    };
  }

  private static Stream<OpenFile> permitted(OpenFile file) {
    return Stream.of(
        file.with(Trait.WRITABLE),
        file.without(Trait.WRITE_SEALED),
        file.without(Trait.NO_EXEC),
        file.withSize(OpenFile.UNKNOWN_SIZE));
  }

  /** The file without the last page of it that lies in the range: no more is known of its end. */
  private static OpenFile shorter(OpenFile file, Entry<Vma> area, CallRange range) {
    long last = Long.compareUnsigned(area.last(), range.last()) < 0 ? area.last() : range.last();
    return file.withSize(area.value().page() * PAGE + (last - area.first() & -PAGE));
  }
}
