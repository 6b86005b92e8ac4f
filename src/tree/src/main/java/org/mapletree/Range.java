package org.mapletree;

import io.vavr.control.Option;
import java.io.Serializable;
import org.mapletree.internal.Unsigned;

/**
 * A range of unsigned 64-bit keys, both ends inclusive, never empty.
 *
 * <pre>{@code
 * Range page = Range.ofLength(0x1000, 0x1000);   // 0x1000-0x1fff
 * page.contains(0x1fff);                         // true
 * Range.parse("0x1000-0x1fff").equals(page);     // true
 * }</pre>
 *
 * <p>All operations are O(1).
 *
 * @param first the lowest key, unsigned
 * @param last the highest key, unsigned, at least {@code first}
 */
@CheckReturnValue
public record Range(long first, long last) implements Comparable<Range>, Serializable {
  private static final long serialVersionUID = 1;

  /** The range of all 2^64 keys. */
  public static final Range ALL = new Range(0, -1L);

  /**
   * A range with the given ends.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public Range {
    check(first, last);
  }

  /** Refuses a range whose first key is above its last. */
  static void check(long first, long last) {
    if (Unsigned.less(last, first)) {
      throw new IllegalArgumentException(
          "first " + Unsigned.hex(first) + " is above last " + Unsigned.hex(last) + " (unsigned)");
    }
  }

  /**
   * A range with the given ends, both inclusive.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return the range
   * @throws IllegalArgumentException if {@code first} is above {@code last}; the message shows both
   *     in hex
   */
  public static Range of(long first, long last) {
    return new Range(first, last);
  }

  /**
   * A half-open range: from {@code start} up to, but without, {@code end}.
   *
   * @param start the lowest key, unsigned
   * @param end the key after the highest, unsigned; 0 stands for 2^64, so the range ends with the
   *     last key of all
   * @return the range
   * @throws IllegalArgumentException if the range would be empty: {@code end} at or below {@code
   *     start} and not 0
   */
  public static Range until(long start, long end) {
    if (end != 0 && !Unsigned.less(start, end)) {
      throw new IllegalArgumentException(
          "no key from "
              + Unsigned.hex(start)
              + " until "
              + Unsigned.hex(end)
              + " (exclusive, unsigned)");
    }
    return new Range(start, end - 1);
  }

  /**
   * A range of a given number of keys.
   *
   * @param first the lowest key, unsigned
   * @param length how many keys, unsigned, at least 1
   * @return the range
   * @throws IllegalArgumentException if {@code length} is 0, or the range would go beyond 2^64-1
   */
  public static Range ofLength(long first, long length) {
    if (length == 0 || Unsigned.less(~first, length - 1)) {
      throw new IllegalArgumentException(
          "no range of " + Unsigned.hex(length) + " keys begins at " + Unsigned.hex(first));
    }
    return new Range(first, first + (length - 1));
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text two unsigned numbers in hex with {@code 0x}, joined by a hyphen
   * @return the range
   * @throws IllegalArgumentException if the text is anything else; the message shows it
   */
  public static Range parse(String text) {
    int hyphen = text.indexOf('-');
    if (hyphen < 0) {
      throw new IllegalArgumentException("not a range like 0x10-0x1f: " + text);
    }
    return new Range(parseKey(text, 0, hyphen), parseKey(text, hyphen + 1, text.length()));
  }

  private static long parseKey(String text, int from, int to) {
    // parseUnsignedLong takes a sign and the digits of every script on earth: ours are ASCII
    boolean plausible =
        text.startsWith("0x", from)
            && text.substring(from + 2, to)
                .chars()
                .allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    try {
      if (plausible) {
        return Long.parseUnsignedLong(text, from + 2, to, 16);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a range like 0x10-0x1f: " + text, e);
    }
    throw new IllegalArgumentException("not a range like 0x10-0x1f: " + text);
  }

  /**
   * The number of keys, 1 to 2^64-1, or 0 for {@link #ALL}, whose 2^64 keys do not fit.
   *
   * @return the number of keys modulo 2^64, unsigned
   */
  public long length() {
    return last - first + 1;
  }

  /**
   * Whether a key lies in the range.
   *
   * @param key a key, unsigned
   * @return whether {@code first <= key <= last}
   */
  public boolean contains(long key) {
    return !Unsigned.less(key, first) && !Unsigned.less(last, key);
  }

  /**
   * Whether another range lies wholly in this one.
   *
   * @param other a range
   * @return whether each of its keys is one of this range's
   */
  public boolean contains(Range other) {
    return contains(other.first) && contains(other.last);
  }

  /**
   * Whether the two ranges have a key in common.
   *
   * @param other a range
   * @return whether some key lies in both
   */
  public boolean intersects(Range other) {
    return !Unsigned.less(other.last, first) && !Unsigned.less(last, other.first);
  }

  /**
   * Whether the two ranges have no key in common and none between them.
   *
   * @param other a range
   * @return whether one ends just before the other begins
   */
  public boolean touches(Range other) {
    return (other.last != -1L && other.last + 1 == first)
        || (last != -1L && last + 1 == other.first);
  }

  /**
   * The keys that lie in both ranges.
   *
   * @param other a range
   * @return the common part, if there is one
   */
  public Option<Range> intersection(Range other) {
    return intersects(other)
        ? Option.some(
            new Range(
                Unsigned.max(first, other.first),
                Unsigned.less(last, other.last) ? last : other.last))
        : Option.none();
  }

  /**
   * The keys between the two ranges.
   *
   * @param other a range
   * @return what lies between them; none if they intersect or touch
   */
  public Option<Range> gapTo(Range other) {
    if (intersects(other) || touches(other)) {
      return Option.none();
    }
    return Option.some(
        Unsigned.less(last, other.first)
            ? new Range(last + 1, other.first - 1)
            : new Range(other.last + 1, first - 1));
  }

  /**
   * The smallest range that contains both.
   *
   * @param other a range
   * @return from the lower of the two first keys to the higher of the two last keys
   */
  public Range span(Range other) {
    return new Range(
        Unsigned.less(first, other.first) ? first : other.first, Unsigned.max(last, other.last));
  }

  /**
   * Orders by the first key, then by the last, both unsigned.
   *
   * @param other a range
   * @return a negative number, 0 or a positive number
   */
  @Override
  public int compareTo(Range other) {
    int byFirst = Long.compareUnsigned(first, other.first);
    return byFirst != 0 ? byFirst : Long.compareUnsigned(last, other.last);
  }

  /**
   * The range as text, readable by {@link #parse(String)}.
   *
   * @return both ends in unsigned hex, such as {@code 0x10-0x1f}
   */
  @Override
  public String toString() {
    return Unsigned.hex(first) + "-" + Unsigned.hex(last);
  }
}
