package org.mapletree;

import org.mapletree.internal.StepConsumer;
import org.mapletree.internal.Unsigned;

/** Hands the steps of a walk from one version to another over as changes. */
record Changes<V>(ChangeConsumer<? super V> consumer) implements StepConsumer<V> {
  @Override
  public void left(long first, long last, V value) {
    consumer.removed(Unsigned.flip(first), Unsigned.flip(last), value);
  }

  @Override
  public void right(long first, long last, V value) {
    consumer.added(Unsigned.flip(first), Unsigned.flip(last), value);
  }

  @Override
  public void both(long first, long last, V before, V after) {
    if (!before.equals(after)) {
      consumer.replaced(Unsigned.flip(first), Unsigned.flip(last), before, after);
    }
  }
}
