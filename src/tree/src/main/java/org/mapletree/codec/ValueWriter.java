package org.mapletree.codec;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;

/** Writes values; one that was written before, as a reference. */
final class ValueWriter<V> implements NodeWriter.Values<V> {
  /*
   * Implementation notes.
   *
   * Values are numbered as they come. What stands for one is a number:
   *
   *     0       a new value: its length and bytes follow
   *     1       the one after the one named before
   *     2 + d   the one d before the newest
   *
   * A leaf copied for one write names 31 old values in a row: a byte each.
   */

  private final ValueCodec<V> codec;
  private final Map<V, Integer> numbers;
  private int named = -1;

  /** Writes each object once. */
  ValueWriter(ValueCodec<V> codec) {
    this(codec, new IdentityHashMap<>());
  }

  /** Writes once what is one key of an empty map. */
  ValueWriter(ValueCodec<V> codec, Map<V, Integer> numbers) {
    this.codec = codec;
    this.numbers = numbers;
  }

  @Override
  public void write(BlockWriter out, V value) throws IOException {
    Integer known = numbers.putIfAbsent(value, numbers.size());
    if (known == null) {
      out.writeNumber(0);
      out.writeBytes(codec.encode(value));
      named = numbers.size() - 1;
    } else {
      out.writeNumber(known == named + 1 ? 1 : 2L + (numbers.size() - 1 - known));
      named = known;
    }
  }
}
