package org.mapletree.bench.peer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The libraries that are compared. */
public enum Library {
  /** Ours. */
  MAPLE_TREE("MapleTree", Kind.OURS, Operation.all()),
  /** {@code java.util.TreeMap}. */
  TREE_MAP("TreeMap", Kind.MUTABLE, Operation.all()),
  /** {@code java.util.concurrent.ConcurrentSkipListMap}. */
  SKIP_LIST("ConcurrentSkipListMap", Kind.MUTABLE, Operation.all()),
  /** fastutil's {@code Long2ObjectRBTreeMap}. */
  FASTUTIL_RED_BLACK("fastutil-RBTreeMap", Kind.MUTABLE, Operation.maps()),
  /** fastutil's {@code Long2ObjectAVLTreeMap}. */
  FASTUTIL_AVL("fastutil-AVLTreeMap", Kind.MUTABLE, Operation.maps()),
  /** Guava's {@code TreeRangeMap}. */
  GUAVA("Guava-TreeRangeMap", Kind.MUTABLE, guava()),
  /** Guava's {@code ImmutableRangeMap}. */
  GUAVA_IMMUTABLE("Guava-ImmutableRangeMap", Kind.LIMIT, guavaImmutable()),
  /** PCollections' {@code TreePMap}. */
  PCOLLECTIONS("PCollections-TreePMap", Kind.PERSISTENT, Operation.all()),
  /** Scala's {@code immutable.TreeMap}. */
  SCALA("Scala-TreeMap", Kind.PERSISTENT, Operation.all()),
  /** Scala's {@code immutable.LongMap}, which looks up exact keys only. */
  SCALA_LONG("Scala-LongMap", Kind.PERSISTENT, noFloor()),
  /** Clojure's {@code sorted-map}. */
  CLOJURE("Clojure-sorted-map", Kind.PERSISTENT, Operation.maps()),
  /** Clojure's {@code data.avl}. */
  DATA_AVL("data.avl", Kind.PERSISTENT, cuts()),
  /** bifurcan's {@code SortedMap}. */
  BIFURCAN_SORTED("bifurcan-SortedMap", Kind.PERSISTENT, Operation.maps()),
  /** bifurcan's {@code IntMap}. */
  BIFURCAN_INT("bifurcan-IntMap", Kind.PERSISTENT, slices()),
  /** Vavr's {@code TreeMap}. */
  VAVR("Vavr-TreeMap", Kind.PERSISTENT, noFloor()),
  /** Paguro's {@code PersistentTreeMap}. */
  PAGURO("Paguro-PersistentTreeMap", Kind.PERSISTENT, noFloor()),
  /** Sorted arrays, searched by halving. */
  ARRAY("array-binary", Kind.LIMIT, array()),
  /** Arrays in Eytzinger's order. */
  EYTZINGER("array-Eytzinger", Kind.LIMIT, eytzinger()),
  /** A red-black tree, a cache of the last hit and a linked list. */
  THREE_STRUCTURES("tree+cache+list", Kind.CLAIM, threeStructures());

  /** What a library is to the comparison. */
  public enum Kind {
    /** The library that this project makes. */
    OURS,
    /** Older versions stay readable. */
    PERSISTENT,
    /** Writes are in place. */
    MUTABLE,
    /** Cannot be written to at a sensible price: what reading could cost. */
    LIMIT,
    /** Only for the claims of the kernel's maple tree. */
    CLAIM
  }

  private final String title;
  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // never changed after the constructor
  private final EnumSet<Operation> operations;

  Library(String title, Kind kind, EnumSet<Operation> operations) {
    this.title = title;
    this.kind = kind;
    this.operations = operations;
  }

  /** The library of a name. */
  public static Library of(String title) {
    return Arrays.stream(values())
        .filter(library -> library.title.equals(title))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no library " + title + "; there are " + Arrays.toString(values())));
  }

  /** What the library is to the comparison. */
  public Kind kind() {
    return kind;
  }

  /** What it can do. */
  public Set<Operation> operations() {
    return operations;
  }

  /**
   * An empty map. Only the class of this one library is loaded, so that in a JVM of its own no call
   * has a second target.
   */
  public Peer peer() {
    return switch (this) {
      case MAPLE_TREE -> new MaplePeer();
      case TREE_MAP -> new NavigablePeer.Tree();
      case SKIP_LIST -> new NavigablePeer.SkipList();
      case FASTUTIL_RED_BLACK -> new FastutilPeer.RedBlack();
      case FASTUTIL_AVL -> new FastutilPeer.Avl();
      case GUAVA -> new GuavaPeer();
      case GUAVA_IMMUTABLE -> new GuavaImmutablePeer();
      case PCOLLECTIONS -> new PCollectionsPeer();
      case SCALA -> new ScalaTreePeer();
      case SCALA_LONG -> new ScalaLongPeer();
      case CLOJURE -> new ClojurePeer();
      case DATA_AVL -> new AvlPeer();
      case BIFURCAN_SORTED -> new BifurcanSortedPeer();
      case BIFURCAN_INT -> new BifurcanIntPeer();
      case VAVR -> new VavrPeer();
      case PAGURO -> new PaguroPeer();
      case ARRAY -> new ArrayPeer();
      case EYTZINGER -> new EytzingerPeer();
      case THREE_STRUCTURES -> new ThreeStructuresPeer();
    };
  }

  @Override
  public String toString() {
    return title;
  }

  private static EnumSet<Operation> noFloor() {
    EnumSet<Operation> operations = Operation.maps();
    operations.removeAll(Operation.NEIGHBOURS);
    operations.remove(Operation.RANGE_100);
    return operations;
  }

  private static EnumSet<Operation> guava() {
    EnumSet<Operation> operations = Operation.maps();
    operations.removeAll(Operation.NEIGHBOURS);
    operations.addAll(EnumSet.of(Operation.SPAN, Operation.SLICE));
    return operations;
  }

  private static EnumSet<Operation> guavaImmutable() {
    return EnumSet.of(
        Operation.GET,
        Operation.GET_DEPENDENT,
        Operation.MISS,
        Operation.SCAN,
        Operation.RANGE_100,
        Operation.BUILD,
        Operation.BYTES);
  }

  private static EnumSet<Operation> slices() {
    EnumSet<Operation> operations = Operation.maps();
    operations.add(Operation.SLICE);
    return operations;
  }

  private static EnumSet<Operation> cuts() {
    EnumSet<Operation> operations = slices();
    operations.addAll(EnumSet.of(Operation.SPLIT, Operation.CONCAT));
    return operations;
  }

  private static EnumSet<Operation> array() {
    EnumSet<Operation> operations = Operation.maps();
    operations.remove(Operation.LOAD);
    operations.addAll(EnumSet.of(Operation.GAP, Operation.COVERAGE));
    return operations;
  }

  private static EnumSet<Operation> eytzinger() {
    return EnumSet.of(
        Operation.GET,
        Operation.GET_DEPENDENT,
        Operation.MISS,
        Operation.FLOOR,
        Operation.BUILD,
        Operation.BYTES);
  }

  private static EnumSet<Operation> threeStructures() {
    return EnumSet.of(
        Operation.GET,
        Operation.GET_DEPENDENT,
        Operation.MISS,
        Operation.HIGHER,
        Operation.SCAN,
        Operation.RANGE_100,
        Operation.OVERWRITE,
        Operation.INSERT,
        Operation.REMOVE,
        Operation.BUILD,
        Operation.LOAD,
        Operation.BULK_1000,
        Operation.SNAPSHOT,
        Operation.BYTES);
  }
}
