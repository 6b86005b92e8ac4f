package org.mapletree.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapletree.Range;

/** The ready domains: their bounds, their order, and what they refuse. */
class KeyDomainsTest {
  private enum Size {
    SMALL,
    MEDIUM,
    LARGE
  }

  private enum Nothing {}

  /** A domain with some of its values, ascending, first and last included. */
  private record Sample<K>(KeyDomain<K> domain, List<K> ascending) {
    @Override
    public String toString() {
      return domain.toString();
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // List.of keeps a copy
  private static <K> Sample<K> sample(KeyDomain<K> domain, K... ascending) {
    return new Sample<>(domain, List.of(ascending));
  }

  static List<Sample<?>> samples() {
    Instant epoch = Instant.EPOCH;
    LocalDateTime local = LocalDateTime.of(1970, 1, 1, 0, 0);
    return List.of(
        sample(KeyDomains.signedLong(), Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE),
        sample(KeyDomains.unsignedLong(), 0L, 1L, Long.MAX_VALUE, Long.MIN_VALUE, -1L),
        sample(KeyDomains.signedInteger(), Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE),
        sample(KeyDomains.unsignedInteger(), 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -1),
        sample(KeyDomains.signedShort(), Short.MIN_VALUE, (short) -1, (short) 0, Short.MAX_VALUE),
        sample(KeyDomains.signedByte(), Byte.MIN_VALUE, (byte) -1, (byte) 0, Byte.MAX_VALUE),
        sample(KeyDomains.character(), '\0', 'A', '\ud800', '\uffff'),
        sample(KeyDomains.codePoint(), 0, 0xffff, 0x10000, 0x10ffff),
        sample(
            KeyDomains.totalOrderDouble(),
            Double.NEGATIVE_INFINITY,
            -Double.MAX_VALUE,
            -1.0,
            -Double.MIN_VALUE,
            -0.0,
            0.0,
            Double.MIN_VALUE,
            1.0,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NaN),
        sample(
            KeyDomains.instantNanos(),
            Instant.parse("1677-09-21T00:12:43.145224192Z"),
            epoch.minusNanos(1),
            epoch,
            epoch.plusNanos(1),
            Instant.parse("2262-04-11T23:47:16.854775807Z")),
        sample(
            KeyDomains.instantMillis(),
            Instant.parse("-292275055-05-16T16:47:04.192Z"),
            epoch.minusMillis(1),
            epoch,
            epoch.plusMillis(1),
            Instant.parse("+292278994-08-17T07:12:55.807Z")),
        sample(
            KeyDomains.localDateTime(),
            LocalDateTime.parse("1677-09-21T00:12:43.145224192"),
            local.minusNanos(1),
            local,
            LocalDateTime.parse("2262-04-11T23:47:16.854775807")),
        sample(
            KeyDomains.localDateTimeMillis(),
            LocalDateTime.parse("-292275055-05-16T16:47:04.192"),
            local,
            LocalDateTime.parse("+292278994-08-17T07:12:55.807")),
        sample(
            KeyDomains.localDate(),
            LocalDate.MIN,
            LocalDate.of(-1, 12, 31),
            LocalDate.EPOCH,
            LocalDate.MAX),
        sample(KeyDomains.localTime(), LocalTime.MIN, LocalTime.NOON, LocalTime.MAX),
        sample(
            KeyDomains.ipv4(),
            CidrBlock.address("0.0.0.0"),
            CidrBlock.address("127.255.255.255"),
            CidrBlock.address("128.0.0.0"),
            CidrBlock.address("255.255.255.255")),
        sample(KeyDomains.enumOf(Size.class), Size.SMALL, Size.MEDIUM, Size.LARGE));
  }

  @ParameterizedTest
  @MethodSource("samples")
  <K> void keysAscendWithTheValues(Sample<K> sample) {
    KeyDomain<K> domain = sample.domain();
    List<K> values = sample.ascending();

    assertThat(domain.min()).isEqualTo(values.get(0));
    assertThat(domain.max()).isEqualTo(values.get(values.size() - 1));
    assertThat(values).isSortedAccordingTo(domain);
    for (int i = 1; i < values.size(); i++) {
      assertThat(Long.compareUnsigned(domain.toKey(values.get(i - 1)), domain.toKey(values.get(i))))
          .isNegative();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <K> void keysLeadBack(Sample<K> sample) {
    KeyDomain<K> domain = sample.domain();
    for (K value : sample.ascending()) {
      assertThat(domain.fromKey(domain.toKey(value))).isEqualTo(value);
      assertThat(domain.contains(value)).isTrue();
      assertThat(domain.successor(value).flatMap(domain::predecessor).getOrElse(value))
          .isEqualTo(value);
      assertThat(domain.predecessor(value).flatMap(domain::successor).getOrElse(value))
          .isEqualTo(value);
    }
    assertThat(domain.successorOrNull(domain.max())).isNull();
    assertThat(domain.predecessorOrNull(domain.min())).isNull();
  }

  @ParameterizedTest
  @MethodSource("samples")
  <K> void nullIsNoValue(Sample<K> sample) {
    assertThatNullPointerException().isThrownBy(() -> sample.domain().toKey(null));
    assertThatNullPointerException().isThrownBy(() -> sample.domain().contains(null));
  }

  @Test
  void successors_areOneStepAway() {
    assertThat(KeyDomains.totalOrderDouble().successorOrNull(-0.0)).isEqualTo(0.0);
    assertThat(KeyDomains.totalOrderDouble().successorOrNull(1.0)).isEqualTo(Math.nextUp(1.0));
    assertThat(KeyDomains.totalOrderDouble().successorOrNull(Double.POSITIVE_INFINITY)).isNaN();
    assertThat(KeyDomains.localDate().successorOrNull(LocalDate.of(2024, 2, 28)))
        .isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(KeyDomains.ipv4().successorOrNull(CidrBlock.address("127.255.255.255")))
        .isEqualTo(CidrBlock.address("128.0.0.0"));
    assertThat(KeyDomains.enumOf(DayOfWeek.class).successorOrNull(DayOfWeek.MONDAY))
        .isEqualTo(DayOfWeek.TUESDAY);
  }

  @Test
  void everyNaN_isOneValue() {
    double odd = Double.longBitsToDouble(0xfff8_0000_0000_1234L);

    assertThat(KeyDomains.totalOrderDouble().toKey(odd))
        .isEqualTo(KeyDomains.totalOrderDouble().toKey(Double.NaN));
  }

  @Test
  void instantsThatDoNotFit_areRefusedWithTheBounds() {
    Instant before = KeyDomains.instantNanos().min().minusNanos(1);
    Instant after = KeyDomains.instantNanos().max().plusNanos(1);

    assertThat(KeyDomains.instantNanos().contains(before)).isFalse();
    for (Instant outside : List.of(before, after, Instant.MIN, Instant.MAX)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KeyDomains.instantNanos().toKey(outside))
          .withMessage(
              outside
                  + " is not in Instant in nanoseconds, 1677-09-21T00:12:43.145224192Z to"
                  + " 2262-04-11T23:47:16.854775807Z");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyDomains.instantMillis().toKey(Instant.MAX))
        .withMessageContaining("+292278994-08-17T07:12:55.807Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyDomains.instantMillis().toKey(Instant.EPOCH.plusNanos(1)))
        .withMessageContaining(
            "1970-01-01T00:00:00.000000001Z is not in Instant in whole milliseconds");
    assertThat(KeyDomains.instantMillis().contains(Instant.EPOCH.plusNanos(1))).isFalse();
  }

  @Test
  void codePointsThatAreNone_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyDomains.codePoint().toKey(0x110000))
        .withMessage("U+110000 is not in code point, U+0000 to U+10FFFF");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyDomains.codePoint().fromKey(0x110000))
        .withMessage(
            "0x110000 is no key of code point, U+0000 to U+10FFFF, whose keys are 0x0 to 0x10ffff");
  }

  @Test
  void narrowerBounds_areKept() {
    KeyDomain<LocalDate> domain =
        KeyDomains.localDate().between(LocalDate.of(1900, 1, 1), LocalDate.of(2099, 12, 31));

    assertThat(domain.contains(LocalDate.of(1899, 12, 31))).isFalse();
    assertThat(domain.successorOrNull(LocalDate.of(2099, 12, 31))).isNull();
    assertThat(domain.all()).hasToString("[1900-01-01, 2099-12-31]");
    assertThat(domain).isNotEqualTo(KeyDomains.localDate());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> domain.toKey(LocalDate.of(2100, 1, 1)))
        .withMessage("2100-01-01 is not in LocalDate, 1900-01-01 to 2099-12-31");
  }

  @Test
  void forType_findsTheReadyOnes() {
    assertThat(KeyDomains.forType(Long.class)).isSameAs(KeyDomains.signedLong());
    assertThat(KeyDomains.forType(LocalDate.class)).isSameAs(KeyDomains.localDate());
    assertThat(KeyDomains.forType(Inet4Address.class)).isSameAs(KeyDomains.ipv4());
    assertThat(KeyDomains.forType(Size.class)).isEqualTo(KeyDomains.enumOf(Size.class));
  }

  @Test
  void forType_saysWhatToUseInstead() {
    assertRefused(UUID.class, "use WideRangeMap with WideKeyDomains.uuid()");
    assertRefused(Inet6Address.class, "use WideRangeMap with WideKeyDomains.ipv6()");
    assertRefused(InetAddress.class, "use Inet4Address, or WideRangeMap");
    assertRefused(BigInteger.class, "WideKeyDomains.unsigned128() has 0 to 2^128-1");
    assertRefused(BigDecimal.class, "has no bound");
    assertRefused(String.class, "has no bound");
    assertRefused(ZonedDateTime.class, "use its toInstant()");
    assertRefused(Object.class, "make one with KeyDomain.of");
    assertRefused(Nothing.class, "has no constants");
  }

  private static void assertRefused(Class<?> type, String hint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyDomains.forType(type))
        .withMessageContaining(type.getName())
        .withMessageContaining(hint);
  }

  @Test
  void aDomainOfTheCallersOwn_isChecked() {
    KeyDomain<Integer> tens = KeyDomain.of("tens", 10, 90, k -> k / 10, k -> (int) k * 10);

    assertThat(tens.successorOrNull(10)).isEqualTo(20);
    assertThat(tens).hasToString("tens, 10 to 90");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyDomain.of("down", 1, 9, k -> -k, k -> (int) -k))
        .withMessage("min 1 has key 0xffffffffffffffff, above 0xfffffffffffffff7 of max 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyDomain.of("lossy", 1, 9, k -> k / 2, k -> (int) k * 2))
        .withMessage("the keys of lossy, 1 to 9 do not lead back to its bounds");
  }

  @Test
  void domainsAreEqual_ifNamesAndBoundsAre() {
    assertThat(KeyDomains.enumOf(Size.class))
        .isEqualTo(KeyDomains.enumOf(Size.class))
        .hasSameHashCodeAs(KeyDomains.enumOf(Size.class));
    assertThat(KeyDomains.signedInteger()).isNotEqualTo(KeyDomains.unsignedInteger());
  }

  @Test
  void rangesOfValues_areRangesOfKeys() {
    KeyDomain<Byte> bytes = KeyDomains.signedByte();

    assertThat(bytes.toKeys(bytes.closed((byte) -1, (byte) 1))).isEqualTo(Range.of(127, 129));
    assertThat(bytes.fromKeys(Range.of(127, 129))).isEqualTo(bytes.closed((byte) -1, (byte) 1));
    assertThat(bytes.toKeys(bytes.all())).isEqualTo(bytes.keys()).isEqualTo(Range.of(0, 255));
    assertThatIllegalArgumentException().isThrownBy(() -> bytes.fromKeys(Range.of(255, 256)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bytes.toKeys(bytes.between((byte) 0, (byte) 9).all()));
  }
}
