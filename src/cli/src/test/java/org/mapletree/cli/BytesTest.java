package org.mapletree.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void shown_isInFullThenInBinaryUnits() {
    assertThat(Bytes.shown(0)).isEqualTo("0 B");
    assertThat(Bytes.shown(1023)).isEqualTo("1023 B");
    assertThat(Bytes.shown(1024)).isEqualTo("1.0 KiB");
    assertThat(Bytes.shown(1383)).isEqualTo("1.4 KiB");
    assertThat(Bytes.shown((1L << 20) - 1)).isEqualTo("1.0 MiB");
    assertThat(Bytes.shown(5L << 39)).isEqualTo("2.5 TiB");
  }

  @Test
  void shown_isUnsigned() {
    assertThat(Bytes.shown(Long.MIN_VALUE)).isEqualTo("8388608.0 TiB");
    assertThat(Bytes.shown(-4096)).isEqualTo("16777216.0 TiB");
  }

  @Test
  void growth_hasTheSignOfTheUnsignedDifference() {
    assertThat(Bytes.growth(4096, 8192)).isEqualTo("+4.0 KiB");
    assertThat(Bytes.growth(8192, 4096)).isEqualTo("-4.0 KiB");
    assertThat(Bytes.growth(4096, -4096)).isEqualTo("+16777216.0 TiB");
    assertThat(Bytes.growth(-4096, 4096)).isEqualTo("-16777216.0 TiB");
  }
}
