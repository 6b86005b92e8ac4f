package org.mapletree.bench.peer;

import java.util.EnumSet;
import java.util.Set;

/** What is measured, one row of the report each. */
public enum Operation {
  /** The value at a random key inside a random entry. */
  GET("Lookup.get", Per.CALL),
  /** The same, each key depending on the value that the lookup before it returned. */
  GET_DEPENDENT("Lookup.getDep", Per.CALL),
  /** A random key inside a random gap. */
  MISS("Lookup.miss", Per.CALL),
  /** The entry that begins at or before a random key in a gap. */
  FLOOR("Neighbour.floor", Per.CALL),
  /** The entry that begins at or after a random key in a gap. */
  CEILING("Neighbour.ceiling", Per.CALL),
  /** The entry that begins before a random first key. */
  LOWER("Neighbour.lower", Per.CALL),
  /** The entry that begins after a random first key. */
  HIGHER("Neighbour.higher", Per.CALL),
  /** The ordered walk over the whole map. */
  SCAN("Walk.scan", Per.ENTRY),
  /** From the first key of a random entry, 100 entries in order. */
  RANGE_100("Walk.range100", Per.CALL),
  /** A new value for a random entry. */
  OVERWRITE("Write.overwrite", Per.CALL),
  /** A new range in a random gap. */
  INSERT("Write.insert", Per.CALL),
  /** Its removal. */
  REMOVE("Write.remove", Per.CALL),
  /** A range over ten entries, whose first and last it cuts in half. */
  SPAN("Write.span", Per.CALL),
  /** From sorted entries, the fastest way. */
  BUILD("Build.build", Per.ENTRY),
  /** From entries in random order, the fastest way. */
  LOAD("Build.load", Per.ENTRY),
  /** New values for 1,000 random entries as one change. */
  BULK_1000("Build.bulk1000", Per.WRITE),
  /** The tenth of the map that begins at a random entry. */
  SLICE("Cut.slice", Per.CALL),
  /** Two maps of one, at a random entry. */
  SPLIT("Cut.split", Per.CALL),
  /** One map of these two. */
  CONCAT("Cut.concat", Per.CALL),
  /** The lowest gap, from a random key on, of a size that one gap in a thousand has. */
  GAP("Space.gap", Per.CALL),
  /** How many keys a tenth of the map covers. */
  COVERAGE("Space.coverage", Per.CALL),
  /** A copy that stays as it is. */
  SNAPSHOT("Version.snapshot", Per.CALL),
  /** What differs between two versions 100 overwrites apart. */
  DIFF("Version.diffNear", Per.CALL),
  /** What differs between two maps that have no entry in common. */
  DIFF_UNRELATED("Version.diffFar", Per.CALL),
  /** Two versions 100 overwrites apart as one, the newer one wins. */
  UNION("Version.unionNear", Per.CALL),
  /** Two maps that have no entry in common as one. */
  UNION_UNRELATED("Version.unionFar", Per.CALL),
  /** Heap growth per entry, values not counted. */
  BYTES("Memory.bytes", Per.CALL);

  /** What one figure is for. */
  public enum Per {
    /** One call. */
    CALL,
    /** One entry of the map: the figure of a call is divided by the size. */
    ENTRY,
    /** One of the writes that a call makes: JMH divides by their number. */
    WRITE
  }

  /** Those that need a floor. */
  static final Set<Operation> NEIGHBOURS = EnumSet.of(FLOOR, CEILING, LOWER, HIGHER);

  private final String benchmark;
  private final Per per;

  Operation(String benchmark, Per per) {
    this.benchmark = benchmark;
    this.per = per;
  }

  /** Class and method of the benchmark. */
  public String benchmark() {
    return benchmark;
  }

  /** The short name. */
  public String title() {
    return benchmark.substring(benchmark.indexOf('.') + 1);
  }

  /** What one figure is for. */
  public Per per() {
    return per;
  }

  @Override
  public String toString() {
    return title();
  }

  static EnumSet<Operation> all() {
    return EnumSet.allOf(Operation.class);
  }

  /** What any sorted map does that can be written to. */
  static EnumSet<Operation> maps() {
    EnumSet<Operation> operations = all();
    operations.removeAll(EnumSet.of(SPAN, SLICE, SPLIT, CONCAT, GAP, COVERAGE));
    return operations;
  }
}
