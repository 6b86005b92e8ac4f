package org.mapletree.keys;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.util.UUID;

/** Ready {@link WideKeyDomain}s: types of 128 bits, for {@link WideRangeMap}. */
public final class WideKeyDomains {
  private static final WideKeyDomain<Inet6Address> IPV6 =
      WideKeyDomain.of(
          "IPv6 address",
          Addresses.ipv6(0, 0),
          Addresses.ipv6(-1, -1),
          Addresses::high,
          Addresses::low,
          Addresses::ipv6,
          Inet6Address::getHostAddress);

  private static final WideKeyDomain<UUID> UUIDS =
      WideKeyDomain.of(
          "UUID",
          new UUID(0, 0),
          new UUID(-1, -1),
          UUID::getMostSignificantBits,
          UUID::getLeastSignificantBits,
          UUID::new,
          UUID::toString);

  private static final WideKeyDomain<BigInteger> UNSIGNED_128 =
      WideKeyDomain.of(
          "unsigned 128-bit number",
          BigInteger.ZERO,
          BigInteger.ONE.shiftLeft(2 * Long.SIZE).subtract(BigInteger.ONE),
          WideKeyDomains::high,
          BigInteger::longValue,
          (high, low) -> new WideKey(high, low).number(),
          BigInteger::toString);

  private WideKeyDomains() {}

  /**
   * All IPv6 addresses. The scope of an address is no part of its key, and addresses that come back
   * have none.
   *
   * @return the domain from :: to ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
   */
  public static WideKeyDomain<Inet6Address> ipv6() {
    return IPV6;
  }

  /**
   * All UUIDs in the order of their text, which is unsigned. {@code UUID.compareTo} is signed and
   * differs.
   *
   * @return the domain from all zeros to all ones
   */
  public static WideKeyDomain<UUID> uuid() {
    return UUIDS;
  }

  /**
   * The whole numbers that 128 bits hold.
   *
   * @return the domain from 0 to 2^128-1
   */
  public static WideKeyDomain<BigInteger> unsigned128() {
    return UNSIGNED_128;
  }

  private static long high(BigInteger number) {
    if (number.signum() < 0 || number.bitLength() > 2 * Long.SIZE) {
      throw new ArithmeticException("outside 128 bits");
    }
    return number.shiftRight(Long.SIZE).longValue();
  }
}
