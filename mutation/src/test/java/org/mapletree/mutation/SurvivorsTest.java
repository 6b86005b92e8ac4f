package org.mapletree.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivorsTest {
  private static final String ROW = "org.mapletree.Sample\tcount\tMathMutator\treturn n + 1;";

  @TempDir Path folder;

  @Test
  void aSurvivorIsNamedByTheTextOfItsLine() throws IOException {
    assertThat(report("SURVIVED").alive()).containsExactly(ROW);
    assertThat(report("NO_COVERAGE").alive()).containsExactly(ROW);
    assertThat(report("KILLED").alive()).isEmpty();
    assertThat(report("TIMED_OUT").alive()).isEmpty();
  }

  @Test
  void everySurvivorNeedsARow() throws IOException {
    assertThat(Survivors.of(List.of("# a remark", "")).complaints(report("SURVIVED")))
        .containsExactly("alive, and not in the list:\t" + ROW);
    assertThat(Survivors.of(List.of(ROW + "\tequal by design")).complaints(report("SURVIVED")))
        .isEmpty();
  }

  @Test
  void aRowWhoseMutantDiedMustGo() throws IOException {
    assertThat(Survivors.of(List.of(ROW + "\tequal by design")).complaints(report("KILLED")))
        .containsExactly("in the list, but not alive:\t" + ROW);
  }

  @Test
  void rowsOfClassesOutsideTheRunAreLeftAlone() throws IOException {
    Survivors survivors =
        Survivors.of(List.of(ROW.replace("Sample", "Other") + "\tequal by design"));
    assertThat(survivors.complaints(report("KILLED"))).isEmpty();
  }

  @Test
  void aRowWithoutAReasonIsRefused() {
    assertThatThrownBy(() -> Survivors.of(List.of(ROW)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(ROW);
    assertThatThrownBy(() -> Survivors.of(List.of(ROW + "\t ")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Survivors.of(List.of(ROW + "\ta", ROW + "\tb")))
        .hasMessage("twice in the list: " + ROW);
  }

  private PitReport report(String status) throws IOException {
    Files.createDirectories(folder.resolve("org/mapletree"));
    Files.writeString(
        folder.resolve("org/mapletree/Sample.java"), "class Sample {\n    return n + 1;\n}\n");
    Path xml =
        Files.writeString(
            folder.resolve("mutations.xml"),
            """
            <mutations><mutation detected='false' status='%s'>
              <sourceFile>Sample.java</sourceFile><mutatedClass>org.mapletree.Sample</mutatedClass>
              <mutatedMethod>count</mutatedMethod><methodDescription>()J</methodDescription>
              <lineNumber>2</lineNumber><mutator>org.pitest.mutators.MathMutator</mutator>
            </mutation></mutations>
            """
                .formatted(status));
    return PitReport.read(xml, List.of(folder));
  }
}
