package org.mapletree;

import io.vavr.collection.Iterator;
import java.util.NoSuchElementException;
import org.mapletree.internal.GapSearch;
import org.mapletree.internal.Node;
import org.mapletree.internal.Unsigned;
import org.mapletree.internal.Walker;

/** The gaps within a window, clipped to it, ascending. Keys are flipped inside. */
final class GapIterator implements Iterator<Range> {
  /** How many entries that touch are walked over before the cached gaps are asked instead. */
  private static final int PATIENCE = 64;

  private final Node<?> root;
  private final long last;
  private Walker<?> walker;
  private long gapFirst;
  private long gapLast;
  private boolean present;
  private boolean ended;

  GapIterator(Node<?> root, long first, long last) {
    this.root = root;
    this.walker = Walker.atOrAfter(root, first);
    this.last = last;
    find(first);
  }

  @Override
  public boolean hasNext() {
    return present;
  }

  @Override
  public Range next() {
    if (!present) {
      throw new NoSuchElementException("no more gaps");
    }
    Range gap = new Range(Unsigned.flip(gapFirst), Unsigned.flip(gapLast));
    present = false;
    if (!ended) {
      skipEntries();
    }
    return gap;
  }

  /**
   * The next gap begins at {@code key} or behind the entries that begin there without a gap between
   * them.
   */
  private void find(long key) {
    if (!walker.isPresent() || walker.first() > last) {
      present = true;
      ended = true;
      gapFirst = key;
      gapLast = last;
    } else if (walker.first() > key) {
      present = true;
      gapFirst = key;
      gapLast = walker.first() - 1;
    } else {
      skipEntries();
    }
  }

  /** Passes over the entry that the walker is on and those that touch it. */
  private void skipEntries() {
    long end = walker.last();
    walker.forward();
    for (int met = 0; end < last && walker.isPresent() && walker.first() == end + 1; met++) {
      if (met == PATIENCE) {
        searchBehind(end);
        return;
      }
      end = walker.last();
      walker.forward();
    }
    if (end < last) {
      find(end + 1);
    }
  }

  private void searchBehind(long key) {
    GapSearch search = new GapSearch(true, 1, key + 1, last, 1);
    if (search.in(root)) {
      walker = Walker.atOrAfter(root, search.start());
      find(search.start());
    }
  }
}
