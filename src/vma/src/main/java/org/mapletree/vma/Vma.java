package org.mapletree.vma;

import org.mapletree.Clipping;
import org.mapletree.Range;

/**
 * A memory area, apart from where it lies: that is the key of its entry in the tree.
 *
 * @param flags its flags
 * @param page the offset of its first byte in what it maps, in pages. Private anonymous memory has
 *     one too, which decides merges
 * @param backing what it maps
 * @param anon the identity of the structure that its anonymous pages hang on; {@link #NO_ANON}
 *     until a page is faulted in. Two areas merge only if theirs are the same or one has none
 * @param inherited whether {@code anon} was made by a fork, in the child: such an area merges with
 *     no area that has none
 * @param name the name of an anonymous area, empty for none
 */
public record Vma(
    VmFlags flags, long page, Backing backing, long anon, boolean inherited, String name) {

  /** The identity of an area without anonymous pages. */
  public static final long NO_ANON = 0;

  /** Cuts an area out of a longer one: its offset moves with its start. */
  static final Clipping<Vma> CLIPPING = Vma::clipped;

  /**
   * An area that nothing has touched.
   *
   * @param flags its flags
   * @param page its offset in pages
   * @param backing what it maps
   */
  public Vma(VmFlags flags, long page, Backing backing) {
    this(flags, page, backing, NO_ANON, false, "");
  }

  private static Vma clipped(Vma vma, Range oldRange, Range newRange) {
    return vma.shifted(Pages.between(oldRange.first(), newRange.first()));
  }

  /** This area with its start moved up by {@code pages}, or down by a negative number. */
  Vma shifted(long pages) {
    return pages == 0 ? this : new Vma(flags, page + pages, backing, anon, inherited, name);
  }

  Vma withPage(long newPage) {
    return shifted(newPage - page);
  }

  Vma withFlags(VmFlags newFlags) {
    return newFlags.equals(flags) ? this : new Vma(newFlags, page, backing, anon, inherited, name);
  }

  Vma withName(String newName) {
    return newName.equals(name) ? this : new Vma(flags, page, backing, anon, inherited, newName);
  }

  Vma withAnon(long newAnon, boolean fromParent) {
    return newAnon == anon && fromParent == inherited
        ? this
        : new Vma(flags, page, backing, newAnon, fromParent, name);
  }

  Vma withoutAnon() {
    return withAnon(NO_ANON, false);
  }

  /**
   * Whether a page of the area has been faulted in so that it has an identity.
   *
   * @return false if {@code anon} is {@link #NO_ANON}
   */
  public boolean hasAnon() {
    return anon != NO_ANON;
  }

  /**
   * Whether the area has one of some flags.
   *
   * @param any a union of constants of {@link VmFlags}
   * @return true if at least one of them is set
   */
  public boolean has(long any) {
    return flags.has(any);
  }

  /**
   * Whether no file stands behind the area: private anonymous memory.
   *
   * @return true for {@link Backing.Anonymous}
   */
  public boolean isFileless() {
    return backing instanceof Backing.Anonymous;
  }

  /**
   * Whether its pages come from nowhere but fresh memory: as {@link #isFileless}, and private
   * /dev/zero.
   */
  boolean isAnonymous() {
    return isFileless()
        || (backing instanceof OpenFile file
            && file.is(OpenFile.Trait.ZERO_DEVICE)
            && flags.isPrivate());
  }

  /** The higher one of the identities that it keeps: of its pages, and of what it maps. */
  long highestIdentity() {
    return backing instanceof Backing.SharedMemory memory ? Math.max(anon, memory.id()) : anon;
  }

  /** Whether it is outside locking and merging. */
  boolean isSpecial() {
    return flags.has(VmFlags.SPECIAL);
  }
}
