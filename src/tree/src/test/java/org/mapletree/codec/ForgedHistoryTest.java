package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapletree.codec.DoomedWriter.CODEC;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapletree.AllocatedBytes;
import org.mapletree.MapleTree;
import org.mapletree.history.Commit;
import org.mapletree.history.History;
import org.mapletree.history.Version;

/**
 * Histories with right checksums whose nodes have other capacities than here, and whose versions
 * differ by much more than their bytes say: each must cost what its bytes are worth.
 */
class ForgedHistoryTest {

  private static final int CAPACITY = 40;
  private static final int VERSIONS = 1_000;

  /** Some 10 bytes a version are read; each version as a tree of its own would be a gigabyte. */
  private static final long MOST_ALLOCATED = 96L << 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final BlockWriter out;
  private final ValueWriter<String> texts = VersionCodec.textWriter();
  private int nodes;

  ForgedHistoryTest() throws IOException {
    Preamble.write(bytes, Preamble.Kind.HISTORY);
    out = new BlockWriter(bytes, Preamble.LENGTH);
    out.writeText(CODEC.name());
    numbers(CAPACITY, CAPACITY, VERSIONS, VERSIONS);
  }

  private void numbers(long... numbers) throws IOException {
    for (long number : numbers) {
      out.writeNumber(number);
    }
  }

  private void commit(long number, long parent) throws IOException {
    Version<String> version = new Version<>(number, Histories.at(number), "main", "", "");
    VersionCodec.write(
        out, new Commit<>(version, parent, List.of()), Math.max(0, number - 1), texts);
    numbers(number == 0 ? 0 : 1);
    if (number == 0) {
      out.writeBytes(new byte[0]);
    }
  }

  /** Writes a leaf of single keys, each of the value that came first. */
  private int leaf(long difference, int length, boolean firstValue) throws IOException {
    numbers((long) length << 2);
    for (int slot = 0; slot < length; slot++) {
      if (slot == 0) {
        out.writeDifference(difference);
      } else {
        numbers(1);
      }
      numbers(0);
    }
    for (int slot = 0; slot < length; slot++) {
      if (firstValue && slot == 0) {
        numbers(0);
        out.writeBytes(ValueCodec.longs().encode(0L));
      } else {
        numbers(2);
      }
    }
    return nodes++;
  }

  /** Writes full leaves, and a branch over them; answers its number. */
  private int branchOverLeaves(long difference, boolean firstValue) throws IOException {
    int first = nodes;
    for (int i = 0; i < CAPACITY; i++) {
      leaf(i == 0 ? difference : 2, CAPACITY, firstValue && i == 0);
    }
    numbers(CAPACITY << 2 | NodeWriter.BRANCH, nodes - first);
    for (int i = 1; i < CAPACITY; i++) {
      numbers(0);
    }
    return nodes++;
  }

  private void root(int left, int right) throws IOException {
    numbers(2 << 2 | NodeWriter.BRANCH, nodes - left, right == left + 1 ? 0 : nodes - right);
    nodes++;
    numbers(0);
  }

  /** Ends the history with one branch whose timeline has only its head, and reads it. */
  private History<MapleTree<Long>> read() throws IOException {
    numbers(1);
    out.writeText("main");
    numbers(1, 1 << 2);
    out.writeDifference(0);
    numbers(-1, VERSIONS - 1, 0);
    numbers(0, 0, 0);
    out.endSection();
    long before = AllocatedBytes.now();
    History<MapleTree<Long>> history =
        CODEC
            .decode(bytes.toByteArray())
            .getOrElseThrow(problem -> new AssertionError(problem.toString()));
    assertThat(AllocatedBytes.now() - before)
        .as("allocated for %s bytes", bytes.size())
        .isLessThan(MOST_ALLOCATED);
    history.versions().forEach(version -> version.value().validate());
    return history;
  }

  @Test
  void versionsThatSwapSubtrees_costWhatTheyAreLong() throws IOException {
    commit(0, Commit.NONE);
    numbers(3 * (CAPACITY + 1) + 1);
    int even = branchOverLeaves(10, true);
    int odd = branchOverLeaves(-2 * CAPACITY * CAPACITY + 3, false);
    int common = branchOverLeaves(10, false);
    root(even, common);
    for (int number = 1; number < VERSIONS; number++) {
      commit(number, number - 1);
      numbers(1);
      root(number % 2 == 0 ? even : odd, common);
    }
    History<MapleTree<Long>> history = read();

    long half = CAPACITY * CAPACITY;
    assertThat(history.version(2).get().value()).isEqualTo(history.version(0).get().value());
    assertThat(history.latest().value()).isEqualTo(history.version(1).get().value());
    assertThat(history.latest().value().size()).isEqualTo(2 * half);
    assertThat(history.latest().value().rank(2 * half)).isLessThan(half);
    assertThat(history.version(0).get().value().firstEntry().get().first()).isEqualTo(10);
  }

  @Test
  void versionsThatAllReplaceTheFirst_costWhatTheyAreLong() throws IOException {
    commit(0, Commit.NONE);
    numbers(2 * (CAPACITY + 1) + 1);
    root(branchOverLeaves(10, true), branchOverLeaves(10, false));
    for (int number = 1; number < VERSIONS; number++) {
      commit(number, 0);
      numbers(1);
      leaf(1, 1, false);
      numbers(0);
    }
    History<MapleTree<Long>> history = read();

    assertThat(history.version(0).get().value().size()).isEqualTo(2L * CAPACITY * CAPACITY);
    assertThat(history.latest().value().size()).isEqualTo(1);
  }
}
