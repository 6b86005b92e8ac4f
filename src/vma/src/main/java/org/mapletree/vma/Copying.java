package org.mapletree.vma;

import org.mapletree.Entry;
import org.mapletree.MapleTree;

/** Address spaces made of areas of another one: a forked child, and what is assumed after exec. */
final class Copying {

  private Copying() {}

  /**
   * The child that fork makes: each area with an identity gets a new one, which keeps it from
   * merging with what has none.
   */
  static AddressSpace child(AddressSpace parent) {
    MapleTree<Vma> areas = parent.emptied().areas();
    Counters counters = parent.counters();
    long identity = parent.nextIdentity();
    for (Entry<Vma> entry : parent.areas()) {
      Vma vma = entry.value();
      if (vma.has(VmFlags.DONT_COPY)) {
        counters = counters.plus(vma.flags(), -Pages.between(entry.first(), entry.last() + 1));
        continue;
      }
      Vma copy = vma.withFlags(vma.flags().without(VmFlags.LOCKED_MASK));
      if (vma.has(VmFlags.WIPE_ON_FORK)) {
        copy = copy.withoutAnon();
      } else if (vma.hasAnon()) {
        copy = copy.withAnon(identity++, true);
      }
      areas = areas.put(entry.first(), entry.last(), copy);
    }
    return parent.with(areas, counters.unlocked(), parent.layout(), VmFlags.NONE, identity);
  }

  /**
   * The areas of {@code first} that lie at or above {@code from}, as they are there, in a space of
   * its kind with the break unknown.
   */
  static AddressSpace upper(AddressSpace first, long from) {
    var editor = new SpaceEditor(first.emptied());
    for (var each = first.areas().entries(from, -1); each.hasNext(); ) {
      Entry<Vma> entry = each.next();
      if (!Pages.below(entry.first(), from)) {
        editor.put(entry.first(), entry.last() + 1, entry.value());
      }
    }
    return editor.toSpace().withLayout(first.layout().withHeapAt(0));
  }
}
