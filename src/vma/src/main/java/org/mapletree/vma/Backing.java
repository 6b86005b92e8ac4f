package org.mapletree.vma;

/** What an area maps. */
public sealed interface Backing
    permits Backing.Anonymous, Backing.SharedMemory, Backing.Special, OpenFile {

  /** Private anonymous memory: no file. */
  record Anonymous() implements Backing {

    /**
     * The one that areas share. It stands here, and not in Backing, so that neither type waits for
     * the other to be initialized.
     */
    public static final Anonymous INSTANCE = new Anonymous();
  }

  /**
   * A shared-memory object, as a shared anonymous mapping makes it. It never grows.
   *
   * @param id what tells this object from others of the same address space; maps show it as the
   *     inode
   * @param pages its size in pages
   */
  record SharedMemory(long id, long pages) implements Backing {
    @Override
    public long pageCount() {
      return pages;
    }
  }

  /**
   * An area that the kernel made: {@code [vvar]}, {@code [vdso]}.
   *
   * @param name the name with its brackets
   */
  record Special(String name) implements Backing {}

  /**
   * Whether a page of this object exists.
   *
   * @param page the offset of the page in pages
   * @return false past the last page of a file or shared-memory object
   */
  default boolean hasPage(long page) {
    return Pages.below(page, pageCount());
  }

  /**
   * How many pages this object has; the last one may be partial.
   *
   * @return the number of pages, unsigned; 2^64 - 1 if there is no end
   */
  default long pageCount() {
    return -1;
  }
}
