package org.mapletree.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --version} is answered wherever it is asked. */
class VersionOptionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replay",
        "watch",
        "history",
        "history show",
        "history diff",
        "history blame",
        "tree",
        "tree run",
        "vma",
        "vma run",
        "vma diff"
      })
  void versionOfACommand_isThatOfMaple(String command) {
    MapleRun whole = MapleRun.of("--version");
    assertThat(whole.out()).startsWith("maple ");
    assertThat(MapleRun.of((command + " --version").split(" ", -1))).isEqualTo(whole);
  }
}
