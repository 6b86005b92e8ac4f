package org.mapletree.vma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of flags as strace prints them. */
class MapFlagsTest {

  @ParameterizedTest
  @CsvSource({
    "MAP_FILE, 0",
    "MAP_FILE|MAP_LOCKED, 0x2000",
    "MAP_PRIVATE|MAP_ANONYMOUS, 0x22",
    "PRIVATE, 0x2",
    "0x22, 0x22",
    "34, 0x22",
    "MAP_PRIVATE|0x8000000, 0x8000002"
  })
  void namesAndNumbers_areRead(String text, String bits) {
    assertThat(MapFlags.parse(text).get()).isEqualTo(Long.decode(bits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MAP_ALL", "0x", "-1", "+1", "0x١", "MAP_PRIVATE|١"})
  void otherWords_areNone(String text) {
    assertThat(MapFlags.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0x22, MAP_PRIVATE|MAP_ANONYMOUS", "0x8000002, MAP_PRIVATE|0x8000000"})
  void bits_arePrinted(String bits, String text) {
    assertThat(MapFlags.print(Long.decode(bits))).isEqualTo(text);
  }
}
