package org.mapletree.bench.peer;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.bench.workload.Entries;

/** Bare sorted arrays, searched by halving: how fast it could be, but a write copies them. */
final class ArrayPeer implements Peer {
  private Columns arrays = new Columns(new long[0], new long[0], new Integer[0]);

  /** A version. */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity only
  private record Columns(long[] firsts, long[] lasts, Integer[] values) {
    void set(int at, Columns from, int place) {
      firsts[at] = from.firsts[place];
      lasts[at] = from.lasts[place];
      values[at] = from.values[place];
    }
  }

  @Override
  public Object build(Entries sorted) {
    return new Columns(sorted.firsts(), sorted.lasts(), sorted.values());
  }

  @Override
  public void restore(Object version) {
    arrays = (Columns) version;
  }

  @Override
  public @Nullable Integer get(long key) {
    int at = atOrBefore(key);
    return at >= 0 && key <= arrays.lasts[at] ? arrays.values[at] : null;
  }

  @Override
  public long floor(long key) {
    return arrays.firsts[atOrBefore(key)];
  }

  @Override
  public long ceiling(long key) {
    return arrays.firsts[atOrBefore(key - 1) + 1];
  }

  @Override
  public long lower(long key) {
    return arrays.firsts[atOrBefore(key - 1)];
  }

  @Override
  public long higher(long key) {
    return arrays.firsts[atOrBefore(key) + 1];
  }

  @Override
  public long scan() {
    return sum(0, arrays.firsts.length);
  }

  @Override
  public long range(long first, long last) {
    int from = atOrBefore(first);
    int to = from;
    while (to < arrays.firsts.length && arrays.firsts[to] <= last) {
      to++;
    }
    return sum(from, to);
  }

  @Override
  public long gap(long size, long from) {
    int at = atOrBefore(from);
    long free = at >= 0 ? Math.max(from, arrays.lasts[at] + 1) : from;
    while (++at < arrays.firsts.length && arrays.firsts[at] - free < size) {
      free = arrays.lasts[at] + 1;
    }
    return free;
  }

  @Override
  public long coverage(long first, long last) {
    long keys = 0;
    for (int at = atOrBefore(first); at < arrays.firsts.length; at++) {
      if (arrays.firsts[at] > last) {
        break;
      }
      keys += arrays.lasts[at] - arrays.firsts[at] + 1;
    }
    return keys;
  }

  @Override
  public void put(long first, long last, Integer value) {
    int at = atOrBefore(first);
    if (at >= 0 && arrays.firsts[at] == first) {
      Integer[] values = arrays.values.clone();
      values[at] = value;
      arrays = new Columns(arrays.firsts, arrays.lasts, values);
    } else {
      splice(at + 1, at + 1, 1);
      arrays.firsts[at + 1] = first;
      arrays.lasts[at + 1] = last;
      arrays.values[at + 1] = value;
    }
  }

  @Override
  public void remove(long first, long last) {
    int at = atOrBefore(first);
    splice(at, at + 1, 0);
  }

  @Override
  public void change(Entries changes) {
    Integer[] values = arrays.values.clone();
    for (int at = 0; at < changes.size(); at++) {
      values[atOrBefore(changes.first(at))] = changes.value(at);
    }
    arrays = new Columns(arrays.firsts, arrays.lasts, values);
  }

  @Override
  public boolean copies() {
    return true;
  }

  @Override
  public Object version() {
    return arrays;
  }

  @Override
  public long diff(Object older, Object newer) {
    Columns left = (Columns) older;
    Columns right = (Columns) newer;
    long count = 0;
    int from = 0;
    int to = 0;
    while (from < left.firsts.length && to < right.firsts.length) {
      int order = Long.compare(left.firsts[from], right.firsts[to]);
      count += order != 0 || !Objects.equals(left.values[from], right.values[to]) ? 1 : 0;
      from += order <= 0 ? 1 : 0;
      to += order >= 0 ? 1 : 0;
    }
    return count + (left.firsts.length - from) + (right.firsts.length - to);
  }

  @Override
  public Object union(Object older, Object newer) {
    Columns left = (Columns) older;
    Columns right = (Columns) newer;
    Columns both = ofSize(left.firsts.length + right.firsts.length);
    int from = 0;
    int to = 0;
    int size = 0;
    while (from < left.firsts.length || to < right.firsts.length) {
      boolean newest =
          from == left.firsts.length
              || (to < right.firsts.length && right.firsts[to] <= left.firsts[from]);
      if (newest) {
        from += from < left.firsts.length && left.firsts[from] == right.firsts[to] ? 1 : 0;
        both.set(size++, right, to++);
      } else {
        both.set(size++, left, from++);
      }
    }
    return new Columns(
        Arrays.copyOf(both.firsts, size),
        Arrays.copyOf(both.lasts, size),
        Arrays.copyOf(both.values, size));
  }

  private long sum(int from, int to) {
    long sum = 0;
    for (int at = from; at < to; at++) {
      sum += Peer.sum(arrays.firsts[at], arrays.lasts[at], arrays.values[at]);
    }
    return sum;
  }

  /** The place of the last entry that begins at or before a key; -1 if there is none. */
  private int atOrBefore(long key) {
    long[] firsts = arrays.firsts;
    int low = 0;
    int high = firsts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (firsts[middle] <= key) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  /** Copies with {@code room} places instead of those from {@code from} to {@code to}. */
  private void splice(int from, int to, int room) {
    Columns old = arrays;
    int after = old.firsts.length - to;
    Columns copy = ofSize(from + room + after);
    System.arraycopy(old.firsts, 0, copy.firsts, 0, from);
    System.arraycopy(old.firsts, to, copy.firsts, from + room, after);
    System.arraycopy(old.lasts, 0, copy.lasts, 0, from);
    System.arraycopy(old.lasts, to, copy.lasts, from + room, after);
    System.arraycopy(old.values, 0, copy.values, 0, from);
    System.arraycopy(old.values, to, copy.values, from + room, after);
    arrays = copy;
  }

  private static Columns ofSize(int size) {
    return new Columns(new long[size], new long[size], new Integer[size]);
  }
}
