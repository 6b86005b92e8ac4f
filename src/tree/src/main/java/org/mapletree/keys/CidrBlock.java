package org.mapletree.keys;

import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A block of IPv4 addresses that share a prefix, such as {@code 192.0.2.0/24}: the range of
 * addresses from the one whose other bits are all 0 to the one whose other bits are all 1.
 *
 * <pre>{@code
 * var table = TypedRangeMap.<Inet4Address, String>empty(KeyDomains.ipv4())
 *     .put(CidrBlock.parse("10.0.0.0/8").range(), "private")
 *     .put(CidrBlock.parse("10.1.0.0/16").range(), "office");
 * table.getOrNull(CidrBlock.address("10.1.2.3"));       // office
 * CidrBlock.covering(table.entryAt(CidrBlock.address("10.200.0.0")).get().range());    // the blocks of the rest
 * }</pre>
 *
 * @param network the lowest address
 * @param prefixLength how many leading bits are shared, 0 to 32
 */
@CheckReturnValue
public record CidrBlock(Inet4Address network, int prefixLength) {
  /**
   * A block.
   *
   * @param network the lowest address
   * @param prefixLength how many leading bits are shared, 0 to 32
   * @throws IllegalArgumentException if the length is not 0 to 32, or {@code network} has bits set
   *     behind the prefix
   */
  public CidrBlock {
    Objects.requireNonNull(network, "network");
    if (prefixLength < 0 || prefixLength > Integer.SIZE) {
      throw new IllegalArgumentException("prefix length " + prefixLength + " is not 0 to 32");
    }
    long key = Addresses.toKey(network);
    long rest = key & hostMask(prefixLength);
    if (rest != 0) {
      throw new IllegalArgumentException(
          network.getHostAddress()
              + "/"
              + prefixLength
              + " has bits set behind its prefix; the block is "
              + Addresses.ipv4(key - rest).getHostAddress()
              + "/"
              + prefixLength);
    }
  }

  /**
   * The block that a text spells.
   *
   * @param text an address, a slash and a length: {@code 192.0.2.0/24}
   * @return the block
   * @throws IllegalArgumentException if {@code text} is none
   */
  public static CidrBlock parse(String text) {
    int slash = text.indexOf('/');
    String length = text.substring(slash + 1);
    if (slash < 0
        || length.isEmpty()
        || length.length() > 2
        || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("'" + text + "' is no block such as 192.0.2.0/24");
    }
    return new CidrBlock(address(text.substring(0, slash)), Integer.parseInt(length));
  }

  /**
   * The address that a text spells. No name service is asked.
   *
   * @param text four decimal numbers: {@code 192.0.2.1}
   * @return the address
   * @throws IllegalArgumentException if {@code text} is none
   */
  public static Inet4Address address(String text) {
    return Addresses.parseIpv4(text);
  }

  /**
   * The fewest blocks that together are a range, in ascending order: at most 62.
   *
   * @param range addresses
   * @return the blocks, which do not overlap
   */
  public static List<CidrBlock> covering(TypedRange<Inet4Address> range) {
    long next = Addresses.toKey(range.first());
    long last = Addresses.toKey(range.last());
    List<CidrBlock> blocks = new ArrayList<>();
    while (next <= last) {
      // the largest block that may start here and does not go too far
      int aligned =
          next == 0 ? Integer.SIZE : Math.min(Integer.SIZE, Long.numberOfTrailingZeros(next));
      int fitting = Long.SIZE - 1 - Long.numberOfLeadingZeros(last - next + 1);
      int bits = Math.min(aligned, fitting);
      blocks.add(new CidrBlock(Addresses.ipv4(next), Integer.SIZE - bits));
      next += 1L << bits;
    }
    return List.copyOf(blocks);
  }

  /**
   * The addresses of this block.
   *
   * @return the range from the network to the highest address, over {@link KeyDomains#ipv4}
   */
  public TypedRange<Inet4Address> range() {
    long first = Addresses.toKey(network);
    return KeyDomains.ipv4().closed(network, Addresses.ipv4(first | hostMask(prefixLength)));
  }

  private static long hostMask(int prefixLength) {
    return 0xffff_ffffL >>> prefixLength;
  }

  /**
   * Address and length.
   *
   * @return such as {@code 192.0.2.0/24}
   */
  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefixLength;
  }
}
