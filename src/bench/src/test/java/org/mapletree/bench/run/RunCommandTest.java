package org.mapletree.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What cannot be measured as it was asked for is refused before anything is measured. */
class RunCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "operations --passes 0, begin at 1",
    "operations --passes -1, begin at 1",
    "operations --millis 0, begin at 1",
    "shared --readers 0, begin at 1",
    "'operations --sizes 1000,0', begin at 1",
    "'operations --sizes 100', begin at 101",
    "'lookup write --sizes 100', begin at 101",
    "lookup --libraries MapleTree, are for part OPERATIONS",
    "growth --operations get, are for part OPERATIONS",
    "lookup --layouts WIDE, are for part OPERATIONS",
    "lookup --quick, part of its own",
    "--quick --layouts WIDE, one layout",
    "operations --libraries Nonsense, there is no Nonsense"
  })
  void anImpossibleRunIsRefused(String arguments, String sentence) {
    assertRefused(arguments + " --out " + folder.resolve("results.json"), sentence);
  }

  @Test
  void resultsAreNotCompressed() {
    assertRefused("lookup --out results.json.gz", "is not compressed");
  }

  private void assertRefused(String arguments, String sentence) {
    StringWriter errors = new StringWriter();
    CommandLine run =
        new CommandLine(new RunCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setErr(new PrintWriter(errors));
    assertThat(run.execute(arguments.split(" "))).isEqualTo(2);
    assertThat(errors.toString()).contains(sentence);
    assertThat(folder).isEmptyDirectory();
  }
}
