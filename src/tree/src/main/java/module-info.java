/**
 * A persistent maple tree: immutable maps from ranges of unsigned 64-bit keys to values, and what
 * is built on them.
 */
module org.mapletree {
  exports org.mapletree.keys;
  exports org.mapletree.rcu;

  requires transitive io.vavr;
  requires static transitive org.jspecify;
}
