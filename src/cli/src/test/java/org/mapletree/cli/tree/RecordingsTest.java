package org.mapletree.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our tree answers every recorded script as the kernel's tree did, byte for byte. */
class RecordingsTest {
  static List<String> names() {
    return Recordings.names();
  }

  @Test
  void allRecordingsAreThere() {
    assertThat(names()).hasSize(52).contains("edges", "22", "kernel-spanning-regression");
  }

  @ParameterizedTest
  @MethodSource("names")
  void printsWhatTheKernelPrinted(String name) {
    String printed = Scripts.run(Recordings.script(name));

    // a mismatch in half a megabyte is only readable line by line
    List<String> expected = Recordings.expected(name).lines().toList();
    assertThat(printed.lines().toList()).isEqualTo(expected);
    assertThat(printed.equals(Recordings.expected(name))).as("byte for byte").isTrue();
  }
}
