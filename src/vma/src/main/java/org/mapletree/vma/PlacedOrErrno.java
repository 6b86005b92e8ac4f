package org.mapletree.vma;

import org.jspecify.annotations.Nullable;

/** A place, or why there is none: {@code address} counts only where {@code errno} is null. */
record PlacedOrErrno(long address, @Nullable Errno errno) {

  static PlacedOrErrno failed(Errno errno) {
    return new PlacedOrErrno(0, errno);
  }
}
