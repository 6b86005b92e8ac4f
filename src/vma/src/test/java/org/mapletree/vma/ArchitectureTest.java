package org.mapletree.vma;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The layers of this module: an arrow is an import, and none points up.
 *
 * <pre>
 *   replay --+--> org.mapletree.vma --> proc --> java.* only
 *   script --+                           |
 *                                        |
 *   watch -------------------------------+
 * </pre>
 *
 * <p>None of them knows the inside of the tree.
 */
class ArchitectureTest {
  private static final String SPACE = "org.mapletree.vma";
  private static final String PROC = "org.mapletree.vma.proc";
  private static final String TREE = "org.mapletree";
  private static final String HISTORY = "org.mapletree.history";
  private static final String RCU = "org.mapletree.rcu";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void textOfMapsStandsAlone() {
    onlyUses(PROC);
  }

  @Test
  void addressSpaceUsesTheTree() {
    onlyUses(SPACE, PROC, TREE, HISTORY, RCU);
  }

  @Test
  void replayUsesTheAddressSpace() {
    onlyUses("org.mapletree.vma.replay", SPACE, PROC, TREE, HISTORY, RCU);
  }

  @Test
  void watchingUsesTheTextAndTheTree() {
    onlyUses("org.mapletree.vma.watch", PROC, TREE, HISTORY);
  }

  @Test
  void scriptsUseTheAddressSpace() {
    onlyUses("org.mapletree.vma.script", SPACE, PROC, TREE, HISTORY);
  }

  private static void onlyUses(String layer, String... lower) {
    Stream<String> libraries = Stream.of("java..", "org.jspecify.annotations", "io.vavr..");
    String[] allowed =
        Stream.of(Stream.of(layer), Stream.of(lower), libraries)
            .flatMap(packages -> packages)
            .toArray(String[]::new);
    classes()
        .that(resideInAPackage(layer))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed))
        .check(CLASSES);
  }
}
