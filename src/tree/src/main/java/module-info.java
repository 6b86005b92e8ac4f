/**
 * A persistent maple tree: immutable maps from ranges of unsigned 64-bit keys to values, and what
 * is built on them.
 */
@SuppressWarnings("module") // org.mapletree.jqwik is not here when this module is compiled
module org.mapletree {
  exports org.mapletree;
  exports org.mapletree.codec;
  exports org.mapletree.history;
  exports org.mapletree.keys;
  exports org.mapletree.rcu;
  exports org.mapletree.internal to
      org.mapletree.jqwik;

  requires transitive io.vavr;
  requires static transitive org.jspecify;
}
