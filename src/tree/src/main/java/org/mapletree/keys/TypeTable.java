package org.mapletree.keys;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** Which domain a class has, and what to say for those that have none. */
final class TypeTable {
  private static final Map<Class<?>, KeyDomain<?>> READY =
      Map.ofEntries(
          Map.entry(Long.class, KeyDomains.signedLong()),
          Map.entry(Integer.class, KeyDomains.signedInteger()),
          Map.entry(Short.class, KeyDomains.signedShort()),
          Map.entry(Byte.class, KeyDomains.signedByte()),
          Map.entry(Character.class, KeyDomains.character()),
          Map.entry(Double.class, KeyDomains.totalOrderDouble()),
          Map.entry(Instant.class, KeyDomains.instantNanos()),
          Map.entry(LocalDate.class, KeyDomains.localDate()),
          Map.entry(LocalDateTime.class, KeyDomains.localDateTime()),
          Map.entry(LocalTime.class, KeyDomains.localTime()),
          Map.entry(Inet4Address.class, KeyDomains.ipv4()));

  private static final String WIDE = "needs 128 bits: use WideRangeMap with WideKeyDomains.";
  private static final String ENDLESS =
      "has no bound: make a KeyDomain or WideKeyDomain over the part that is used";
  private static final String ZONED = "has equal instants in several zones: use its toInstant()";

  private static final Map<Class<?>, String> INSTEAD =
      Map.of(
          Inet6Address.class, WIDE + "ipv6()",
          InetAddress.class,
              "is IPv4 or IPv6: use Inet4Address, or WideRangeMap with WideKeyDomains.ipv6()",
          UUID.class, WIDE + "uuid()",
          BigInteger.class, ENDLESS + "; WideKeyDomains.unsigned128() has 0 to 2^128-1",
          BigDecimal.class, ENDLESS + ", by its unscaled value at one scale",
          String.class, ENDLESS + ", or number the strings",
          ZonedDateTime.class, ZONED,
          OffsetDateTime.class, ZONED,
          Date.class, "is mutable: use its toInstant()");

  private TypeTable() {}

  @SuppressWarnings("unchecked") // READY maps each class to the domain of its own values
  static <K> KeyDomain<K> find(Class<K> type) {
    KeyDomain<?> ready = READY.get(type);
    if (ready == null && type.isEnum()) {
      ready = ofEnum(type);
    }
    if (ready == null) {
      String instead =
          INSTEAD.getOrDefault(type, "has no ready domain: make one with KeyDomain.of");
      throw new IllegalArgumentException(type.getName() + " " + instead);
    }
    return (KeyDomain<K>) ready;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the class is an enum's: the caller asked
  private static KeyDomain<?> ofEnum(Class<?> type) {
    return KeyDomains.enumOf((Class) type);
  }
}
