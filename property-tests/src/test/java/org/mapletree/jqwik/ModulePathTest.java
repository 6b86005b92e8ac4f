package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import io.vavr.match.annotation.Patterns;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.mapletree.MapleTree;
import org.mapletree.vma.AddressSpace;

/**
 * What users of modules do with the jars: they put them on the module path, where only what {@code
 * module-info} says can be found. {@code ./mvnw verify} runs this on the finished jars.
 */
class ModulePathTest {

  private static Path home(Class<?> any) {
    try {
      return Path.of(any.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static ModuleLayer layer() {
    Path[] path =
        Stream.of(
                AddressSpace.class, MapleTree.class, Option.class, Patterns.class, NullMarked.class)
            .map(ModulePathTest::home)
            .toArray(Path[]::new);
    ModuleLayer boot = ModuleLayer.boot();
    Configuration modules =
        boot.configuration()
            .resolve(ModuleFinder.of(path), ModuleFinder.of(), Set.of("org.mapletree.vma"));
    return ModuleLayer.defineModulesWithOneLoader(
            modules, List.of(boot), ClassLoader.getPlatformClassLoader())
        .layer();
  }

  @Test
  void aTreeAndWhatItReturns_liveInModulesOfTheirOwn() throws ReflectiveOperationException {
    ModuleLayer layer = layer();
    assertThat(layer.modules())
        .extracting(Module::getName)
        .containsExactlyInAnyOrder(
            "org.mapletree", "org.mapletree.vma", "io.vavr", "io.vavr.match");

    Class<?> type = layer.findLoader("org.mapletree").loadClass(MapleTree.class.getName());
    Object tree =
        type.getMethod("of", long.class, long.class, Object.class).invoke(null, 1L, 9L, "x");
    Object found = type.getMethod("get", long.class).invoke(tree, 5L);

    assertThat(type.getModule().getName()).isEqualTo("org.mapletree");
    assertThat(found).hasToString("Some(x)");
    assertThat(found.getClass().getModule().getName()).isEqualTo("io.vavr");
  }

  @Test
  void theInsideOfTheTree_isClosed() {
    ModuleLayer layer = layer();
    Module tree = layer.findModule("org.mapletree").orElseThrow();
    Module vma = layer.findModule("org.mapletree.vma").orElseThrow();

    assertThat(tree.isExported("org.mapletree")).isTrue();
    assertThat(tree.isExported("org.mapletree.internal")).isFalse();
    assertThat(tree.isExported("org.mapletree.internal", vma)).isFalse();
  }
}
