package org.mapletree.codec;

import java.util.Objects;
import java.util.function.Function;

/** A codec made of two functions. */
record FunctionCodec<V>(
    String name, Function<? super V, byte[]> encoding, Function<byte[], ? extends V> decoding)
    implements ValueCodec<V> {

  FunctionCodec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(encoding, "encode");
    Objects.requireNonNull(decoding, "decode");
  }

  @Override
  public byte[] encode(V value) {
    return encoding.apply(value);
  }

  @Override
  public V decode(byte[] bytes) {
    return decoding.apply(bytes);
  }

  @Override
  public String toString() {
    return name;
  }
}
