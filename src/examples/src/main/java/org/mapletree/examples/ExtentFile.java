package org.mapletree.examples;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.mapletree.Clipping;
import org.mapletree.Entry;
import org.mapletree.Joining;
import org.mapletree.MapleTree;
import org.mapletree.NoSpace;
import org.mapletree.Range;

/**
 * Where the bytes of a sparse file lie on a disk. An extent maps file offsets to disk offsets; when
 * a write cuts one, its right part begins further on the disk, and two that follow one another both
 * in the file and on the disk are one. Both rules are given to the tree once. An old version stays
 * readable: nothing on the disk is overwritten.
 *
 * @param extents file offsets to places on the disk; a gap is a hole, which reads as zeros
 * @param used disk offsets that are taken, and the part of the file that they were taken for
 */
public record ExtentFile(MapleTree<Extent> extents, MapleTree<Range> used) {
  /**
   * A place on the disk.
   *
   * @param disk the disk offset of the extent's first byte
   */
  public record Extent(long disk) {
    Extent advance(long bytes) {
      return new Extent(disk + bytes);
    }

    @Override
    public String toString() {
      return "disk 0x" + Long.toHexString(disk);
    }
  }

  private static final Clipping<Extent> CUT =
      (extent, whole, part) -> extent.advance(part.first() - whole.first());

  private static final Joining<Extent> JOIN =
      (left, leftRange, right, rightRange) ->
          left.advance(leftRange.length()).equals(right) ? Option.of(left) : Option.none();

  /**
   * A file without bytes.
   *
   * @return the file
   */
  public static ExtentFile empty() {
    return new ExtentFile(MapleTree.empty(CUT, JOIN), MapleTree.empty());
  }

  /**
   * Gives a part of the file a fresh place on the disk.
   *
   * @param range file offsets
   * @param disk disk offsets to choose from
   * @return the file, whose {@code range} lies in one piece; on the left, why there is no room
   */
  public Either<NoSpace, ExtentFile> write(Range range, Range disk) {
    return used.allocateLowest(range.length(), disk, range)
        .map(
            place ->
                new ExtentFile(
                    extents.putCoalescing(range, new Extent(place.range().first())), place.tree()));
  }

  /**
   * Makes a hole.
   *
   * @param range file offsets
   * @return the file, whose {@code range} reads as zeros
   */
  public ExtentFile punch(Range range) {
    return new ExtentFile(extents.remove(range), used);
  }

  /**
   * Copies a part of the file without copying a byte: both parts lie at the same place, until one
   * of them is written.
   *
   * @param range file offsets
   * @param to the file offset where the copy begins
   * @return the file, with the same bytes and holes at {@code to}
   */
  public ExtentFile copy(Range range, long to) {
    long distance = to - range.first();
    MapleTree<Extent> copied = extents.remove(Range.of(to, range.last() + distance));
    for (Entry<Extent> entry : extents.slice(range)) {
      copied =
          copied.putCoalescing(entry.first() + distance, entry.last() + distance, entry.value());
    }
    return new ExtentFile(copied, used);
  }

  /**
   * Where a byte lies.
   *
   * @param offset a file offset
   * @return its disk offset; none in a hole
   */
  public Option<Long> locate(long offset) {
    return extents.entryAt(offset).map(entry -> entry.value().disk() + (offset - entry.first()));
  }

  /**
   * Tells the story.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Range disk = Range.of(0x10_0000, 0xff_ffff);
    ExtentFile file = empty().write(Range.of(0, 0xffff), disk).get();
    ExtentFile later = file.write(Range.of(0x4000, 0x4fff), disk).get();
    System.out.println(later.extents());
    System.out.println("0x5000 lies at 0x" + Long.toHexString(later.locate(0x5000).get()));
    System.out.println("and 0x4000 still at 0x" + Long.toHexString(file.locate(0x4000).get()));
  }
}
