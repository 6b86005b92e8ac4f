package org.mapletree.jqwik;

import java.math.BigInteger;
import org.mapletree.keys.KeyDomains;
import org.mapletree.keys.TypedRangeMap;

/**
 * What a {@link TypedRangeMap} promises, over signed longs: their order is not that of the line.
 */
class TypedRangeMapLaws extends TypedFaceChangeLaws<Long> {
  TypedRangeMapLaws() {
    super(Cells.LONGS);
  }

  @Override
  TypedFace<Long> empty() {
    return new NarrowFace<>(TypedRangeMap.empty(KeyDomains.signedLong()));
  }

  @Override
  Long first(int cell) {
    return KeyDomains.signedLong().fromKey(Cells.LONGS.firstKey(cell));
  }

  @Override
  Long last(int cell) {
    return KeyDomains.signedLong().fromKey(Cells.LONGS.lastKey(cell));
  }

  @Override
  BigInteger maxSize() {
    return BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  }

  @Override
  Long key(BigInteger place) {
    return KeyDomains.signedLong().fromKey(place.longValue());
  }
}
