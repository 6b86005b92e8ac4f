package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.mapletree.AllocatedBytes;
import org.mapletree.MapleTree;
import org.mapletree.internal.Fanout;

/** Bytes with right checksums, as a faulty writer would make them, that are no legal tree. */
class ForgedContentTest {

  private static final SnapshotCodec<Long> LONGS = SnapshotCodec.of(ValueCodec.longs());

  /** Few bytes are read here, whatever they promise; the first reading loads classes, too. */
  private static final long MOST_ALLOCATED = 1 << 22;

  /** Writes content after the name of the codec and the capacities. */
  @FunctionalInterface
  private interface Forging {
    void write(BlockWriter out) throws IOException;
  }

  private static Either<CorruptSnapshot, MapleTree<Long>> decode(
      Preamble.Kind kind, Forging forging) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Preamble.write(bytes, kind);
    BlockWriter out = new BlockWriter(bytes, Preamble.LENGTH);
    out.writeText("long");
    forging.write(out);
    out.endSection();
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    long before = AllocatedBytes.now();
    Either<CorruptSnapshot, MapleTree<Long>> read =
        kind == Preamble.Kind.TREE ? LONGS.read(in) : LONGS.readDelta(MapleTree.of(10, 19, 1L), in);
    assertThat(AllocatedBytes.now() - before)
        .as("allocated for %s bytes that promise more", bytes.size())
        .isLessThan(MOST_ALLOCATED);
    return read;
  }

  private static void checkTree(String problem, Forging forging) throws IOException {
    Forging whole =
        out -> {
          NodeReader.Capacities.write(out);
          forging.write(out);
        };
    assertThat(decode(Preamble.Kind.TREE, whole).getLeft().problem()).contains(problem);
  }

  /** A leaf of single keys from {@code first} on, all of value 0. */
  private static void leaf(BlockWriter out, long difference, int length) throws IOException {
    out.writeNumber(length << 2);
    for (int slot = 0; slot < length; slot++) {
      if (slot == 0) {
        out.writeDifference(difference);
      } else {
        out.writeNumber(0);
      }
      out.writeNumber(0);
    }
    for (int slot = 0; slot < length; slot++) {
      out.writeNumber(0);
      out.writeBytes(new byte[0]);
    }
  }

  private static void numbers(BlockWriter out, long... numbers) throws IOException {
    for (long number : numbers) {
      out.writeNumber(number);
    }
  }

  @Test
  void rootThatIsNotThere() throws IOException {
    checkTree("a node is named before it came", out -> numbers(out, 0, 0));
  }

  @Test
  void leafThatIsTooLong() throws IOException {
    checkTree(
        "slots of at most " + Fanout.LEAF, out -> numbers(out, 1, (long) (Fanout.LEAF + 1) << 2));
  }

  @Test
  void branchOfOneChild() throws IOException {
    checkTree(
        "a root with a single child",
        out -> {
          out.writeNumber(2);
          leaf(out, 5, Fanout.LEAF);
          numbers(out, 1 << 2 | NodeWriter.BRANCH, 0, 0);
        });
  }

  @Test
  void rootThatIsTooLong() throws IOException {
    checkTree(
        "slots of at most " + Fanout.ROOT,
        out -> numbers(out, 1, (long) (Fanout.ROOT + 1) << 2 | NodeWriter.BRANCH));
  }

  @Test
  void wideBranchBelowAnother() throws IOException {
    int wide = Fanout.BRANCH + 1;
    checkTree(
        "a branch of " + wide + " children, as only a root may have",
        out -> {
          out.writeNumber(wide + 2);
          for (int child = 0; child < wide; child++) {
            leaf(out, 5, Fanout.LEAF);
          }
          numbers(out, (long) wide << 2 | NodeWriter.BRANCH, wide);
          for (int child = 1; child < wide; child++) {
            numbers(out, 0);
          }
          numbers(out, 1 << 2 | NodeWriter.BRANCH, 1, 0);
        });
  }

  @Test
  void shortChildBetweenOthers() throws IOException {
    checkTree(
        "too short to stand here",
        out -> {
          out.writeNumber(4);
          leaf(out, 5, Fanout.LEAF);
          leaf(out, 5, Fanout.LEAF_MINIMUM - 1);
          leaf(out, 5, Fanout.LEAF);
          numbers(out, 3 << 2 | NodeWriter.BRANCH, 3, 0, 0, 0);
        });
  }

  /** Each child may be the first or the last, but not of a node that has a neighbour there. */
  @Test
  void shortGrandchildBetweenOthers() throws IOException {
    checkTree(
        "too short to stand here",
        out -> {
          out.writeNumber(6);
          leaf(out, 5, Fanout.LEAF);
          leaf(out, 5, 1);
          numbers(out, 2 << 2 | NodeWriter.BRANCH, 2, 0);
          leaf(out, 5, Fanout.LEAF);
          numbers(out, 1 << 2 | NodeWriter.BRANCH, 1);
          numbers(out, 2 << 2 | NodeWriter.BRANCH, 3, 1, 0);
        });
  }

  @Test
  void twoShortChildren() throws IOException {
    checkTree(
        "a root of two short children",
        out -> {
          out.writeNumber(3);
          leaf(out, 5, 1);
          leaf(out, 5, Fanout.LEAF_MINIMUM - 1);
          numbers(out, 2 << 2 | NodeWriter.BRANCH, 2, 0, 0);
        });
  }

  @Test
  void childWithoutEntries() throws IOException {
    checkTree(
        "too short to stand here",
        out -> {
          out.writeNumber(3);
          leaf(out, 5, 0);
          leaf(out, 5, Fanout.LEAF);
          numbers(out, 2 << 2 | NodeWriter.BRANCH, 2, 0, 0);
        });
  }

  /** Branches of one child each, down to a leaf of one entry. */
  private static void chain(BlockWriter out, int height) throws IOException {
    leaf(out, 5, 1);
    for (int level = 0; level < height; level++) {
      numbers(out, 1 << 2 | NodeWriter.BRANCH, 1);
    }
  }

  /** As high as the file is long, but no tree. */
  @Test
  void endlesslyHighBranch() throws IOException {
    int height = 10_000;
    checkTree(
        "a root with a single child",
        out -> {
          out.writeNumber(height + 1);
          chain(out, height);
          numbers(out, 0);
        });
    checkTree(
        "not of one height",
        out -> {
          out.writeNumber(height + 3);
          chain(out, height);
          leaf(out, 5, Fanout.LEAF);
          numbers(out, 2 << 2 | NodeWriter.BRANCH, 2, 0, 0);
        });
  }

  @Test
  void childrenOutOfOrder_orTwice() throws IOException {
    checkTree(
        "do not ascend",
        out -> {
          out.writeNumber(3);
          leaf(out, 500, Fanout.LEAF);
          leaf(out, -400, Fanout.LEAF);
          numbers(out, 2 << 2 | NodeWriter.BRANCH, 0, 0, 0);
        });
    checkTree(
        "do not ascend",
        out -> {
          out.writeNumber(2);
          leaf(out, 5, Fanout.LEAF);
          numbers(out, 2 << 2 | NodeWriter.BRANCH, 1, 1, 0);
        });
  }

  @Test
  void childThatIsTheBranchItself() throws IOException {
    checkTree(
        "a node is named before it came",
        out -> {
          out.writeNumber(2);
          leaf(out, 5, Fanout.LEAF);
          numbers(out, 2 << 2 | NodeWriter.BRANCH, 0, 0, 0);
        });
  }

  @Test
  void keysBehindTheLastOne() throws IOException {
    checkTree(
        "behind the last key of all",
        out -> {
          numbers(out, 1, 2 << 2);
          out.writeDifference(-1);
          numbers(out, 0, 0);
        });
    checkTree(
        "there is no key",
        out -> {
          numbers(out, 1, 1 << 2);
          out.writeDifference(-1);
          out.writeNumber(1);
        });
  }

  @Test
  void boundsBorrowedFromElsewhere() throws IOException {
    checkTree(
        "a node is named before it came", out -> numbers(out, 1, 1 << 2 | NodeWriter.BORROWED, 0));
    checkTree(
        "bounds of another length",
        out -> {
          out.writeNumber(2);
          leaf(out, 5, 2);
          numbers(out, 1 << 2 | NodeWriter.BORROWED, 0);
        });
  }

  @Test
  void valueThatDidNotCome() throws IOException {
    checkTree(
        "a value is named before it came",
        out -> {
          numbers(out, 1, 1 << 2);
          out.writeDifference(5);
          numbers(out, 0, 1);
        });
  }

  @Test
  void numberOfNodesThatAreNotThere_endsWithTheBytes() throws IOException {
    checkTree("there is less than there should be", out -> numbers(out, Integer.MAX_VALUE - 8));
    checkTree("is no number of nodes", out -> numbers(out, Long.MAX_VALUE));
  }

  @Test
  void lengthThatIsNotThere_endsWithTheBytes() throws IOException {
    checkTree(
        "there is less than there should be",
        out -> {
          numbers(out, 1, 1 << 2);
          out.writeDifference(5);
          numbers(out, 0, 0, Integer.MAX_VALUE - 8);
        });
  }

  @Test
  void numberInALongForm() throws IOException {
    checkTree(
        "longer than it need be",
        out -> {
          out.writeByte(0x81);
          out.writeByte(0);
        });
  }

  @Test
  void moreThanATree() throws IOException {
    checkTree(
        "there is more than there should be",
        out -> {
          out.writeNumber(1);
          leaf(out, 5, 1);
          numbers(out, 0, 0);
        });
  }

  @Test
  void capacityThatNoNodeHas() throws IOException {
    for (long capacity : new long[] {2, 1 << 20}) {
      assertThat(decode(Preamble.Kind.TREE, out -> numbers(out, capacity, 16)).isLeft()).isTrue();
    }
  }

  private static void checkDelta(String problem, long... numbers) throws IOException {
    assertThat(decode(Preamble.Kind.DELTA, out -> numbers(out, numbers)).getLeft().problem())
        .contains(problem);
  }

  @Test
  void deltaThatDoesNotFit() throws IOException {
    checkDelta("has no entry of range 0xa-0xa", 1, 0, 1, 0, 10, 0);
    checkDelta("has no entry of range 0xb-0x13", 1, 1, 1, 1, 11, 8);
    checkDelta("a change at 0x13-0x14 doesn't fit", 1, 2, 1, 2, 19, 1, 0, 0);
    checkDelta("made for 5 entries in the new tree", 1, 5, 1, 0, 10, 9);
    checkDelta("has no entry", 1, 1, 1, 7, 10, 9);
  }
}
