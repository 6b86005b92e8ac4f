package org.mapletree;

import java.util.Objects;
import org.mapletree.internal.Measuring;

/** A measure in the form that the algorithms speak. */
final class EntryMeasuring<V, A> extends Measuring<V, A> {
  private final Measure<V, A> measure;

  EntryMeasuring(Measure<V, A> measure) {
    super(measure);
    this.measure = measure;
  }

  @Override
  protected A measure(long first, long last, V value) {
    return Objects.requireNonNull(
        measure.of(MapleTree.range(first, last), value), "the measure of an entry");
  }

  @Override
  protected A combine(A left, A right) {
    return Objects.requireNonNull(measure.combine(left, right), "the measure of two stretches");
  }
}
