package org.mapletree.bench.peer;

/**
 * What a map from first keys holds of a range.
 *
 * @param last the last key
 * @param value the value
 */
record Held(long last, Integer value) {
  @Override
  public boolean equals(Object other) {
    return this == other; // each write makes a new one: versions are compared by identity
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
