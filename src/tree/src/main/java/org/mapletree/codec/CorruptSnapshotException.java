package org.mapletree.codec;

import io.vavr.control.Either;
import java.io.IOException;

/** Ends the reading of bytes that are no snapshot; leaves this package as an Either. */
final class CorruptSnapshotException extends IOException {
  private static final long serialVersionUID = 1;

  /** Where the problem is. */
  private final long offset;

  CorruptSnapshotException(long offset, String problem) {
    super(problem);
    this.offset = offset;
  }

  CorruptSnapshot problem() {
    return new CorruptSnapshot(offset, String.valueOf(getMessage()));
  }

  /** Something that is read. */
  @FunctionalInterface
  interface Reading<R> {
    R read() throws IOException;
  }

  /** What is read; on the left why it could not be. */
  static <R> Either<CorruptSnapshot, R> caught(Reading<R> reading) throws IOException {
    try {
      return Either.right(reading.read());
    } catch (CorruptSnapshotException corrupt) {
      return Either.left(corrupt.problem());
    }
  }
}
