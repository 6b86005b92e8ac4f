package org.mapletree.vma.replay;

import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.OpenFile.Trait;
import org.mapletree.vma.VmFlags;
import org.mapletree.vma.Vma;

/** Gives the areas of one opening what has been learnt about it since they were mapped. */
final class LearntFile {

  private LearntFile() {}

  /** The space with the file behind all areas of its opening: so they stay those of one file. */
  static AddressSpace in(AddressSpace space, OpenFile file) {
    MapleTree<Vma> areas = space.areas();
    for (Entry<Vma> area : space.areas()) {
      if (area.value().backing() instanceof OpenFile old
          && FileFacts.sameOpening(old, file)
          && !old.equals(file)) {
        areas = areas.put(area.first(), area.last(), of(area.value(), old, file));
      }
    }
    return space.withAreas(areas);
  }

  private static Vma of(Vma vma, OpenFile old, OpenFile file) {
    VmFlags flags = old.traits().equals(file.traits()) ? vma.flags() : flags(vma.flags(), file);
    return new Vma(flags, vma.page(), file, vma.anon(), vma.inherited(), vma.name());
  }

  private static VmFlags flags(VmFlags old, OpenFile file) {
    boolean writable = file.is(Trait.WRITABLE);
    VmFlags flags = set(old, VmFlags.MAY_EXEC, !file.is(Trait.NO_EXEC));
    if (!old.isPrivate()) {
      flags = set(flags, VmFlags.SHARED, writable);
      flags = set(flags, VmFlags.MAY_WRITE, writable && !file.is(Trait.WRITE_SEALED));
    }
    boolean contradicted =
        (old.has(VmFlags.WRITE) && !flags.has(VmFlags.MAY_WRITE))
            || (old.has(VmFlags.EXEC) && !flags.has(VmFlags.MAY_EXEC));
    // The kernel permits what the file does not: the area is of an earlier opening.
    return contradicted ? old : flags;
  }

  private static VmFlags set(VmFlags flags, long bit, boolean on) {
    return on ? flags.with(bit) : flags.without(bit);
  }
}
