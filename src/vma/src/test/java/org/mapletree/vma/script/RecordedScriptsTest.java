package org.mapletree.vma.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts that were run on Linux 6.18, against what that kernel printed. */
class RecordedScriptsTest {

  static Stream<String> names() {
    return IntStream.rangeClosed(1, 24).mapToObj(number -> String.format("%02d", number));
  }

  @ParameterizedTest
  @MethodSource("names")
  void run_recordedScript_printsWhatTheKernelPrinted(String name) throws IOException {
    var printed = new StringBuilder();
    new ScriptRunner(printed).run(Script.parse(read(name + ".script")).get());

    assertThat(printed.toString().split("\n"))
        .containsExactly(read(name + ".expect.gz").split("\n"));
    assertThat(printed.toString()).isEqualTo(read(name + ".expect.gz"));
  }

  private static String read(String name) {
    try (InputStream stored = RecordedScriptsTest.class.getResourceAsStream("/kernel/" + name)) {
      assertThat(stored).as(name).isNotNull();
      InputStream text = name.endsWith(".gz") ? new GZIPInputStream(stored) : stored;
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
