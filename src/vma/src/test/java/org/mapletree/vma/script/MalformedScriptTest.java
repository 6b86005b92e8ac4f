package org.mapletree.vma.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts are read to their end before anything is run: what cannot be run is refused there. */
class MalformedScriptTest {

  @ParameterizedTest
  @CsvSource({
    "0x1000, 0",
    "0xffffffffffffffff, 0x2",
    "0x1000, 0xffffffffffffffff",
    "0x8000000000000000, 0x8000000000000001"
  })
  void arenaThatWraps_isRefused(String base, String length) {
    assertThat(Script.parse("# first\narena " + base + " " + length + "\n").getLeft())
        .isEqualTo(new MalformedScript(2, "the arena is empty or ends above 2^64-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "munmap ٤٠٩٦ 1; this is no number: ٤٠٩٦",
        "munmap 0x１ 1; this is no number: 0x１",
        "munmap 1٠ 1; this is no number: 1٠",
        "munmap +1 1; this is no number: +1",
        "munmap 0x 1; this is no number: 0x",
        "munmap 1f 1; this is no number: 1f",
        "munmap 18446744073709551616 1; this is no number of 64 bits: 18446744073709551616",
        "mmap 0 1 rw- private,٣ - 0; this is no number: ٣",
        "madvise 0 1 ٤; there is no advice ٤",
        "mmap 0 1 3 0x22 - 0; this is no protection, of r, w, x and -: 3"
      })
  void otherWords_areRefused(String line, String problem) {
    assertThat(Script.parse(line).getLeft()).isEqualTo(new MalformedScript(1, problem));
  }

  /** A comment ends where its line does, which no other character ends. */
  @ParameterizedTest
  @ValueSource(strings = {"\r", "\u0085", "\u2028", "\u2029", "\u000b"})
  void commentWithAnyCharacter_isNotRun(String character) {
    Script expected = Script.parse("fork\n").get();
    String comment = "# see" + character + "munmap 0x0 0x1000\n";
    assertThat(Script.parse(comment + "fork " + comment).get()).isEqualTo(expected);
  }

  @Test
  void linesThatEndAsOnWindows_areTheSameScript() {
    String script = "# first\nmunmap 0x0 0x1000 # second\n\nfork\n";
    assertThat(Script.parse(script.replace("\n", "\r\n"))).isEqualTo(Script.parse(script));
  }

  @Test
  void largestArena_isTaken() {
    assertThat(Script.parse("arena 1 0xffffffffffffffff\n").isRight()).isTrue();
    assertThat(Script.parse("arena 0xffffffffffffffff 1\n").isRight()).isTrue();
  }
}
