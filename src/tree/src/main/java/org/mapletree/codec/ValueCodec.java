package org.mapletree.codec;

import java.util.function.Function;

/**
 * Turns values into bytes and back. The caller gives one; some are ready here.
 *
 * <pre>{@code
 * ValueCodec<Instant> seconds =
 *     ValueCodec.longs().mapped("epoch seconds", Instant::getEpochSecond, Instant::ofEpochSecond);
 * }</pre>
 *
 * <p>A snapshot holds the codec's name, and is read by a codec of that name only. So a codec whose
 * bytes change needs a new name.
 *
 * @param <V> the type of the values
 */
public interface ValueCodec<V> {

  /**
   * The name that a snapshot holds.
   *
   * @return the name, the same for ever
   */
  String name();

  /**
   * Turns a value into bytes.
   *
   * @param value the value
   * @return its bytes, which the caller of this method may keep but not change
   */
  byte[] encode(V value);

  /**
   * Turns bytes back into a value that equals the one that was written.
   *
   * @param bytes what {@link #encode} returned; the codec may keep them
   * @return the value, never null
   * @throws IllegalArgumentException if the bytes are those of no value: then the snapshot is
   *     corrupt
   */
  V decode(byte[] bytes);

  /**
   * A codec made of two functions.
   *
   * @param name the name that a snapshot holds
   * @param encode turns a value into bytes
   * @param decode turns bytes into a value, or throws an {@link IllegalArgumentException}
   * @param <V> the type of the values
   * @return the codec
   */
  static <V> ValueCodec<V> of(
      String name, Function<? super V, byte[]> encode, Function<byte[], ? extends V> decode) {
    return new FunctionCodec<>(name, encode, decode);
  }

  /**
   * A codec for values that are as good as those of this one.
   *
   * @param name the name that a snapshot holds
   * @param to turns a value into one of this codec's
   * @param from turns it back, or throws an {@link IllegalArgumentException}
   * @param <W> the type of the new codec's values
   * @return the codec
   */
  default <W> ValueCodec<W> mapped(
      String name, Function<? super W, ? extends V> to, Function<? super V, ? extends W> from) {
    return of(name, value -> encode(to.apply(value)), bytes -> from.apply(decode(bytes)));
  }

  /**
   * Texts, as UTF-8. A text with half of a surrogate pair is refused with an {@link
   * IllegalArgumentException}.
   *
   * @return the codec named {@code utf-8}
   */
  static ValueCodec<String> utf8() {
    return ReadyCodecs.UTF_8;
  }

  /**
   * Signed 64-bit numbers, in as few bytes as hold them.
   *
   * @return the codec named {@code long}
   */
  static ValueCodec<Long> longs() {
    return ReadyCodecs.LONG;
  }

  /**
   * Signed 32-bit numbers, in as few bytes as hold them.
   *
   * @return the codec named {@code int}
   */
  static ValueCodec<Integer> ints() {
    return ReadyCodecs.INT;
  }

  /**
   * Bytes as they are. Arrays are equal only to themselves, so a tree that was read does not equal
   * the one that was written; and whoever gets an array must not change it.
   *
   * @return the codec named {@code bytes}
   */
  static ValueCodec<byte[]> bytes() {
    return ReadyCodecs.BYTES;
  }
}
