package org.mapletree.vma;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The pages that are in memory, by address: four levels of tables, 512 slots each, as on x86-64.
 */
final class PageTables {
  /*
   * Implementation notes.
   *
   *     47      39 38      30 29      21 20      12 11       0
   *    +----------+----------+----------+----------+----------+
   *    | level 3  | level 2  | level 1  | level 0  |   byte   |
   *    +----------+----------+----------+----------+----------+
   *
   * A slot of level 0 holds nothing, a ResidentPage or a Tentative; a slot of any other level holds
   * nothing or a table, which is never taken out again. So a slot has one place for life, and a
   * compare-and-set on it is all the locking that there is. Reads and writes of slots are volatile:
   * the arguments in RcuAddressSpace put them in one order with the reads and writes of the
   * published address space.
   */
  private static final int TOP = 3;
  private static final int BITS = 9;
  private static final int SLOTS = 1 << BITS;

  /** The first address that has no slot. */
  static final long END = 1L << (Pages.SHIFT + BITS * (TOP + 1));

  private final Table top = new Table();

  /** One table; a class of its own, so that a slot's content tells what it is. */
  private static final class Table extends AtomicReferenceArray<@Nullable Object> {
    private static final long serialVersionUID = 1;

    Table() {
      super(SLOTS);
    }
  }

  /** What is done to each slot of a range that is not empty. */
  interface Visitor {
    /** Visits the slot of a page. */
    void visit(long address, Object slot);
  }

  private static int index(long address, int level) {
    return (int) (address >>> (Pages.SHIFT + BITS * level)) & (SLOTS - 1);
  }

  /** What stands in the slot of an address: nothing, a page, or a tentative one. */
  @Nullable Object get(long address) {
    Table table = top;
    for (int level = TOP; level > 0; level--) {
      Object below = table.get(index(address, level));
      if (below == null) {
        return null;
      }
      table = (Table) below;
    }
    return table.get(index(address, 0));
  }

  /** Replaces what stands in a slot if it is the very object that is expected. */
  boolean replace(long address, @Nullable Object expected, @Nullable Object next) {
    Table table = top;
    for (int level = TOP; level > 0; level--) {
      table = below(table, index(address, level));
    }
    return table.compareAndSet(index(address, 0), expected, next);
  }

  private static Table below(Table table, int index) {
    Object below = table.get(index);
    if (below == null) {
      Table fresh = new Table();
      below = table.compareAndSet(index, null, fresh) ? fresh : table.get(index);
    }
    return (Table) Objects.requireNonNull(below);
  }

  /** Visits what is not empty from {@code first} to {@code last}, passing over empty tables. */
  void forEach(long first, long last, Visitor visitor) {
    if (Pages.below(first, END)) {
      forEach(top, TOP, 0, Pages.down(first), Pages.min(last, END - 1), visitor);
    }
  }

  private static void forEach(
      Table table, int level, long base, long first, long last, Visitor visitor) {
    long size = Pages.SIZE << (BITS * level);
    int from = base < first ? index(first, level) : 0;
    for (int i = from; i < SLOTS && base + i * size <= last; i++) {
      Object slot = table.get(i);
      if (slot != null && level == 0) {
        visitor.visit(base + i * size, slot);
      } else if (slot != null) {
        forEach((Table) slot, level - 1, base + i * size, first, last, visitor);
      }
    }
  }
}
