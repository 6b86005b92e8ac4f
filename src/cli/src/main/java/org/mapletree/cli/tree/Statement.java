package org.mapletree.cli.tree;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;
import org.mapletree.Conflict;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.Range;

/**
 * One statement of a tree script as data: its arguments, and what it does to a {@link ScriptState}.
 * All keys are unsigned, all ranges inclusive. Each writes its result into an {@link Answer}; none
 * fails: what the kernel answers with an error number is a result.
 */
sealed interface Statement {
  /** Does it, and appends the result. */
  void run(ScriptState state, Answer answer);

  /** Which of the free places that would do is taken. */
  enum End {
    /** The lowest. */
    LOWEST {
      @Override
      Option<Range> gap(MapleTree<Long> tree, long size, long min, long max) {
        return tree.lowestGap(size, min, max);
      }
    },
    /** The highest. */
    HIGHEST {
      @Override
      Option<Range> gap(MapleTree<Long> tree, long size, long min, long max) {
        return tree.highestGap(size, min, max);
      }
    };

    abstract Option<Range> gap(MapleTree<Long> tree, long size, long min, long max);
  }

  private static boolean above(long left, long right) {
    return Long.compareUnsigned(left, right) > 0;
  }

  /**
   * Whether the window has at least {@code size} keys. The window of all keys has one more than a
   * size can say.
   */
  private static boolean fits(long size, long min, long max) {
    return size != 0 && !above(min, max) && !above(size - 1, max - min);
  }

  private static @Nullable Entry<Long> startsBy(@Nullable Entry<Long> entry, long max) {
    return entry == null || above(entry.first(), max) ? null : entry;
  }

  private static @Nullable Entry<Long> endsFrom(@Nullable Entry<Long> entry, long min) {
    return entry == null || above(min, entry.last()) ? null : entry;
  }

  /** {@code store FIRST LAST VALUE}: one entry, whatever was there. */
  record Store(long first, long last, long value) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      if (above(first, last)) {
        answer.invalid();
        return;
      }
      state.write(state.tree().put(first, last, value));
      answer.done();
    }
  }

  /** {@code insert FIRST LAST VALUE}: the same, only where nothing is. */
  record Insert(long first, long last, long value) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      if (above(first, last)) {
        answer.invalid();
        return;
      }
      Either<Conflict<Long>, MapleTree<Long>> inserted = state.tree().insert(first, last, value);
      if (inserted.isRight()) {
        state.write(inserted.get());
        answer.done();
      } else {
        answer.exists();
      }
    }
  }

  /** {@code storenull FIRST LAST}: clears exactly these keys. */
  record StoreNull(long first, long last) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      if (above(first, last)) {
        answer.invalid();
        return;
      }
      state.write(state.tree().remove(first, last));
      answer.done();
    }
  }

  /** {@code erase KEY}: removes the whole entry around KEY. */
  record Erase(long key) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      answer.value(state.tree().getOrNull(key));
      state.write(state.tree().removeEntry(key));
    }
  }

  /** {@code load KEY}. */
  record Load(long key) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      answer.value(state.tree().getOrNull(key));
    }
  }

  /** {@code walk KEY}: the entry or the gap around KEY. */
  record Walk(long key) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      Option<Range> gap = state.tree().gapAt(key);
      if (gap.isDefined()) {
        answer.gap(gap.get().first(), gap.get().last());
      } else {
        answer.entry(state.tree().entryAtOrNull(key));
      }
    }
  }

  /**
   * {@code find KEY MAX}: the first entry that ends at or after KEY and starts at or before MAX.
   */
  record Find(long key, long max) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      Entry<Long> found = above(key, max) ? null : state.tree().ceilingEntryOrNull(key);
      answer.entry(startsBy(found, max));
    }
  }

  /**
   * {@code findrev KEY MIN}: the last entry that starts at or before KEY and ends at or after MIN.
   */
  record FindReverse(long key, long min) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      Entry<Long> found = above(min, key) ? null : state.tree().floorEntryOrNull(key);
      answer.entry(endsFrom(found, min));
    }
  }

  /** {@code next KEY MAX}: the first entry that starts after KEY and at or before MAX. */
  record Next(long key, long max) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      answer.entry(startsBy(state.tree().higherEntryOrNull(key), max));
    }
  }

  /** {@code prev KEY MIN}: the last entry that ends before KEY and at or after MIN. */
  record Previous(long key, long min) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      answer.entry(endsFrom(state.tree().lowerEntryOrNull(key), min));
    }
  }

  /** {@code each FIRST LAST}: the entries that overlap, ascending. */
  record Each(long first, long last) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      if (above(first, last)) {
        answer.count(0);
        return;
      }
      answer.list(state.tree().entries(first, last));
    }
  }

  /** {@code eachrev FIRST LAST}: the entries that overlap, descending. */
  record EachReverse(long first, long last) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      if (above(first, last)) {
        answer.count(0);
        return;
      }
      answer.list(state.tree().reverseEntries(first, last));
    }
  }

  /** {@code lowgap SIZE MIN MAX} and {@code highgap SIZE MIN MAX}: where SIZE free keys start. */
  record FindGap(End end, long size, long min, long max) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      if (!fits(size, min, max)) {
        answer.invalid();
        return;
      }
      Option<Range> gap = end.gap(state.tree(), size, min, max);
      if (gap.isDefined()) {
        answer.hex(gap.get().first());
      } else {
        answer.busy();
      }
    }
  }

  /**
   * {@code alloc VALUE SIZE MIN MAX} and {@code ralloc VALUE SIZE MIN MAX}: finds SIZE free keys
   * and stores VALUE there.
   */
  record Allocate(End end, long value, long size, long min, long max) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      if (!fits(size, min, max)) {
        answer.invalid();
        return;
      }
      Option<Range> gap = end.gap(state.tree(), size, min, max);
      if (gap.isDefined()) {
        Range range = gap.get();
        state.write(state.tree().put(range.first(), range.last(), value));
        answer.hex(range.first());
      } else {
        answer.busy();
      }
    }
  }

  /**
   * {@code cyclic VALUE MIN MAX}: stores VALUE at the lowest free key from NEXT on, or, failing
   * that, from MIN on.
   */
  record Cyclic(long value, long min, long max) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      long low = above(state.next(), min) ? state.next() : min;
      Long free = lowestFree(state.tree(), low, max);
      if (free != null) {
        boolean wrapped = state.wrapPending();
        state.setWrapPending(false);
        store(free, wrapped, state, answer);
        return;
      }
      free = low == min ? null : lowestFree(state.tree(), min, max);
      if (free != null) {
        store(free, true, state, answer);
      } else if (above(min, max)) {
        answer.invalid();
      } else {
        answer.busy();
      }
    }

    private void store(long key, boolean wrapped, ScriptState state, Answer answer) {
      state.write(state.tree().put(key, key, value));
      state.setNext(key + 1); // wraps to 0 after the last key, on purpose
      if (key == -1L) {
        state.setWrapPending(true);
      }
      answer.hex(key).words(wrapped ? " wrapped" : "");
    }

    private static @Nullable Long lowestFree(MapleTree<Long> tree, long min, long max) {
      return above(min, max) ? null : tree.lowestGap(1, min, max).map(Range::first).getOrNull();
    }
  }

  /** {@code setnext KEY}: NEXT becomes KEY. */
  record SetNext(long key) implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      state.setNext(key);
      answer.done();
    }
  }

  /** {@code dup}: keeps the tree as it is and goes on with a duplicate. */
  record Duplicate() implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      state.duplicate();
      answer.done();
    }
  }

  /** {@code clear}: goes on with an empty tree. */
  record Clear() implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      state.write(MapleTree.empty());
      state.setWrapPending(false);
      answer.done();
    }
  }

  /** {@code dump}: all entries. */
  record Dump() implements Statement {
    @Override
    public void run(ScriptState state, Answer answer) {
      answer.list(state.tree().iterator());
    }
  }
}
