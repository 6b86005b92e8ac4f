package org.mapletree.vma;

import org.mapletree.Entry;

/**
 * brk: moves the end of the heap. It never fails with an error: it returns the break, moved or not.
 *
 * @param address the new break; 0 asks where it is
 */
public record Brk(long address) implements Call<Long> {

  @Override
  public Outcome<Long> on(AddressSpace space) {
    var editor = new SpaceEditor(space);
    Layout layout = space.layout();
    if (!Pages.below(address, layout.startBrk())
        && dataFits(space)
        && move(editor, Pages.up(layout.brk()), Pages.up(address))) {
      editor.moveBreak(address);
      return editor.done(address);
    }
    return editor.done(layout.brk());
  }

  private boolean dataFits(AddressSpace space) {
    long limit = space.limits().data();
    long used = address - space.layout().startBrk() + space.layout().dataBytes();
    return limit == Limits.UNLIMITED || !Pages.above(used, limit);
  }

  /**
   * Maps or unmaps what lies between two breaks, rounded to pages; false if something forbids it.
   */
  private boolean move(SpaceEditor editor, long before, long after) {
    if (Pages.below(after, address)) {
      return false; // in the last page, rounding up wraps to 0
    }
    if (before == after) {
      return true;
    }
    if (!Pages.above(address, editor.layout().brk())) {
      return editor.hasAreas(after, before) && AreaSplit.unmap(editor, after, before) == null;
    }
    return Pages.above(after, before)
        && mayGrow(editor, before, after)
        && grow(editor, before, after);
  }

  private static boolean mayGrow(SpaceEditor editor, long start, long end) {
    VmFlags flags = heapFlags(editor);
    long pages = Pages.between(start, end);
    boolean locks = flags.has(VmFlags.LOCKED);
    return !Pages.above(end, editor.profile().taskSize())
        && (!locks || Accounting.mayLock(editor, pages))
        && StackGuard.isFree(editor, start, end + Pages.SIZE)
        && Accounting.mayExpand(editor, flags, pages)
        && !editor.isOverfull()
        && Accounting.mayCharge(editor, pages);
  }

  private static VmFlags heapFlags(SpaceEditor editor) {
    long dirty = editor.profile().softDirty() ? VmFlags.SOFT_DIRTY : 0;
    return new VmFlags(
        VmFlags.READ
            | VmFlags.WRITE
            | VmFlags.MAY_ACCESS
            | VmFlags.ACCOUNTED
            | dirty
            | editor.lockDefault().bits());
  }

  private static boolean grow(SpaceEditor editor, long start, long end) {
    VmFlags flags = heapFlags(editor);
    var added = new Vma(flags, start >>> Pages.SHIFT, Backing.Anonymous.INSTANCE);
    Entry<Vma> heap = editor.endingAt(start);
    boolean own = heap != null && !Pages.below(heap.last(), editor.layout().startBrk());
    if (!own || !AreaMerge.extend(editor, start, end, added, false)) {
      editor.put(start, end, added);
    }
    if (flags.has(VmFlags.LOCKED)) {
      editor.addLocked(Pages.between(start, end));
      Touching.populate(editor, start, end, false);
    }
    return true;
  }

  /**
   * What the call leaves behind if it returns {@code result}: takes over what a real kernel did,
   * without any check.
   *
   * @param space the address space before the call
   * @param result the break that the kernel returned
   * @return the address space after it; {@code space} itself if the break is there already, or if
   *     {@code result} is above the end of user addresses, where no kernel has a break
   */
  public AddressSpace adopt(AddressSpace space, long result) {
    if (Pages.above(result, space.profile().taskSize())) {
      return space;
    }
    var editor = new SpaceEditor(space);
    long before = Pages.up(space.layout().brk());
    long after = Pages.up(result);
    if (Pages.above(result, space.layout().brk()) && Pages.above(after, before)) {
      editor.remove(before, after);
      grow(editor, before, after);
    } else if (Pages.below(after, before)) {
      editor.remove(after, before);
    }
    editor.moveBreak(result);
    return editor.toSpace();
  }
}
