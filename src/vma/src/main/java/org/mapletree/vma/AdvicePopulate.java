package org.mapletree.vma;

import org.jspecify.annotations.Nullable;

/** The advice to fault in a range by reading or by writing, permissions minded. */
final class AdvicePopulate {

  private AdvicePopulate() {}

  static @Nullable Errno apply(SpaceEditor space, long start, long end, Access access) {
    return AreaWalk.untilHole(
        space,
        start,
        end,
        (area, from, to) -> {
          long needed = access == Access.WRITE ? VmFlags.WRITE : VmFlags.READ;
          if (area.value().has(VmFlags.PFN_MAP | VmFlags.IO) || !area.value().has(needed)) {
            return Errno.EINVAL;
          }
          return Touching.faultEach(space, from, to, access) ? null : Errno.EFAULT;
        });
  }
}
