package org.mapletree;

import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Clip;
import org.mapletree.internal.EntryConsumer;
import org.mapletree.internal.Node;
import org.mapletree.internal.Walker;

/** Keeps the parts of entries that lie in gaps of another tree. Keys are flipped. */
final class Uncovered<V> {
  private final Node<?> other;
  private final @Nullable Clip<V> clip;
  private final EntryConsumer<? super V> keep;
  private boolean cut;
  private long kept;

  Uncovered(Node<?> other, @Nullable Clip<V> clip, EntryConsumer<? super V> keep) {
    this.other = other;
    this.clip = clip;
    this.keep = keep;
  }

  /** Whether an entry met the other tree, so that not all of it was kept. */
  boolean hasCut() {
    return cut;
  }

  /** How many entries, whole or parts, were kept so far. */
  long kept() {
    return kept;
  }

  /** Keeps the parts of an entry. */
  void add(long first, long last, V value) {
    long key = first;
    Walker<?> walker = Walker.atOrAfter(other, first);
    while (walker.isPresent() && walker.first() <= last) {
      cut = true;
      if (walker.first() > key) {
        addPart(first, last, value, key, walker.first() - 1);
      }
      if (walker.last() >= last) {
        return;
      }
      key = walker.last() + 1;
      walker.forward();
    }
    addPart(first, last, value, key, last);
  }

  private void addPart(long first, long last, V value, long partFirst, long partLast) {
    keep.accept(partFirst, partLast, Clip.part(clip, value, first, last, partFirst, partLast));
    kept++;
  }
}
