package org.mapletree.keys;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Addresses from numbers and back. Nothing here asks a name service. */
final class Addresses {
  /**
   * Makes the address be an IPv6 one of no scope, also where it is an IPv4 address mapped into
   * IPv6.
   */
  private static final int NO_SCOPE = -1;

  private Addresses() {}

  static long toKey(Inet4Address address) {
    return Integer.toUnsignedLong(ByteBuffer.wrap(address.getAddress()).getInt());
  }

  static Inet4Address ipv4(long key) {
    byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) key).array();
    try {
      return (Inet4Address) InetAddress.getByAddress(bytes);
    } catch (UnknownHostException wrongLength) {
      throw new AssertionError(wrongLength);
    }
  }

  static long high(Inet6Address address) {
    return ByteBuffer.wrap(address.getAddress()).getLong(0);
  }

  static long low(Inet6Address address) {
    return ByteBuffer.wrap(address.getAddress()).getLong(Long.BYTES);
  }

  static Inet6Address ipv6(long high, long low) {
    byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    try {
      return Inet6Address.getByAddress(null, bytes, NO_SCOPE);
    } catch (UnknownHostException wrongLength) {
      throw new AssertionError(wrongLength);
    }
  }

  /**
   * The address that {@code text} spells in four decimal numbers, or an exception: names are not
   * looked up.
   */
  static Inet4Address parseIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    long key = 0;
    for (String part : parts) {
      key = key << Byte.SIZE | octet(part, text);
    }
    if (parts.length != Integer.BYTES) {
      throw notIpv4(text);
    }
    return ipv4(key);
  }

  private static int octet(String part, String text) {
    boolean plain =
        part.length() <= 3 && !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    // a leading zero means octal to some programs and nothing to others
    if (!plain || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
      throw notIpv4(text);
    }
    return Integer.parseInt(part);
  }

  private static IllegalArgumentException notIpv4(String text) {
    return new IllegalArgumentException("'" + text + "' is no IPv4 address such as 192.0.2.1");
  }
}
