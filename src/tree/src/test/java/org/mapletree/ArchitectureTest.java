package org.mapletree;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The layers of this module: an arrow is an import, and none points up.
 *
 * <pre>
 *   codec --> history --> keys --> org.mapletree --> internal --> java.* only
 *                           rcu --> only RcuTree uses the tree
 * </pre>
 */
class ArchitectureTest {
  private static final String TREE = "org.mapletree";
  private static final String INTERNAL = "org.mapletree.internal";
  private static final String KEYS = "org.mapletree.keys";
  private static final String RCU = "org.mapletree.rcu";
  private static final String HISTORY = "org.mapletree.history";
  private static final String CODEC = "org.mapletree.codec";

  /**
   * The classes of {@code internal}, lowest layer first. A class uses its own layer and those
   * before it.
   */
  private static final List<Set<String>> INTERNAL_LAYERS =
      List.of(
          // words: numbers and functions, no nodes
          Set.of(
              "Unsigned",
              "Fanout",
              "Checks",
              "Clip",
              "EntryAction",
              "EntryConsumer",
              "EntryFunction",
              "Join",
              "Resolve",
              "StepConsumer"),
          // nodes: what they hold, and the figures cached in them
          Set.of("Node", "Leaf", "Branch", "SlotSearch", "Splice", "Figures", "Editor"),
          // node edits and places: a write inside a leaf, neighbours, roots, the right spine, a
          // place that moves from entry to entry
          Set.of("LeafWrite", "Siblings", "Roots", "Spine", "Walker"),
          // tree algorithms
          Set.of(
              "Aggregates",
              "CoWalk",
              "CoWalkSide",
              "Counterparts",
              "Concat",
              "Cut",
              "Dump",
              "Footprint",
              "Footprints",
              "GapSearch",
              "Invariants",
              "LeafMerge",
              "Lookup",
              "Neighbours",
              "Order",
              "Overlay",
              "PathWrite",
              "PieceMerge",
              "Shape",
              "Splitter",
              "ThreeWay",
              "Traversal",
              "TreeDoor",
              "ValueMap",
              "Zipper",
              "Measuring"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void everyInternalClassHasALayer() {
    List<String> listed = INTERNAL_LAYERS.stream().flatMap(Set::stream).toList();
    assertThat(listed).doesNotHaveDuplicates();
    assertThat(internalClasses().map(ArchitectureTest::file).distinct())
        .containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void noInternalClassUsesAHigherLayer() {
    assertThat(
            internalClasses()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> layer(use.getTargetClass()) > layer(use.getOriginClass()))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void internalSpeaksJavaOnly() {
    onlyUses(INTERNAL);
  }

  @Test
  void treeUsesItsNodes() {
    onlyUses(TREE, INTERNAL, "io.vavr..");
  }

  @Test
  void keysUseTheTree() {
    onlyUses(KEYS, TREE, "io.vavr..");
  }

  @Test
  void historyUsesKeysAndTheTree() {
    onlyUses(HISTORY, KEYS, TREE, "io.vavr..");
  }

  @Test
  void codecUsesAllBelowIt() {
    onlyUses(CODEC, HISTORY, KEYS, TREE, INTERNAL, "io.vavr..");
  }

  @Test
  void publicationKnowsNoTree() {
    onlyUses(RCU, TREE, "io.vavr..");
    noClasses()
        .that(resideInAPackage(RCU))
        .and()
        .haveNameNotMatching(".*\\.RcuTree(\\$.*)?")
        .should()
        .dependOnClassesThat(resideInAPackage(TREE))
        .check(CLASSES);
  }

  @Test
  void noFieldHoldsVavr() {
    fields().should().notHaveRawType(resideInAPackage("io.vavr..")).check(CLASSES);
  }

  @Test
  void vavrIsReturnedAndNeverTaken() {
    List<String> found = new ArrayList<>();
    for (JavaMethod method : apiMethods()) {
      method.getRawParameterTypes().stream()
          .filter(resideInAPackage("io.vavr.."))
          .forEach(type -> found.add(method.getFullName() + " takes " + type.getSimpleName()));
      method.getReturnType().getAllInvolvedRawTypes().stream()
          .filter(type -> type.getName().startsWith("io.vavr.Tuple"))
          .forEach(type -> found.add(method.getFullName() + " returns " + type.getSimpleName()));
    }
    assertThat(found).isEmpty();
  }

  private static void onlyUses(String layer, String... lower) {
    String[] allowed =
        Stream.of(Stream.of(layer, "java..", "org.jspecify.annotations"), Stream.of(lower))
            .flatMap(s -> s)
            .toArray(String[]::new);
    classes()
        .that(resideInAPackage(layer))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed))
        .check(CLASSES);
  }

  private static Stream<JavaClass> internalClasses() {
    return CLASSES.stream()
        .filter(resideInAPackage(INTERNAL))
        .filter(type -> !type.getSimpleName().equals("package-info"));
  }

  /**
   * The number of the layer that lists {@code type}, -1 for a class from elsewhere; one in no list
   * stands on top.
   */
  private static int layer(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    if (!element.getPackageName().equals(INTERNAL)) {
      return -1;
    }
    for (int layer = 0; layer < INTERNAL_LAYERS.size(); layer++) {
      if (INTERNAL_LAYERS.get(layer).contains(file(element))) {
        return layer;
      }
    }
    return INTERNAL_LAYERS.size();
  }

  /** The outermost class that holds {@code type}, by its simple name. */
  private static String file(JavaClass type) {
    String name = type.getName().substring(type.getPackageName().length() + 1);
    return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
  }

  private static List<JavaMethod> apiMethods() {
    return CLASSES.stream()
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .toList();
  }
}
