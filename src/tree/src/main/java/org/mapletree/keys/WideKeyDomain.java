package org.mapletree.keys;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Domain} whose values need up to 128 bits: an order-preserving map from each value to two
 * {@code long}s, a high and a low one, both unsigned. The keys of a {@link WideRangeMap}.
 *
 * <p>{@link WideKeyDomains} has ready ones for IPv6 addresses, UUIDs and unsigned 128-bit numbers.
 *
 * @param <K> the values
 */
@CheckReturnValue
public final class WideKeyDomain<K> extends Domain<K> {
  /**
   * Makes a value from its two words.
   *
   * @param <K> the values
   */
  @FunctionalInterface
  public interface FromWords<K> {
    /**
     * The value of a key.
     *
     * @param high the high 64 bits
     * @param low the low 64 bits
     * @return the value that has them
     */
    K apply(long high, long low);
  }

  private final Function<? super K, WideKey> encode;
  private final FromWords<? extends K> decode;
  private final Function<? super K, String> print;
  private final WideKey firstKey;
  private final WideKey lastKey;

  private WideKeyDomain(
      String name,
      K min,
      K max,
      Function<? super K, WideKey> encode,
      FromWords<? extends K> decode,
      Function<? super K, String> print) {
    super(name, min, max);
    this.encode = encode;
    this.decode = decode;
    this.print = print;
    this.firstKey = encode.apply(min);
    this.lastKey = encode.apply(max);
  }

  /**
   * A domain of the caller's own. Make it once and keep it in a constant.
   *
   * @param <K> the values
   * @param name what the domain is called in messages, and stands for in {@code equals}
   * @param min the lowest value
   * @param max the highest value
   * @param high the high 64 bits of a value's key; keys ascend with the values, unsigned, and have
   *     no holes between {@code min} and {@code max}; may throw an {@code ArithmeticException} for
   *     a value that has no key
   * @param low the low 64 bits
   * @param fromWords the value of a key, for every key from {@code min}'s to {@code max}'s
   * @param text how a value is printed
   * @return the domain
   * @throws IllegalArgumentException if the keys of {@code min} and {@code max} are the wrong way
   *     round, or do not lead back to them
   */
  public static <K> WideKeyDomain<K> of(
      String name,
      K min,
      K max,
      ToLongFunction<? super K> high,
      ToLongFunction<? super K> low,
      FromWords<? extends K> fromWords,
      Function<? super K, String> text) {
    Objects.requireNonNull(fromWords, "fromWords");
    Objects.requireNonNull(text, "text");
    WideKeyDomain<K> domain =
        new WideKeyDomain<>(
            name,
            min,
            max,
            k -> new WideKey(high.applyAsLong(k), low.applyAsLong(k)),
            fromWords,
            text);
    if (domain.firstKey.compareTo(domain.lastKey) > 0) {
      throw new IllegalArgumentException(
          "min "
              + text.apply(min)
              + " has key "
              + domain.firstKey
              + ", above "
              + domain.lastKey
              + " of max "
              + text.apply(max));
    }
    if (!domain.fromKey(domain.firstKey).equals(min)
        || !domain.fromKey(domain.lastKey).equals(max)) {
      throw new IllegalArgumentException(
          "the keys of " + domain + " do not lead back to its bounds");
    }
    return domain;
  }

  /**
   * This domain with narrower bounds.
   *
   * @param first the new lowest value
   * @param last the new highest value
   * @return a domain of the same name and the same keys, without those outside
   * @throws IllegalArgumentException if {@code first} is above {@code last}, or one of them is not
   *     in this domain
   */
  public WideKeyDomain<K> between(K first, K last) {
    requireOrder(first, last);
    return new WideKeyDomain<>(name(), first, last, encode, decode, print);
  }

  WideKey toKey(K value) {
    Objects.requireNonNull(value, "value");
    WideKey key;
    try {
      key = encode.apply(value);
    } catch (ArithmeticException noKey) {
      throw outside(value);
    }
    if (!hasKey(key)) {
      throw outside(value);
    }
    return key;
  }

  /** The value of {@code key}. Precondition: the key lies between the domain's bounds. */
  K fromKey(WideKey key) {
    return decode.apply(key.high(), key.low());
  }

  WideKey firstKey() {
    return firstKey;
  }

  WideKey lastKey() {
    return lastKey;
  }

  private boolean hasKey(WideKey key) {
    return firstKey.compareTo(key) <= 0 && key.compareTo(lastKey) <= 0;
  }

  @Override
  public boolean contains(K value) {
    Objects.requireNonNull(value, "value");
    try {
      return hasKey(encode.apply(value));
    } catch (ArithmeticException noKey) {
      return false;
    }
  }

  @Override
  public int compare(K left, K right) {
    return toKey(left).compareTo(toKey(right));
  }

  @Override
  public String text(K value) {
    return print.apply(value);
  }

  @Override
  public @Nullable K successorOrNull(K value) {
    WideKey key = toKey(value);
    return key.equals(lastKey) ? null : fromKey(key.next());
  }

  @Override
  public @Nullable K predecessorOrNull(K value) {
    WideKey key = toKey(value);
    return key.equals(firstKey) ? null : fromKey(key.previous());
  }
}
