package org.mapletree.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mapletree.keys.CidrBlock;
import org.mapletree.keys.KeyDomain;
import org.mapletree.keys.KeyDomains;
import org.mapletree.keys.TypedRange;
import org.mapletree.keys.WideKeyDomain;
import org.mapletree.keys.WideKeyDomains;

/** What every ready domain promises: each key is one value's, and keys ascend as values do. */
class KeyDomainLaws {
  /** A domain and the order that its values have of themselves. */
  record Ordered<K>(KeyDomain<K> domain, Comparator<? super K> order) {
    @Override
    public String toString() {
      return domain.toString();
    }
  }

  @Provide
  Arbitrary<Ordered<?>> domains() {
    return Arbitraries.of(
        new Ordered<>(KeyDomains.signedLong(), Comparator.<Long>naturalOrder()),
        new Ordered<>(KeyDomains.unsignedLong(), Long::compareUnsigned),
        new Ordered<>(KeyDomains.signedInteger(), Comparator.<Integer>naturalOrder()),
        new Ordered<>(KeyDomains.unsignedInteger(), Integer::compareUnsigned),
        new Ordered<>(KeyDomains.signedShort(), Comparator.<Short>naturalOrder()),
        new Ordered<>(KeyDomains.signedByte(), Comparator.<Byte>naturalOrder()),
        new Ordered<>(KeyDomains.character(), Comparator.<Character>naturalOrder()),
        new Ordered<>(KeyDomains.codePoint(), Comparator.<Integer>naturalOrder()),
        new Ordered<>(KeyDomains.totalOrderDouble(), Double::compare),
        new Ordered<>(KeyDomains.instantNanos(), Comparator.<Instant>naturalOrder()),
        new Ordered<>(KeyDomains.instantMillis(), Comparator.<Instant>naturalOrder()),
        new Ordered<>(KeyDomains.localDate(), LocalDate::compareTo),
        new Ordered<>(KeyDomains.localDateTime(), LocalDateTime::compareTo),
        new Ordered<>(KeyDomains.localDateTimeMillis(), LocalDateTime::compareTo),
        new Ordered<>(KeyDomains.localTime(), Comparator.<LocalTime>naturalOrder()),
        new Ordered<>(
            KeyDomains.ipv4(),
            Comparator.comparingLong(
                address -> Integer.toUnsignedLong(address.hashCode()))), // the address as an int
        new Ordered<>(KeyDomains.enumOf(DayOfWeek.class), Comparator.<DayOfWeek>naturalOrder()));
  }

  /** A key of a domain for any long: the domain's own bounds are frequent. */
  private static long keyIn(KeyDomain<?> domain, long any) {
    long span = domain.lastKey() - domain.firstKey();
    long offset = span == -1L ? any : Long.remainderUnsigned(any, span + 1);
    return domain.firstKey() + offset;
  }

  @Property
  <K> void keysLeadBack(@ForAll("domains") Ordered<K> ordered, @ForAll long any) {
    KeyDomain<K> domain = ordered.domain();
    long key = keyIn(domain, any);

    assertThat(domain.toKey(domain.fromKey(key))).isEqualTo(key);
    assertThat(domain.contains(domain.fromKey(key))).isTrue();
  }

  @Property
  <K> void keysAscendAsValuesDo(
      @ForAll("domains") Ordered<K> ordered, @ForAll long one, @ForAll long another) {
    KeyDomain<K> domain = ordered.domain();
    long left = keyIn(domain, one);
    long right = keyIn(domain, another);
    K leftValue = domain.fromKey(left);
    K rightValue = domain.fromKey(right);
    int expected = Long.compareUnsigned(left, right);

    assertThat(Integer.signum(ordered.order().compare(leftValue, rightValue)))
        .isEqualTo(Integer.signum(expected));
    assertThat(Integer.signum(domain.compare(leftValue, rightValue)))
        .isEqualTo(Integer.signum(expected));
  }

  @Property
  <K> void neighboursAreOneKeyAway(@ForAll("domains") Ordered<K> ordered, @ForAll long any) {
    KeyDomain<K> domain = ordered.domain();
    long key = keyIn(domain, any);
    K value = domain.fromKey(key);

    if (key == domain.lastKey()) {
      assertThat(domain.successor(value)).isEmpty();
    } else {
      assertThat(domain.toKey(domain.successor(value).get())).isEqualTo(key + 1);
    }
    if (key == domain.firstKey()) {
      assertThat(domain.predecessor(value)).isEmpty();
    } else {
      assertThat(domain.toKey(domain.predecessor(value).get())).isEqualTo(key - 1);
    }
  }

  @Property
  <K> void openRanges_areTheirClosedForm(
      @ForAll("domains") Ordered<K> ordered, @ForAll long one, @ForAll long another) {
    KeyDomain<K> domain = ordered.domain();
    K a = domain.fromKey(keyIn(domain, one));
    K b = domain.fromKey(keyIn(domain, another));
    TypedRange<K> range = domain.compare(a, b) <= 0 ? domain.closed(a, b) : domain.closed(b, a);

    domain
        .successor(range.last())
        .peek(end -> assertThat(domain.closedOpen(range.first(), end)).isEqualTo(range))
        .onEmpty(() -> assertThat(domain.atLeast(range.first())).isEqualTo(range));
    domain
        .predecessor(range.first())
        .peek(start -> assertThat(domain.openClosed(start, range.last())).isEqualTo(range))
        .onEmpty(() -> assertThat(domain.atMost(range.last())).isEqualTo(range));
    assertThat(range.contains(range.first())).isTrue();
    assertThat(range.contains(range.last())).isTrue();
  }

  @Property
  void wideKeys_areInTheOrderOfTheirText(
      @ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
    WideKeyDomain<UUID> ids = WideKeyDomains.uuid();
    UUID left = new UUID(a, b);
    UUID right = new UUID(c, d);

    assertThat(Integer.signum(ids.compare(left, right)))
        .isEqualTo(Integer.signum(left.toString().compareTo(right.toString())));
    ids.successor(left).peek(next -> assertThat(ids.predecessorOrNull(next)).isEqualTo(left));
    WideKeyDomain<Inet6Address> addresses = WideKeyDomains.ipv6();
    Inet6Address next = addresses.successorOrNull(addresses.min());
    assertThat(next.getHostAddress()).isEqualTo("0:0:0:0:0:0:0:1");
  }

  @Property
  void blocks_coverTheirRangeAndNothingElse(@ForAll int one, @ForAll int another) {
    long first = Math.min(Integer.toUnsignedLong(one), Integer.toUnsignedLong(another));
    long last = Math.max(Integer.toUnsignedLong(one), Integer.toUnsignedLong(another));
    var domain = KeyDomains.ipv4();
    long next = first;
    for (CidrBlock block :
        CidrBlock.covering(domain.closed(domain.fromKey(first), domain.fromKey(last)))) {
      assertThat(domain.toKey(block.range().first())).isEqualTo(next);
      next = domain.toKey(block.range().last()) + 1;
    }
    assertThat(next).isEqualTo(last + 1);
  }
}
