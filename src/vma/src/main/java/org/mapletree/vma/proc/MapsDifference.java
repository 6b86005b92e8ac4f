package org.mapletree.vma.proc;

/** One difference between two maps, an expected and an actual one. */
public sealed interface MapsDifference {

  /**
   * A mapping that only the expected map has.
   *
   * @param line the mapping
   */
  record Missing(MapsLine line) implements MapsDifference {
    @Override
    public String toString() {
      return "- " + line.toString().stripTrailing();
    }
  }

  /**
   * A mapping that only the actual map has.
   *
   * @param line the mapping
   */
  record Unexpected(MapsLine line) implements MapsDifference {
    @Override
    public String toString() {
      return "+ " + line.toString().stripTrailing();
    }
  }

  /**
   * A mapping of the same range in both maps that differs in something else.
   *
   * @param expected how it should be
   * @param actual how it is
   */
  record Changed(MapsLine expected, MapsLine actual) implements MapsDifference {
    @Override
    public String toString() {
      return "- "
          + expected.toString().stripTrailing()
          + "\n+ "
          + actual.toString().stripTrailing();
    }
  }

  /**
   * The first address that the difference concerns.
   *
   * @return an unsigned address
   */
  default long start() {
    if (this instanceof Missing missing) {
      return missing.line().start();
    }
    return this instanceof Unexpected unexpected
        ? unexpected.line().start()
        : ((Changed) this).expected().start();
  }
}
