package org.mapletree.vma;

import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;

/**
 * When two areas are one: new ranges join their neighbours, changed parts move the border to a
 * neighbour that they became equal to.
 */
final class AreaMerge {

  private AreaMerge() {}

  /** A range that takes in one neighbour or both. */
  private record Joint(long start, long end, Vma vma) {}

  /** Maps a free range, joined with the neighbours that continue it. */
  static void insert(SpaceEditor space, long start, long end, Vma vma) {
    Joint joint = joint(space.endingAt(start), start, end, vma, space.startingAt(end));
    if (joint != null) {
      space.put(joint.start, joint.end, joint.vma);
    } else {
      space.put(start, end, vma);
    }
  }

  /**
   * Maps a free range behind an area that it continues, joined with what lies behind too if that
   * continues it.
   *
   * @return false, and nothing done, if it does not join the area before it
   */
  static boolean extend(SpaceEditor space, long start, long end, Vma vma, boolean alsoBehind) {
    Entry<Vma> left = space.endingAt(start);
    Joint joint = joint(left, start, end, vma, alsoBehind ? space.startingAt(end) : null);
    if (left == null || joint == null || joint.start == start) {
      return false;
    }
    space.put(joint.start, joint.end, joint.vma);
    return true;
  }

  /**
   * Gives the part of {@code area} from {@code start} to {@code end} what {@code changed} has; its
   * offset is that of the whole area. The part joins a neighbour where it reaches that end of the
   * area; else the area is split.
   *
   * @return {@code full} if a split was needed and the number of areas is at its limit, a first
   *     split staying; null on success
   */
  static @Nullable Errno change(
      SpaceEditor space, Entry<Vma> area, long start, long end, Vma changed, Errno full) {
    long areaEnd = area.last() + 1;
    Vma part = changed.shifted(Pages.between(area.first(), start));
    Entry<Vma> left = start == area.first() ? space.endingAt(start) : null;
    Entry<Vma> right = end == areaEnd ? space.startingAt(end) : null;
    Joint joint = joint(left, start, end, part, right);
    if (joint != null) {
      space.put(joint.start, joint.end, joint.vma);
      return null;
    }
    if (start != area.first() && !AreaSplit.split(space, start)) {
      return full;
    }
    if (end != areaEnd && !AreaSplit.split(space, end)) {
      return full;
    }
    space.put(start, end, part);
    return null;
  }

  private static @Nullable Joint joint(
      @Nullable Entry<Vma> left, long start, long end, Vma vma, @Nullable Entry<Vma> right) {
    Entry<Vma> below = left != null && continues(left, vma) ? left : null;
    Entry<Vma> above = right != null && continued(start, end, vma, right) ? right : null;
    if (below != null && above != null && sameAnon(below.value(), above.value())) {
      Vma whole = union(union(below.value(), vma), above.value());
      return new Joint(below.first(), above.last() + 1, whole);
    }
    if (below != null) {
      return new Joint(below.first(), end, union(below.value(), vma));
    }
    return above != null ? new Joint(start, above.last() + 1, union(vma, above.value())) : null;
  }

  private static boolean continues(Entry<Vma> left, Vma vma) {
    long pages = Pages.between(left.first(), left.last() + 1);
    return left.value().page() + pages == vma.page() && compatible(vma, left.value());
  }

  private static boolean continued(long start, long end, Vma vma, Entry<Vma> right) {
    return vma.page() + Pages.between(start, end) == right.value().page()
        && compatible(vma, right.value());
  }

  private static boolean compatible(Vma vma, Vma neighbour) {
    return vma.flags().mergesWith(neighbour.flags())
        && !vma.isSpecial()
        && vma.backing().equals(neighbour.backing())
        && vma.name().equals(neighbour.name())
        && sameAnon(vma, neighbour)
        && (vma.anon() == neighbour.anon() || !(vma.inherited() || neighbour.inherited()));
  }

  private static boolean sameAnon(Vma a, Vma b) {
    return a.anon() == b.anon() || !a.hasAnon() || !b.hasAnon();
  }

  /** The area that begins as {@code first} does and ends as {@code second} does. */
  private static Vma union(Vma first, Vma second) {
    Vma whole = first.withFlags(first.flags().with(second.flags().bits() & VmFlags.STICKY));
    return first.hasAnon() ? whole : whole.withAnon(second.anon(), second.inherited());
  }
}
