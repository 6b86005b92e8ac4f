package org.mapletree.vma.replay;

import org.jspecify.annotations.Nullable;
import org.mapletree.vma.Call;
import org.mapletree.vma.Madvise;
import org.mapletree.vma.Mlock;
import org.mapletree.vma.Mprotect;
import org.mapletree.vma.Mremap;
import org.mapletree.vma.Mseal;
import org.mapletree.vma.Munlock;

/**
 * The pages that a call works on whose result depends on the areas there.
 *
 * @param first the first address
 * @param length the length in whole pages, 0 if it is none or leaves the address space
 */
record CallRange(long first, long length) {

  private static final long PAGE = 4096;

  /** The range of mprotect, madvise, mlock, munlock, mremap and mseal; null for other calls. */
  static @Nullable CallRange of(Call<?> call) {
    if (call instanceof Mprotect mprotect) {
      return of(mprotect.address(), mprotect.length());
    } else if (call instanceof Madvise madvise) {
      return of(madvise.address(), madvise.length());
    } else if (call instanceof Mlock mlock) {
      return of(mlock.address(), mlock.length());
    } else if (call instanceof Munlock munlock) {
      return of(munlock.address(), munlock.length());
    } else if (call instanceof Mremap mremap) {
      return of(mremap.address(), mremap.oldLength());
    } else if (call instanceof Mseal mseal) {
      return of(mseal.address(), mseal.length());
    }
    return null;
  }

  /** The pages that have some of {@code length} bytes. */
  static CallRange of(long address, long length) {
    long first = address & -PAGE;
    long end = (address + length + PAGE - 1) & -PAGE;
    boolean whole = length != 0 && Long.compareUnsigned(first, end) < 0;
    return new CallRange(first, whole ? end - first : 0);
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** The last address. Precondition: not empty. */
  long last() {
    return first + length - 1;
  }

  /**
   * The same call on the part of its range that lies in an area; null for mremap, which works on
   * one area or not at all.
   */
  @Nullable Call<?> clipped(Call<?> call, long areaFirst, long areaLast) {
    long from = Long.compareUnsigned(first, areaFirst) < 0 ? areaFirst : first;
    long to = Long.compareUnsigned(last(), areaLast) < 0 ? last() : areaLast;
    long bytes = to - from + 1;
    if (call instanceof Mprotect mprotect) {
      return new Mprotect(from, bytes, mprotect.protection());
    } else if (call instanceof Madvise madvise) {
      return new Madvise(from, bytes, madvise.advice());
    } else if (call instanceof Mlock mlock) {
      return new Mlock(from, bytes, mlock.flags());
    } else if (call instanceof Munlock) {
      return new Munlock(from, bytes);
    } else if (call instanceof Mseal mseal) {
      return new Mseal(from, bytes, mseal.flags());
    }
    return null;
  }
}
