/**
 * Arbitraries for trees of every legal shape, a reference model, and the laws that users of the
 * tree depend on.
 */
module org.mapletree.jqwik {
  requires transitive net.jqwik.api;
  requires transitive org.mapletree;
}
