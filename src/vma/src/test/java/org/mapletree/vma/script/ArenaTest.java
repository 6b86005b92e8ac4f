package org.mapletree.vma.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the mappings of a script are looked at: addresses and lengths are unsigned. */
class ArenaTest {

  private static final String CALLS =
      """
      mmap 0x10000000 0x1000 rw- private,anon,fixed - 0
      mprotect 0x10000000 0x1000 r--
      """;

  private static String printed(String base, String length) throws IOException {
    var printed = new StringBuilder();
    String arena = "arena " + base + " " + length + "\n";
    new ScriptRunner(printed).run(Script.parse(arena + CALLS).get());
    return printed.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "0x10000000, 0x1000",
    "0x0, 0xffffffffffffffff",
    "0x1, 0xffffffffffffffff",
    "0x10000000, 0x7ffffffff0001000",
    "0x10000000, 0xfffffffff0000000"
  })
  void arenaWithAMapping_showsIt(String base, String length) throws IOException {
    assertThat(printed(base, length))
        .isEqualTo(
            """
            1 mmap 0x10000000 0x1000 rw- private,anon,fixed - 0 = 0x10000000
              10000000-10001000 rw-p 0 - [rd wr mr mw me ac]
            2 mprotect 0x10000000 0x1000 r-- = 0x0
              10000000-10001000 r--p 0 - [rd mr mw me]
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "0x0, 0x10000000",
    "0x10001000, 0xffffffffefff0000",
    "0x10001000, 0xffffffffeffff000",
    "0xffffffffffffffff, 0x1"
  })
  void arenaWithoutIt_removesIt(String base, String length) throws IOException {
    assertThat(printed(base, length))
        .isEqualTo(
            """
            1 mmap 0x10000000 0x1000 rw- private,anon,fixed - 0 = elsewhere
            2 mprotect 0x10000000 0x1000 r-- = ENOMEM
            """);
  }
}
