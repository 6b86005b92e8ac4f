package org.mapletree.vma;

import java.util.List;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.vma.proc.MapsLine;

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
   * The areas of {@code first} that are not its program's own, as they are there but unlocked, in a
   * space of its kind with the break unknown.
   */
  static AddressSpace withoutProgram(AddressSpace first) {
    List<MapsLine> lines = first.procMaps().areas();
    MapZones zones = MapZones.of(lines);
    long start = zones.programStart(lines);
    long end = zones.aboveProgram(lines, first.profile().taskSize());
    var editor = new SpaceEditor(first.emptied());
    for (Entry<Vma> entry : first.areas()) {
      if (Pages.below(entry.first(), start) || !Pages.below(entry.first(), end)) {
        Vma vma = entry.value();
        VmFlags flags = vma.flags().without(VmFlags.LOCKED_MASK);
        editor.put(entry.first(), entry.last() + 1, vma.withFlags(flags));
      }
    }
    return editor.toSpace().withLayout(first.layout().withHeapAt(0));
  }

  /** An empty space of the kind of {@code first}, with the break unknown. */
  static AddressSpace withoutAreas(AddressSpace first) {
    return first.emptied().withLayout(first.layout().withHeapAt(0));
  }
}
