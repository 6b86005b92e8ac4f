package org.mapletree.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link ValueWriter} wrote: the same references make the same objects. */
final class ValueReader<V> implements NodeReader.Values<V> {

  private final ValueCodec<V> codec;
  private final List<V> values = new ArrayList<>();
  private int named = -1;

  ValueReader(ValueCodec<V> codec) {
    this.codec = codec;
  }

  @Override
  public V read(BlockReader in) throws IOException {
    long start = in.offset();
    long code = in.readNumber(values.size() + 1L, "value");
    if (code == 0) {
      V value = decode(in, codec);
      named = values.size();
      values.add(value);
      return value;
    }
    int number = code == 1 ? named + 1 : values.size() + 1 - (int) code;
    if (number >= values.size()) {
      throw BlockReader.corrupt(start, "a value is named before it came");
    }
    named = number;
    return values.get(number);
  }

  /** Reads length and bytes of a value. */
  static <V> V decode(BlockReader in, ValueCodec<V> codec) throws IOException {
    long start = in.offset();
    byte[] bytes = in.readBytes();
    V value;
    try {
      value = codec.decode(bytes);
    } catch (IllegalArgumentException refused) {
      throw BlockReader.corrupt(
          start, "codec '" + codec.name() + "' refuses a value: " + refused.getMessage());
    }
    if (value == null) {
      throw new NullPointerException("codec '" + codec.name() + "' decoded a value to null");
    }
    return value;
  }
}
