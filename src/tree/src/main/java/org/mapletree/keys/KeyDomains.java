package org.mapletree.keys;

import java.net.Inet4Address;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * Ready {@link KeyDomain}s for the types of the JDK that fit 64 bits.
 *
 * <table>
 * <caption>What fits</caption>
 * <tr><th>domain</th><th>values</th><th>order</th></tr>
 * <tr><td>{@link #signedLong}, {@link #signedInteger}, {@link #signedShort}, {@link #signedByte}</td><td>all</td>
 * <td>natural</td></tr>
 * <tr><td>{@link #unsignedLong}, {@link #unsignedInteger}</td><td>all</td><td>unsigned</td></tr>
 * <tr><td>{@link #character}, {@link #codePoint}</td><td>U+0000 to U+FFFF, to U+10FFFF</td><td>natural</td></tr>
 * <tr><td>{@link #totalOrderDouble}</td><td>all, every NaN being one</td><td>{@code Double.compare}</td></tr>
 * <tr><td>{@link #instantNanos}, {@link #localDateTime}</td><td>1677-09-21T00:12:43.145224192 to
 * 2262-04-11T23:47:16.854775807</td><td>natural</td></tr>
 * <tr><td>{@link #instantMillis}, {@link #localDateTimeMillis}</td><td>whole milliseconds, 292 million years either
 * way</td><td>natural</td></tr>
 * <tr><td>{@link #localDate}, {@link #localTime}</td><td>all</td><td>natural</td></tr>
 * <tr><td>{@link #ipv4}</td><td>all; see also {@link CidrBlock}</td><td>unsigned</td></tr>
 * <tr><td>{@link #enumOf}</td><td>all constants</td><td>natural</td></tr>
 * </table>
 *
 * <p>{@link #forType} finds the domain for a class, and says what to use instead where 64 bits are
 * too few.
 *
 * <p>All are constants, but {@link #enumOf} makes one in O(n) for n enum constants.
 */
public final class KeyDomains {
  private static final KeyDomain<Long> SIGNED_LONG =
      KeyDomain.of("Long", Long.MIN_VALUE, Long.MAX_VALUE, KeyDomains::flip, KeyDomains::flip);

  private static final KeyDomain<Long> UNSIGNED_LONG =
      KeyDomain.of("unsigned Long", 0L, -1L, k -> k, k -> k, Long::toUnsignedString);

  private static final KeyDomain<Integer> SIGNED_INTEGER =
      KeyDomain.of(
          "Integer",
          Integer.MIN_VALUE,
          Integer.MAX_VALUE,
          k -> (long) k - Integer.MIN_VALUE,
          k -> (int) (k + Integer.MIN_VALUE));

  private static final KeyDomain<Integer> UNSIGNED_INTEGER =
      KeyDomain.of(
          "unsigned Integer",
          0,
          -1,
          Integer::toUnsignedLong,
          k -> (int) k,
          Integer::toUnsignedString);

  private static final KeyDomain<Short> SIGNED_SHORT =
      KeyDomain.of(
          "Short",
          Short.MIN_VALUE,
          Short.MAX_VALUE,
          k -> (long) k - Short.MIN_VALUE,
          k -> (short) (k + Short.MIN_VALUE));

  private static final KeyDomain<Byte> SIGNED_BYTE =
      KeyDomain.of(
          "Byte",
          Byte.MIN_VALUE,
          Byte.MAX_VALUE,
          k -> (long) k - Byte.MIN_VALUE,
          k -> (byte) (k + Byte.MIN_VALUE));

  private static final KeyDomain<Character> CHARACTER =
      KeyDomain.of(
          "Character",
          Character.MIN_VALUE,
          Character.MAX_VALUE,
          k -> (long) k,
          k -> (char) k,
          k -> codePointText(k));

  private static final KeyDomain<Integer> CODE_POINT =
      KeyDomain.of(
          "code point",
          Character.MIN_CODE_POINT,
          Character.MAX_CODE_POINT,
          k -> (long) k,
          k -> (int) k,
          KeyDomains::codePointText);

  private static final KeyDomain<Double> TOTAL_ORDER_DOUBLE =
      KeyDomain.of(
          "Double", Double.NEGATIVE_INFINITY, Double.NaN, DoubleKeys::toKey, DoubleKeys::fromKey);

  private static final KeyDomain<Instant> INSTANT_NANOS =
      KeyDomain.of(
          "Instant in nanoseconds",
          TimeKeys.fromNanos(0),
          TimeKeys.fromNanos(-1),
          TimeKeys::toNanos,
          TimeKeys::fromNanos);

  private static final KeyDomain<Instant> INSTANT_MILLIS =
      KeyDomain.of(
          "Instant in whole milliseconds",
          TimeKeys.fromMillis(0),
          TimeKeys.fromMillis(-1),
          TimeKeys::toMillis,
          TimeKeys::fromMillis);

  private static final KeyDomain<LocalDateTime> LOCAL_DATE_TIME =
      KeyDomain.of(
          "LocalDateTime in nanoseconds",
          utc(TimeKeys.fromNanos(0)),
          utc(TimeKeys.fromNanos(-1)),
          k -> TimeKeys.toNanos(k.toInstant(ZoneOffset.UTC)),
          k -> utc(TimeKeys.fromNanos(k)));

  private static final KeyDomain<LocalDateTime> LOCAL_DATE_TIME_MILLIS =
      KeyDomain.of(
          "LocalDateTime in whole milliseconds",
          utc(TimeKeys.fromMillis(0)),
          utc(TimeKeys.fromMillis(-1)),
          k -> TimeKeys.toMillis(k.toInstant(ZoneOffset.UTC)),
          k -> utc(TimeKeys.fromMillis(k)));

  private static final KeyDomain<LocalDate> LOCAL_DATE =
      KeyDomain.of(
          "LocalDate",
          LocalDate.MIN,
          LocalDate.MAX,
          k -> k.toEpochDay() - LocalDate.MIN.toEpochDay(),
          k -> LocalDate.ofEpochDay(k + LocalDate.MIN.toEpochDay()));

  private static final KeyDomain<LocalTime> LOCAL_TIME =
      KeyDomain.of(
          "LocalTime",
          LocalTime.MIN,
          LocalTime.MAX,
          LocalTime::toNanoOfDay,
          LocalTime::ofNanoOfDay);

  private static final KeyDomain<Inet4Address> IPV4 =
      KeyDomain.of(
          "IPv4 address",
          Addresses.ipv4(0),
          Addresses.ipv4(0xffff_ffffL),
          Addresses::toKey,
          Addresses::ipv4,
          Inet4Address::getHostAddress);

  private KeyDomains() {}

  /**
   * All longs in their natural, signed order.
   *
   * @return the domain from -2^63 to 2^63-1
   */
  public static KeyDomain<Long> signedLong() {
    return SIGNED_LONG;
  }

  /**
   * All longs in unsigned order: each is its own key.
   *
   * @return the domain from 0 to 2^64-1
   */
  public static KeyDomain<Long> unsignedLong() {
    return UNSIGNED_LONG;
  }

  /**
   * All ints in their natural, signed order.
   *
   * @return the domain from -2^31 to 2^31-1
   */
  public static KeyDomain<Integer> signedInteger() {
    return SIGNED_INTEGER;
  }

  /**
   * All ints in unsigned order.
   *
   * @return the domain from 0 to 2^32-1
   */
  public static KeyDomain<Integer> unsignedInteger() {
    return UNSIGNED_INTEGER;
  }

  /**
   * All shorts.
   *
   * @return the domain from -32768 to 32767
   */
  public static KeyDomain<Short> signedShort() {
    return SIGNED_SHORT;
  }

  /**
   * All bytes.
   *
   * @return the domain from -128 to 127
   */
  public static KeyDomain<Byte> signedByte() {
    return SIGNED_BYTE;
  }

  /**
   * All UTF-16 code units, surrogates included.
   *
   * @return the domain from U+0000 to U+FFFF
   */
  public static KeyDomain<Character> character() {
    return CHARACTER;
  }

  /**
   * All Unicode code points.
   *
   * @return the domain from U+0000 to U+10FFFF
   */
  public static KeyDomain<Integer> codePoint() {
    return CODE_POINT;
  }

  /**
   * All doubles in the order of {@code Double.compare}: -0.0 is below 0.0, and NaN above all. Every
   * NaN is one value. The successor of a double is the next one up, a step of one unit in the last
   * place.
   *
   * @return the domain from negative infinity to NaN
   */
  public static KeyDomain<Double> totalOrderDouble() {
    return TOTAL_ORDER_DOUBLE;
  }

  /**
   * The instants whose nanoseconds since 1970 fit 64 bits, each a step of one nanosecond.
   *
   * @return the domain from 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z
   */
  public static KeyDomain<Instant> instantNanos() {
    return INSTANT_NANOS;
  }

  /**
   * The instants that are whole milliseconds, of 292 million years before and after 1970. An
   * instant with a finer part is not in the domain: truncate it first, in the direction that is
   * right for the caller.
   *
   * @return the domain from -292275055-05-16T16:47:04.192Z to +292278994-08-17T07:12:55.807Z
   */
  public static KeyDomain<Instant> instantMillis() {
    return INSTANT_MILLIS;
  }

  /**
   * The local date-times of the same span as {@link #instantNanos}, each a step of one nanosecond.
   *
   * @return the domain from 1677-09-21T00:12:43.145224192 to 2262-04-11T23:47:16.854775807
   */
  public static KeyDomain<LocalDateTime> localDateTime() {
    return LOCAL_DATE_TIME;
  }

  /**
   * The local date-times that are whole milliseconds, of the same span as {@link #instantMillis}.
   *
   * @return the domain from -292275055-05-16T16:47:04.192 to +292278994-08-17T07:12:55.807
   */
  public static KeyDomain<LocalDateTime> localDateTimeMillis() {
    return LOCAL_DATE_TIME_MILLIS;
  }

  /**
   * All local dates.
   *
   * @return the domain from {@code LocalDate.MIN} to {@code LocalDate.MAX}
   */
  public static KeyDomain<LocalDate> localDate() {
    return LOCAL_DATE;
  }

  /**
   * All local times, each a step of one nanosecond; the key is the nanosecond of the day.
   *
   * @return the domain from midnight to 23:59:59.999999999
   */
  public static KeyDomain<LocalTime> localTime() {
    return LOCAL_TIME;
  }

  /**
   * All IPv4 addresses. Blocks of them: {@link CidrBlock}. IPv6: {@link WideKeyDomains#ipv6}.
   *
   * @return the domain from 0.0.0.0 to 255.255.255.255
   */
  public static KeyDomain<Inet4Address> ipv4() {
    return IPV4;
  }

  /**
   * All constants of an enum in the order of their declaration.
   *
   * @param <E> the enum
   * @param type its class
   * @return the domain from the first constant to the last
   * @throws IllegalArgumentException if it has no constants
   */
  public static <E extends Enum<E>> KeyDomain<E> enumOf(Class<E> type) {
    E[] constants = type.getEnumConstants();
    if (constants == null || constants.length == 0) {
      throw new IllegalArgumentException(type.getName() + " has no constants");
    }
    return KeyDomain.of(
        type.getName(),
        constants[0],
        constants[constants.length - 1],
        Enum::ordinal,
        k -> constants[(int) k],
        Enum::name);
  }

  /**
   * The domain for a class, in its natural order: {@link #signedLong} for {@code Long}, {@link
   * #instantNanos} for {@code Instant}, and so on.
   *
   * @param <K> the values
   * @param type their class
   * @return the ready domain
   * @throws IllegalArgumentException if there is none; the message says what to use instead for the
   *     types of the JDK that 64 bits cannot hold
   */
  public static <K> KeyDomain<K> forType(Class<K> type) {
    return TypeTable.find(Objects.requireNonNull(type, "type"));
  }

  private static long flip(long key) {
    return key ^ Long.MIN_VALUE;
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static String codePointText(int codePoint) {
    return String.format("U+%04X", codePoint);
  }
}
