package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collector;
import org.junit.jupiter.api.Test;

class CollectorTest {
  private static final Collector<Entry<String>, ?, MapleTree<String>> STRICT =
      MapleTree.collector(Entry::first, Entry::last, Entry::value);
  private static final Collector<Entry<String>, ?, MapleTree<String>> JOINING =
      MapleTree.collector(Entry::first, Entry::last, Entry::value, String::concat);

  @Test
  void takesEntriesInAnyOrderAndInParallel() {
    List<Entry<String>> entries = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      entries.add(new Entry<>(10L * i, 10L * i + 9, "v" + i));
    }
    MapleTree<String> expected = MapleTree.ofEntries(entries);
    assertThat(entries.stream().collect(STRICT)).isEqualTo(expected);
    assertThat(entries.parallelStream().collect(STRICT)).isEqualTo(expected);
    assertThat(expected.stream().parallel().collect(STRICT)).isEqualTo(expected);
    Collections.shuffle(entries, new Random(1));
    assertThat(entries.parallelStream().collect(STRICT)).isEqualTo(expected);
    assertThat(entries.parallelStream().collect(JOINING)).isEqualTo(expected);
  }

  @Test
  void namesBothEntriesThatOverlap() {
    List<Entry<String>> entries =
        List.of(new Entry<>(0x10, 0x1f, "a"), new Entry<>(0x1f, 0x2f, "b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entries.stream().collect(STRICT))
        .withMessageContaining("0x10-0x1f=a")
        .withMessageContaining("0x1f-0x2f=b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entries.parallelStream().collect(STRICT))
        .withMessageContaining("0x10-0x1f=a")
        .withMessageContaining("0x1f-0x2f=b");
  }

  /** The function is not commutative, so the order of merging shows. */
  @Test
  void mergesInEncounterOrderAlsoInParallel() {
    Random random = new Random(7);
    List<Entry<String>> entries = new ArrayList<>();
    MapleTree<String> expected = MapleTree.empty();
    for (int i = 0; i < 300; i++) {
      long first = random.nextInt(500);
      Entry<String> entry = new Entry<>(first, first + random.nextInt(40), i + " ");
      entries.add(entry);
      expected = expected.merge(entry.first(), entry.last(), entry.value(), String::concat);
    }
    assertThat(entries.stream().collect(JOINING)).isEqualTo(expected);
    assertThat(entries.parallelStream().collect(JOINING)).isEqualTo(expected);
  }

  @Test
  void keepsThePoliciesItIsGiven() {
    Clipping<String> clipping = (value, old, part) -> value + "'";
    List<Entry<String>> entries = List.of(new Entry<>(0x10, 0x1f, "a"));
    MapleTree<String> strict =
        entries.stream()
            .collect(
                MapleTree.collector(
                    Entry::first, Entry::last, Entry::value, clipping, Joining.<String>ofEqual()));
    MapleTree<String> merging =
        entries.stream()
            .collect(
                MapleTree.collector(
                    Entry::first,
                    Entry::last,
                    Entry::value,
                    String::concat,
                    clipping,
                    Joining.<String>ofEqual()));
    assertThat(strict.remove(0x10, 0x10).getOrNull(0x11)).isEqualTo("a'");
    assertThat(merging.remove(0x10, 0x10).getOrNull(0x11)).isEqualTo("a'");
  }
}
