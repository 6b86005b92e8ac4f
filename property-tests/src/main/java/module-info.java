/**
 * Arbitraries for trees of every legal shape, a reference model, and the laws that users of the
 * tree depend on.
 */
module org.mapletree.jqwik {
  exports org.mapletree.jqwik;

  requires transitive net.jqwik.api;
  requires transitive org.mapletree;
  requires static transitive org.jspecify;

  provides net.jqwik.api.providers.ArbitraryProvider with
      org.mapletree.jqwik.MapleArbitraryProvider;
}
