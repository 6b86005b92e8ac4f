package org.mapletree.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a section is made of, read as the format page says and by nothing else of this library. */
final class PageSection {

  /** An entry, but for its first key. */
  record Item(long last, String value) {}

  /** A tree as a map from first keys. */
  static final class Items extends TreeMap<Long, Item> {
    private static final long serialVersionUID = 1;

    Items() {
      super(Long::compareUnsigned);
    }

    long lastOf() {
      return Objects.requireNonNull(lastEntry(), "entry").getValue().last;
    }
  }

  /** Values, or texts, counted as they come. */
  final class Counted {
    private final List<String> seen = new ArrayList<>();
    private int named = -1;

    String next() {
      long code = number();
      if (code == 0) {
        seen.add(text());
        named = seen.size() - 1;
      } else {
        named = code == 1 ? named + 1 : seen.size() - 1 - (int) (code - 2);
      }
      return seen.get(named);
    }
  }

  private record Node(List<long[]> bounds, Items items) {}

  /** How the value of a slot or a change is read. */
  @FunctionalInterface
  interface Values {
    String next();
  }

  /** Nodes, counted as they come. */
  final class Nodes {
    private final Values values;
    private final List<Node> nodes = new ArrayList<>();
    private long lastKey;

    Nodes(Values values) {
      this.values = values;
    }

    Items tree() {
      long fresh = number();
      for (long i = 0; i < fresh; i++) {
        nodes.add(node());
      }
      return nodes.get(nodes.size() - 1 - (int) number()).items;
    }

    private Node node() {
      long head = number();
      int slots = (int) (head / 4);
      boolean isBranch = (head & 1) != 0;
      @Nullable List<long[]> borrowed =
          (head & 2) == 0 ? null : nodes.get(nodes.size() - 1 - (int) number()).bounds;
      Node node = isBranch ? branch(slots) : leaf(borrowed == null ? bounds(slots) : borrowed);
      if (borrowed != null && !Arrays.deepEquals(node.bounds.toArray(), borrowed.toArray())) {
        throw new AssertionError("bounds that are not its own");
      }
      return node;
    }

    private List<long[]> bounds(int slots) {
      List<long[]> bounds = new ArrayList<>();
      for (int slot = 0; slot < slots; slot++) {
        long first = slot == 0 ? lastKey + difference() : lastKey + 1 + number();
        lastKey = first + number();
        bounds.add(new long[] {first, lastKey});
      }
      return bounds;
    }

    private Node leaf(List<long[]> bounds) {
      Items items = new Items();
      for (long[] slot : bounds) {
        items.put(slot[0], new Item(slot[1], values.next()));
      }
      return new Node(bounds, items);
    }

    private Node branch(int slots) {
      Items items = new Items();
      List<long[]> bounds = new ArrayList<>();
      int child = -1;
      for (int slot = 0; slot < slots; slot++) {
        long lower = number();
        child = lower == 0 ? child + 1 : nodes.size() - (int) lower;
        Items below = nodes.get(child).items;
        bounds.add(new long[] {below.firstKey(), below.lastOf()});
        items.putAll(below);
      }
      return new Node(bounds, items);
    }
  }

  private final byte[] content;
  private int at;

  PageSection(byte[] content) {
    this.content = content;
  }

  boolean isAtItsEnd() {
    return at == content.length;
  }

  int nextByte() {
    return content[at++] & 0xff;
  }

  long number() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      int piece = nextByte();
      number |= (long) (piece & 0x7f) << shift;
      if ((piece & 0x80) == 0) {
        return number;
      }
    }
  }

  long difference() {
    long coded = number();
    return (coded & 1) == 0 ? coded >>> 1 : ~(coded >>> 1);
  }

  String text() {
    int length = (int) number();
    at += length;
    return new String(content, at - length, length, StandardCharsets.UTF_8);
  }

  /** 8 bytes: nanoseconds since 1970, signed, with the sign bit inverted. */
  long instant() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value |= (long) nextByte() << (8 * i);
    }
    return value;
  }

  List<Long> numbers() {
    List<Long> numbers = new ArrayList<>();
    for (long left = number(); left > 0; left--) {
      numbers.add(number());
    }
    return numbers;
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (long left = number(); left > 0; left--) {
      texts.add(text());
    }
    return texts;
  }

  Map<String, Long> tags() {
    Map<String, Long> tags = new HashMap<>();
    for (long left = number(); left > 0; left--) {
      tags.put(text(), number());
    }
    return tags;
  }

  private static boolean hasLast(@Nullable Item item, long last) {
    return item != null && item.last == last;
  }

  /** The tree that a delta makes of another. */
  Items delta(Items old, Values values) {
    Items items = new Items();
    items.putAll(old);
    if (number() != old.size()) {
      throw new AssertionError("another old tree");
    }
    long size = number();
    long first = 0;
    for (long left = number(); left > 0; left--) {
      int kind = nextByte();
      first += number();
      long last = first + number();
      if (kind < 2 && !hasLast(items.get(first), last)) {
        throw new AssertionError("no entry of this range");
      }
      if (kind == 0) {
        items.remove(first);
      } else {
        items.put(first, new Item(last, values.next()));
      }
    }
    if (items.size() != size) {
      throw new AssertionError("another new tree");
    }
    return items;
  }
}
