package org.mapletree.vma;

import io.vavr.control.Option;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code madvise} may advise. */
public enum Advice {
  /** No advice on the order of accesses. */
  NORMAL(0),
  /** Random accesses. */
  RANDOM(1),
  /** Sequential accesses. */
  SEQUENTIAL(2),
  /** Read ahead. */
  WILLNEED(3),
  /** Drop the pages. */
  DONTNEED(4),
  /** Pages may be dropped until written again. */
  FREE(8),
  /** Punch a hole into the object. */
  REMOVE(9),
  /** Not copied by fork. */
  DONTFORK(10),
  /** Copied by fork. */
  DOFORK(11),
  /** Equal pages may be merged (KSM). */
  MERGEABLE(12),
  /** Equal pages stay apart. */
  UNMERGEABLE(13),
  /** Huge pages wanted. */
  HUGEPAGE(14),
  /** No huge pages wanted. */
  NOHUGEPAGE(15),
  /** Left out of core dumps. */
  DONTDUMP(16),
  /** Part of core dumps. */
  DODUMP(17),
  /** Reads as zero in a forked child. */
  WIPEONFORK(18),
  /** Copied by fork with its contents. */
  KEEPONFORK(19),
  /** Not needed soon. */
  COLD(20),
  /** Write out now. */
  PAGEOUT(21),
  /** Fault in by reading. */
  POPULATE_READ(22),
  /** Fault in by writing. */
  POPULATE_WRITE(23),
  /** Drop the pages, locked ones too. */
  DONTNEED_LOCKED(24),
  /** Collapse into huge pages. */
  COLLAPSE(25),
  /** Poison a page; for tests. */
  HWPOISON(100),
  /** Take a page offline; for tests. */
  SOFT_OFFLINE(101),
  /**
   * Install guard pages. The pages are dropped and the area is marked, but single guard pages are
   * not modelled: see {@link Madvise}.
   */
  GUARD_INSTALL(102),
  /** Remove guard pages. */
  GUARD_REMOVE(103);

  private final int number;

  Advice(int number) {
    this.number = number;
  }

  /**
   * The number that the system call takes.
   *
   * @return a small number, not negative
   */
  public int number() {
    return number;
  }

  static @Nullable Advice ofNumber(int number) {
    for (Advice advice : values()) {
      if (advice.number == number) {
        return advice;
      }
    }
    return null;
  }

  /**
   * Reads an advice as scripts ({@code wipeonfork}) and traces ({@code MADV_WIPEONFORK}, {@code
   * 0x12}) write it.
   *
   * @param text a name with or without its prefix, in any case, or a number
   * @return the number of the advice, which may be one without a name, or none if the text is
   *     neither
   */
  public static Option<Long> parse(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    String bare = name.startsWith("MADV_") ? name.substring(5) : name;
    for (Advice advice : values()) {
      if (advice.name().equals(bare)) {
        return Option.some((long) advice.number);
      }
    }
    return Numbers.parse(text);
  }
}
