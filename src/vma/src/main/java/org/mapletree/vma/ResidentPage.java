package org.mapletree.vma;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a slot of the page tables: a page of an object, with or without the rights to
 * write to it and to execute it. Slots are compared by identity, and no page object is ever put
 * into two slots.
 */
final class ResidentPage {

  private final Backing backing;
  private final long offset;
  private final boolean writable;
  private final boolean executable;

  /**
   * A page.
   *
   * @param backing the object
   * @param offset which of its pages
   * @param writable whether it may be written to through this slot
   * @param executable whether it may be executed
   */
  ResidentPage(Backing backing, long offset, boolean writable, boolean executable) {
    this.backing = backing;
    this.offset = offset;
    this.writable = writable;
    this.executable = executable;
  }

  Backing backing() {
    return backing;
  }

  boolean isWritable() {
    return writable;
  }

  /** Whether an access needs no fault. */
  boolean permits(Access access) {
    return switch (access) {
      case READ -> true;
      case WRITE -> writable;
      case EXECUTE -> executable;
    };
  }

  /** Whether this is the page that {@code wanted} is, and permits what that permits. */
  boolean serves(ResidentPage wanted) {
    return isPageOf(wanted.backing, wanted.offset)
        && (writable || !wanted.writable)
        && (executable || !wanted.executable);
  }

  /** What may stay of this page where an area maps its address now; null if nothing may. */
  @Nullable ResidentPage under(Vma vma, long page) {
    if (!vma.has(VmFlags.ACCESS) || !isPageOf(vma.backing(), page)) {
      return null;
    }
    boolean mayWrite = writable && vma.has(VmFlags.WRITE);
    boolean mayExecute = executable && vma.has(VmFlags.EXEC);
    return mayWrite == writable && mayExecute == executable
        ? this
        : new ResidentPage(backing, offset, mayWrite, mayExecute);
  }

  private boolean isPageOf(Backing other, long page) {
    return offset == page && (backing == other || backing.equals(other));
  }

  @Override
  public String toString() {
    return backing
        + " page 0x"
        + Long.toHexString(offset)
        + (writable ? " rw" : " r")
        + (executable ? "x" : "");
  }

  /** A page whose fault has not made sure yet that its area is still there: nobody may use it. */
  record Tentative(ResidentPage page) {}
}
