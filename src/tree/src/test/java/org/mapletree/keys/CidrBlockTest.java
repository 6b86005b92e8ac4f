package org.mapletree.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet4Address;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of IPv4 addresses: from text to ranges, and back to the fewest blocks. */
class CidrBlockTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 0.0.0.0, 255.255.255.255",
    "10.0.0.0/8, 10.0.0.0, 10.255.255.255",
    "192.0.2.128/25, 192.0.2.128, 192.0.2.255",
    "255.255.255.255/32, 255.255.255.255, 255.255.255.255",
  })
  void aBlock_isARange(String text, String first, String last) {
    CidrBlock block = CidrBlock.parse(text);

    assertThat(block.range()).isEqualTo(range(first, last));
    assertThat(block).hasToString(text);
    assertThat(CidrBlock.covering(block.range())).containsExactly(block);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0/8",
        "10.0.0.0.0/8",
        "a.b.c.d/8",
        "256.0.0.0/8",
        "01.0.0.0/8",
        "1..0.0/8",
        "10.0.0.0/8/8",
        "::/0",
        "",
        "/",
        "10.0.0.0/ 8",
      })
  void whatIsNoBlock_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> CidrBlock.parse(text));
  }

  @Test
  void bitsBehindThePrefix_areRefusedWithTheBlockThatIsMeant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CidrBlock.parse("10.1.2.3/8"))
        .withMessage("10.1.2.3/8 has bits set behind its prefix; the block is 10.0.0.0/8");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.6, 10.0.0.1/32 10.0.0.2/31 10.0.0.4/31 10.0.0.6/32",
    "10.0.0.0, 10.0.1.255, 10.0.0.0/23",
    "255.255.255.254, 255.255.255.255, 255.255.255.254/31",
    "0.0.0.0, 0.0.0.2, 0.0.0.0/31 0.0.0.2/32",
  })
  void aRange_isCoveredByTheFewestBlocks(String first, String last, String blocks) {
    assertThat(text(CidrBlock.covering(range(first, last)))).isEqualTo(blocks);
  }

  @Test
  void theWorstRange_takes62Blocks() {
    assertThat(CidrBlock.covering(range("0.0.0.1", "255.255.255.254"))).hasSize(62);
  }

  private static String text(List<CidrBlock> blocks) {
    return blocks.stream().map(CidrBlock::toString).collect(Collectors.joining(" "));
  }

  private static TypedRange<Inet4Address> range(String first, String last) {
    return KeyDomains.ipv4().closed(CidrBlock.address(first), CidrBlock.address(last));
  }
}
