package org.mapletree.bench.vma;

/**
 * What finds the areas of an address space: readers may come at any time, one writer at a time.
 * Addresses lie below 2^63.
 */
interface AreaIndex {

  /** The area that contains an address, else the next above it; the highest address if none. */
  long find(long address);

  /** The highest start of a free range of some length below an address, or -1. */
  long highestGap(long length, long below);

  /** Adds an area where nothing is. */
  void add(long first, long last);

  /** Takes an area away. */
  void remove(long first, long last);

  /** One of the contenders, empty. */
  static AreaIndex of(String name) {
    return switch (name) {
      case "maple" -> new MapleIndex();
      case "red-black" -> new RedBlackIndex();
      case "skip-list" -> new SkipListIndex();
      default -> throw new IllegalArgumentException("there is no index " + name);
    };
  }
}
