package org.mapletree.examples;

import io.vavr.control.Option;
import java.net.Inet4Address;
import java.util.List;
import java.util.stream.Stream;
import org.mapletree.keys.CidrBlock;
import org.mapletree.keys.KeyDomain;
import org.mapletree.keys.KeyDomains;
import org.mapletree.keys.TypedChange;
import org.mapletree.keys.TypedRange;
import org.mapletree.keys.TypedRangeMap;
import org.mapletree.rcu.RcuCell;
import org.mapletree.rcu.Update;

/**
 * Who operates an IPv4 address. The table is read by many threads without a lock; a nightly reload
 * publishes only what differs, so that the new version shares the rest with the old one, and the
 * difference is an audit log.
 */
public final class IpTable {
  private static final KeyDomain<Inet4Address> ADDRESSES = KeyDomains.ipv4();

  private final RcuCell<TypedRangeMap<Inet4Address, String>> live;

  private IpTable(TypedRangeMap<Inet4Address, String> table) {
    this.live = RcuCell.of(table);
  }

  /**
   * Reads a table.
   *
   * @param lines one a range: first address, last address and operator, separated by commas
   * @return the table
   */
  public static IpTable of(Stream<String> lines) {
    return new IpTable(parse(lines));
  }

  private static TypedRangeMap<Inet4Address, String> parse(Stream<String> lines) {
    return lines
        .map(line -> line.split(",", 3))
        .collect(
            TypedRangeMap.collector(
                ADDRESSES, fields -> addresses(fields[0], fields[1]), fields -> fields[2]));
  }

  private static TypedRange<Inet4Address> addresses(String first, String last) {
    return ADDRESSES.closed(CidrBlock.address(first), CidrBlock.address(last));
  }

  /**
   * Who operates an address.
   *
   * @param address four decimal numbers
   * @return the operator; none if nobody is known to
   */
  public Option<String> operator(String address) {
    return live.get().get(CidrBlock.address(address));
  }

  /**
   * Replaces the table. Readers see the old version or the new one, never a mixture.
   *
   * @param lines the new table
   * @return what changed
   */
  public List<TypedChange<Inet4Address, String>> reload(Stream<String> lines) {
    TypedRangeMap<Inet4Address, String> tonight = parse(lines);
    return live.modify(
        old -> {
          List<TypedChange<Inet4Address, String>> changes = old.diff(tonight).toJavaList();
          return new Update<>(old.patch(changes).get(), changes);
        });
  }

  /**
   * The version that is current.
   *
   * @return a table that stays as it is
   */
  public TypedRangeMap<Inet4Address, String> snapshot() {
    return live.get();
  }

  /**
   * The blocks of the range around an address, as routers want them.
   *
   * @param address four decimal numbers
   * @return the fewest blocks that are that range
   */
  public List<CidrBlock> blocks(String address) {
    return live.get()
        .entryAt(CidrBlock.address(address))
        .map(entry -> CidrBlock.covering(entry.range()))
        .getOrElse(List.of());
  }

  /**
   * Tells the story.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    IpTable table =
        IpTable.of(
            Stream.of(
                "10.0.0.0,10.255.255.255,private",
                "93.184.216.0,93.184.216.255,example operator",
                "192.0.2.0,192.0.2.255,documentation"));
    System.out.println(table.operator("93.184.216.34"));
    table
        .reload(
            Stream.of(
                "10.0.0.0,10.255.255.255,private",
                "93.184.216.0,93.184.216.127,example operator",
                "93.184.216.128,93.184.216.255,another operator",
                "192.0.2.0,192.0.2.255,documentation"))
        .forEach(System.out::println);
    System.out.println(table.blocks("93.184.216.200"));
  }
}
