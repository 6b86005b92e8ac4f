package org.mapletree.keys;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.mapletree.Range;

/**
 * A {@link Domain} whose values fit the unsigned 64-bit line: an order-preserving map from each
 * value to its own {@code long} key, and back.
 *
 * <p>The keys of a domain are contiguous: {@link #firstKey} to {@link #lastKey}, each the key of
 * one value. {@link KeyDomains} has ready ones for the types of the JDK; {@link #of} makes others.
 *
 * <pre>{@code
 * var tickets = KeyDomain.of("Ticket", new Ticket(1), new Ticket(99_999), Ticket::number, n -> new Ticket((int) n));
 * tickets.toKey(new Ticket(7));           // 7
 * tickets.toKey(new Ticket(100_000));     // IllegalArgumentException: Ticket[...] is not in Ticket, ... to ...
 * }</pre>
 *
 * @param <K> the values
 */
@CheckReturnValue
public final class KeyDomain<K> extends Domain<K> {
  private final ToLongFunction<? super K> encode;
  private final LongFunction<? extends K> decode;
  private final Function<? super K, String> print;
  private final long firstKey;
  private final long lastKey;

  private KeyDomain(
      String name,
      K min,
      K max,
      ToLongFunction<? super K> encode,
      LongFunction<? extends K> decode,
      Function<? super K, String> print) {
    super(name, min, max);
    this.encode = Objects.requireNonNull(encode, "toKey");
    this.decode = Objects.requireNonNull(decode, "fromKey");
    this.print = Objects.requireNonNull(print, "text");
    this.firstKey = encode.applyAsLong(min);
    this.lastKey = encode.applyAsLong(max);
  }

  /**
   * A domain of the caller's own, printed by {@code String.valueOf}. Make it once and keep it in a
   * constant.
   *
   * @param <K> the values
   * @param name what the domain is called in messages, and stands for in {@code equals}
   * @param min the lowest value
   * @param max the highest value
   * @param toKey the key of a value: unsigned, ascending with the values and without holes between
   *     {@code min} and {@code max}; may throw an {@code ArithmeticException} for a value that has
   *     none
   * @param fromKey the value of a key, for every key from {@code min}'s to {@code max}'s
   * @return the domain
   * @throws IllegalArgumentException if the keys of {@code min} and {@code max} are the wrong way
   *     round, or do not lead back to them
   */
  public static <K> KeyDomain<K> of(
      String name,
      K min,
      K max,
      ToLongFunction<? super K> toKey,
      LongFunction<? extends K> fromKey) {
    return of(name, min, max, toKey, fromKey, String::valueOf);
  }

  /**
   * A domain of the caller's own. Make it once and keep it in a constant.
   *
   * @param <K> the values
   * @param name what the domain is called in messages, and stands for in {@code equals}
   * @param min the lowest value
   * @param max the highest value
   * @param toKey the key of a value: unsigned, ascending with the values and without holes between
   *     {@code min} and {@code max}; may throw an {@code ArithmeticException} for a value that has
   *     none
   * @param fromKey the value of a key, for every key from {@code min}'s to {@code max}'s
   * @param text how a value is printed
   * @return the domain
   * @throws IllegalArgumentException if the keys of {@code min} and {@code max} are the wrong way
   *     round, or do not lead back to them
   */
  public static <K> KeyDomain<K> of(
      String name,
      K min,
      K max,
      ToLongFunction<? super K> toKey,
      LongFunction<? extends K> fromKey,
      Function<? super K, String> text) {
    KeyDomain<K> domain = new KeyDomain<>(name, min, max, toKey, fromKey, text);
    if (Long.compareUnsigned(domain.firstKey, domain.lastKey) > 0) {
      throw new IllegalArgumentException(
          "min "
              + text.apply(min)
              + " has key "
              + hex(domain.firstKey)
              + ", above "
              + hex(domain.lastKey)
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
   * <pre>{@code
   * var centuries = KeyDomains.localDate().between(LocalDate.of(1900, 1, 1), LocalDate.of(2099, 12, 31));
   * }</pre>
   *
   * @param first the new lowest value
   * @param last the new highest value
   * @return a domain of the same name and the same keys, without those outside
   * @throws IllegalArgumentException if {@code first} is above {@code last}, or one of them is not
   *     in this domain
   */
  public KeyDomain<K> between(K first, K last) {
    requireOrder(first, last);
    return new KeyDomain<>(name(), first, last, encode, decode, print);
  }

  /**
   * The key of a value.
   *
   * @param value a value of this domain
   * @return its place on the unsigned line, from {@link #firstKey} to {@link #lastKey}
   * @throws IllegalArgumentException if {@code value} is not in this domain; the message has its
   *     bounds
   * @throws NullPointerException if {@code value} is null
   */
  public long toKey(K value) {
    Objects.requireNonNull(value, "value");
    long key;
    try {
      key = encode.applyAsLong(value);
    } catch (ArithmeticException noKey) {
      throw outside(value);
    }
    if (!hasKey(key)) {
      throw outside(value);
    }
    return key;
  }

  /**
   * The value of a key.
   *
   * @param key a key, unsigned, from {@link #firstKey} to {@link #lastKey}
   * @return the value that has it
   * @throws IllegalArgumentException if no value of this domain has it
   */
  public K fromKey(long key) {
    if (!hasKey(key)) {
      throw new IllegalArgumentException(
          hex(key)
              + " is no key of "
              + this
              + ", whose keys are "
              + hex(firstKey)
              + " to "
              + hex(lastKey));
    }
    return decode.apply(key);
  }

  /**
   * The key of the lowest value.
   *
   * @return the lowest key, unsigned
   */
  public long firstKey() {
    return firstKey;
  }

  /**
   * The key of the highest value.
   *
   * @return the highest key, unsigned
   */
  public long lastKey() {
    return lastKey;
  }

  /**
   * The keys of a range: what it is in a tree over this domain.
   *
   * @param range values of this domain
   * @return their keys
   * @throws IllegalArgumentException if {@code range} is over another domain
   */
  public Range toKeys(TypedRange<K> range) {
    requireSame(range.domain());
    return Range.of(toKey(range.first()), toKey(range.last()));
  }

  /**
   * The values of a range of keys.
   *
   * @param keys keys from {@link #firstKey} to {@link #lastKey}
   * @return the values that have them
   * @throws IllegalArgumentException if some key has no value in this domain
   */
  public TypedRange<K> fromKeys(Range keys) {
    return new TypedRange<>(this, fromKey(keys.first()), fromKey(keys.last()));
  }

  /**
   * All keys.
   *
   * @return the range from {@link #firstKey} to {@link #lastKey}
   */
  public Range keys() {
    return Range.of(firstKey, lastKey);
  }

  private boolean hasKey(long key) {
    return Long.compareUnsigned(firstKey, key) <= 0 && Long.compareUnsigned(key, lastKey) <= 0;
  }

  @Override
  public boolean contains(K value) {
    Objects.requireNonNull(value, "value");
    try {
      return hasKey(encode.applyAsLong(value));
    } catch (ArithmeticException noKey) {
      return false;
    }
  }

  @Override
  public int compare(K left, K right) {
    return Long.compareUnsigned(toKey(left), toKey(right));
  }

  @Override
  public String text(K value) {
    return print.apply(value);
  }

  @Override
  public @Nullable K successorOrNull(K value) {
    long key = toKey(value);
    return key == lastKey ? null : decode.apply(key + 1);
  }

  @Override
  public @Nullable K predecessorOrNull(K value) {
    long key = toKey(value);
    return key == firstKey ? null : decode.apply(key - 1);
  }

  private static String hex(long key) {
    return "0x" + Long.toHexString(key);
  }
}
