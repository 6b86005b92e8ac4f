package org.mapletree.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The command stands above the libraries: it uses what they publish, and its parts have no cycle.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void commandsUseTheTreeFromOutside() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("org.mapletree.internal"))
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycle() {
    slices().matching("org.mapletree.(cli..)").should().beFreeOfCycles().check(CLASSES);
  }
}
