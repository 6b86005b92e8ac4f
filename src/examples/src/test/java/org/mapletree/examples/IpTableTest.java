package org.mapletree.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mapletree.Footprint;
import org.mapletree.TreeStats;
import org.mapletree.keys.CidrBlock;
import org.mapletree.keys.TypedChange;
import org.mapletree.keys.TypedRangeMap;

/** 500,000 ranges, 200 lines edited: exactly those come back, and all else is shared. */
class IpTableTest {
  private static final int RANGES = 500_000;

  @Test
  void aReload_changesExactlyTheEditedLinesAndSharesTheRest() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < RANGES; i++) {
      lines.add(line(i, "operator " + i % 1_000));
    }
    IpTable table = IpTable.of(lines.stream());
    TypedRangeMap<Inet4Address, String> before = table.snapshot();
    Set<Integer> edited = new HashSet<>();
    Random random = new Random(1);
    while (edited.size() < 200) {
      edited.add(random.nextInt(RANGES));
    }
    edited.forEach(i -> lines.set(i, line(i, "new operator")));

    List<TypedChange<Inet4Address, String>> changes = table.reload(lines.stream());

    assertThat(changes)
        .hasSize(200)
        .allSatisfy(change -> assertThat(change).isInstanceOf(TypedChange.Replaced.class));
    assertThat(changes.stream().map(change -> change.range().first()))
        .containsExactlyElementsOf(
            edited.stream().sorted().map(i -> CidrBlock.address(address(i * 16))).toList());
    Footprint bytes = table.snapshot().tree().footprint(before.tree());
    // no more than the paths to the edited lines are new
    TreeStats shape = before.tree().stats();
    long bytesOfANode = before.tree().footprint() / (shape.branches() + shape.leaves());
    assertThat(bytes.own()).isLessThan(400L * shape.height() * bytesOfANode);
    assertThat(bytes.own()).isLessThan(bytes.shared() / 20);
    assertThat(before.tree().diff(table.snapshot().tree()).toJavaList()).hasSize(200);
  }

  @Test
  void lookups_findOperatorsAndGaps() {
    IpTable table =
        IpTable.of(Stream.of("93.184.216.0,93.184.216.255,example", "192.0.2.4,192.0.2.9,small"));

    assertThat(table.operator("93.184.216.34")).contains("example");
    assertThat(table.operator("93.184.217.0")).isEmpty();
    assertThat(table.blocks("192.0.2.5").stream().map(CidrBlock::toString))
        .containsExactly("192.0.2.4/30", "192.0.2.8/31");
    assertThat(table.blocks("0.0.0.0")).isEmpty();
  }

  @Test
  void linesThatOverlap_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IpTable.of(Stream.of("10.0.0.0,10.0.0.9,a", "10.0.0.9,10.0.0.10,b")));
  }

  private static String line(int index, String operator) {
    return address(index * 16) + "," + address(index * 16 + 11) + "," + operator;
  }

  private static String address(int key) {
    return (key >>> 24) + "." + (key >>> 16 & 255) + "." + (key >>> 8 & 255) + "." + (key & 255);
  }
}
