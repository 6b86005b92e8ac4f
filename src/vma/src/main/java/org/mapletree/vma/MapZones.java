package org.mapletree.vma;

import java.util.List;
import org.mapletree.vma.proc.MapsLine;

/**
 * Where in a map the program's own areas end and the mappings that the kernel placed begin, told
 * from the map alone, most reliably from one taken at exec.
 *
 * @param from the index of the first line of the program
 * @param to the index behind its last line
 * @param stack the index of the stack, or the number of lines
 */
record MapZones(int from, int to, int stack) {
  /*
   * Implementation notes.
   *
   * Mostly the largest hole between two areas lies between the program and the mappings above it:
   *
   *     program [heap]                 (hole)                 mappings [vvar] [vdso] interpreter   [stack]
   *
   * With an unlimited stack the kernel leaves five sixths of all addresses to it, and mappings
   * begin below a program that was placed by the kernel's own rule:
   *
   *     mappings [vvar] [vdso] interpreter      (hole)      program [heap]                         [stack]
   *
   * or above one with addresses of its own, with the largest hole below the stack. Both are known
   * by a [vdso] below the largest hole. With randomized addresses, older kernels put [vdso] above
   * the stack, which tells nothing.
   */
  static final String STACK = "[stack]";
  private static final String VDSO = "[vdso]";

  static MapZones of(List<MapsLine> lines) {
    int stack = indexOf(STACK, lines, lines.size());
    boolean high =
        lines.isEmpty() || Pages.above(lines.get(0).start(), Layout.PLAIN.legacyBase() * 2);
    int hole = high ? 0 : behindLargestHole(lines, lines.size());
    int vdso = indexOf(VDSO, lines, lines.size());
    if (vdso >= hole) {
      return new MapZones(0, hole, stack);
    }
    int below = behindLargestHole(lines, stack);
    return vdso < below ? new MapZones(below, stack, stack) : new MapZones(0, below, stack);
  }

  private static int indexOf(String name, List<MapsLine> lines, int none) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).name().equals(name)) {
        return i;
      }
    }
    return none;
  }

  private static int behindLargestHole(List<MapsLine> lines, int count) {
    int behind = count;
    long largest = 0;
    for (int i = 1; i < count; i++) {
      long hole = lines.get(i).start() - lines.get(i - 1).end();
      if (Pages.above(hole, largest)) {
        largest = hole;
        behind = i;
      }
    }
    return behind;
  }

  /** Where the program's last area ends; 0 if it has none. */
  long programEnd(List<MapsLine> lines) {
    return to == from ? 0 : lines.get(to - 1).end();
  }

  /** Where searches for free space begin: the end of the highest mapping below the stack. */
  long searchBase(List<MapsLine> lines, long fallback) {
    int last = from > 0 ? from - 1 : stack - 1;
    if (last >= to || (last >= 0 && from > 0)) {
      return lines.get(last).end();
    }
    return stack < lines.size() ? Pages.min(fallback, lines.get(stack).start()) : fallback;
  }

  /** The program's first address; that of everything if it has no area. */
  long programStart(List<MapsLine> lines) {
    return from == 0 ? 0 : lines.get(from).start();
  }

  /** The first address above the program that belongs to something else. */
  long aboveProgram(List<MapsLine> lines, long taskSize) {
    return to < lines.size() ? lines.get(to).start() : taskSize;
  }
}
