package org.mapletree.jqwik;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/** Makes jqwik know the types of this module and of the tree; found by the service loader. */
public final class MapleArbitraryProvider implements ArbitraryProvider {
  /** For the service loader. */
  public MapleArbitraryProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage type) {
    return type.isOfType(Range.class)
        || type.isOfType(KeyChoice.class)
        || type.isOfType(RangeChoice.class)
        || type.isOfType(NestedRanges.class)
        || type.isOfType(MapleTree.class)
        || type.isOfType(Versions.class);
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    if (type.isOfType(Range.class)) {
      return Set.of(MapleArbitraries.ranges());
    }
    if (type.isOfType(KeyChoice.class)) {
      return Set.of(MapleArbitraries.keyChoices());
    }
    if (type.isOfType(RangeChoice.class)) {
      return Set.of(MapleArbitraries.rangeChoices());
    }
    if (type.isOfType(NestedRanges.class)) {
      return Set.of(MapleArbitraries.nestedRanges());
    }
    return type.isOfType(MapleTree.class)
        ? ofValues(type, subtypes, MapleArbitraries::trees)
        : ofValues(type, subtypes, MapleArbitraries::versions);
  }

  @SuppressWarnings("unchecked") // what is made depends on the values' type only through them
  private static Set<Arbitrary<?>> ofValues(
      TypeUsage type,
      SubtypeProvider subtypes,
      Function<Arbitrary<Object>, Arbitrary<?>> arbitraries) {
    return subtypes.apply(type.getTypeArgument(0)).stream()
        .map(values -> arbitraries.apply((Arbitrary<Object>) values))
        .collect(Collectors.toSet());
  }
}
