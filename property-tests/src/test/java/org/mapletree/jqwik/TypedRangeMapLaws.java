package org.mapletree.jqwik;

import org.mapletree.keys.KeyDomains;
import org.mapletree.keys.TypedRangeMap;

/**
 * What a {@link TypedRangeMap} promises, over signed longs: their order is not that of the line.
 */
class TypedRangeMapLaws extends TypedFaceLaws<Long> {
  TypedRangeMapLaws() {
    super(Cells.LONGS);
  }

  @Override
  TypedFace<Long> empty() {
    return new TypedFace.Narrow<>(TypedRangeMap.empty(KeyDomains.signedLong()));
  }

  @Override
  Long first(int cell) {
    return KeyDomains.signedLong().fromKey(Cells.LONGS.firstKey(cell));
  }

  @Override
  Long last(int cell) {
    return KeyDomains.signedLong().fromKey(Cells.LONGS.lastKey(cell));
  }
}
