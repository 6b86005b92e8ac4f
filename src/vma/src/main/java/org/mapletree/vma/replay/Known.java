package org.mapletree.vma.replay;

import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.Exec;
import org.mapletree.vma.Munmap;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.VmFlags;
import org.mapletree.vma.Vma;

/**
 * What is known of an address space at one moment: the areas that somebody told about, and how far
 * they can be relied on. Immutable.
 *
 * <p>A first snapshot tells everything but the break. A program that was executed later shows no
 * map: its interpreter, stack and kernel-made areas are assumed to be where those of the snapshot
 * are, until the first placement confirms or refutes that; its own areas and its break stay
 * unknown.
 *
 * @param space the areas known
 * @param complete whether there are no others: false after an exec that the recording did not
 *     follow with a map
 * @param placement whether the kernel's choice of addresses can be predicted
 * @param heap how the break is known
 * @param assumed the ranges that are assumed and not mapped since
 * @param files what has been learnt about open files
 */
record Known(
    AddressSpace space,
    boolean complete,
    Placement placement,
    Heap heap,
    MapleTree<Boolean> assumed,
    FileFacts files) {

  /** Whether the areas that decide placement are known. */
  enum Placement {
    /** From a snapshot, or confirmed by a placement. */
    SURE,
    /** Assumed; the next placement decides. */
    ASSUMED,
    /** The assumption was wrong: each placement is news until the next exec. */
    UNKNOWN
  }

  /** How the break is known. */
  enum Heap {
    /** Some brk has returned it. */
    SEEN,
    /** The end of the program's last area, as without randomization. */
    GUESSED,
    /** Nothing is known. */
    UNKNOWN
  }

  /** Everything from a snapshot; the break is guessed from it. */
  static Known snapshot(AddressSpace space) {
    return new Known(space, true, Placement.SURE, Heap.GUESSED, MapleTree.empty(), FileFacts.NONE);
  }

  /**
   * What is known after an exec.
   *
   * @param snapshot the space that the first snapshot showed: its mmap zone, and all above, is
   *     assumed to be the same
   */
  static Known executed(AddressSpace snapshot) {
    AddressSpace space = Exec.assuming(snapshot).image();
    MapleTree<Boolean> assumed = MapleTree.empty();
    for (Entry<Vma> area : space.areas()) {
      assumed = assumed.put(area.first(), area.last(), true);
    }
    return new Known(space, false, Placement.ASSUMED, Heap.UNKNOWN, assumed, FileFacts.NONE);
  }

  Known with(AddressSpace next) {
    return next == space ? this : new Known(next, complete, placement, heap, assumed, files);
  }

  Known with(Heap known) {
    return known == heap ? this : new Known(space, complete, placement, known, assumed, files);
  }

  /** After the kernel placed a mapping where the assumption had it. */
  Known confirmed() {
    return new Known(space, complete, Placement.SURE, heap, MapleTree.empty(), files);
  }

  /** Without the areas that were only assumed. */
  Known refuted() {
    AddressSpace rest = space;
    for (Entry<Boolean> range : assumed) {
      rest = new Munmap(range.first(), range.last() - range.first() + 1).on(rest).next();
    }
    return new Known(rest, complete, Placement.UNKNOWN, heap, MapleTree.empty(), files);
  }

  /** After a mapping of the range, which is no assumption any more. */
  Known mapped(long first, long last) {
    return placement == Placement.ASSUMED
        ? new Known(space, complete, placement, heap, assumed.remove(first, last), files)
        : this;
  }

  private Known with(FileFacts facts) {
    return facts == files ? this : new Known(space, complete, placement, heap, assumed, facts);
  }

  /** After an answer that shows what a file is. */
  Known learnt(OpenFile file) {
    return with(files.with(file)).with(LearntFile.in(space, file));
  }

  /** After the kernel permitted what the areas of a range permit now. */
  Known permitted(CallRange range) {
    FileFacts facts = files;
    for (Entry<Vma> area : Forced.areas(space, range)) {
      boolean written = area.value().has(VmFlags.SHARED) && area.value().has(VmFlags.WRITE);
      if (written && area.value().backing() instanceof OpenFile file) {
        facts = facts.withWritten(file);
      }
    }
    return with(facts);
  }
}
