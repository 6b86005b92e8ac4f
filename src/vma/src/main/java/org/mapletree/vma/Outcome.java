package org.mapletree.vma;

import io.vavr.control.Either;

/**
 * What a call leaves behind, and what it returns. Both are always there: {@code mprotect}, {@code
 * mlock} and {@code madvise} keep part of their work <em>and</em> return an error.
 *
 * @param next the address space after the call; the very object that the call was made on if
 *     nothing changed, unless the call mapped again what was mapped: mmap or mremap to a fixed
 *     address over an equal mapping leaves a new object with equal areas
 * @param result what the call returns: its result, or an error
 * @param <R> the type of the result
 */
public record Outcome<R>(AddressSpace next, Either<Errno, R> result) {

  /**
   * A call that succeeded.
   *
   * @param next the address space after the call
   * @param result the result
   * @param <R> the type of the result
   * @return the outcome
   */
  public static <R> Outcome<R> of(AddressSpace next, R result) {
    return new Outcome<>(next, Either.right(result));
  }

  /**
   * A call that failed.
   *
   * @param next the address space after the call, with what the call did before it failed
   * @param errno the error
   * @param <R> the type of the result
   * @return the outcome
   */
  public static <R> Outcome<R> failed(AddressSpace next, Errno errno) {
    return new Outcome<>(next, Either.left(errno));
  }

  /**
   * Whether the call succeeded.
   *
   * @return true if there is a result, false if there is an error
   */
  public boolean succeeded() {
    return result.isRight();
  }

  /**
   * What the system call returns in its register: the address or number, 0 for {@link Unit}, the
   * negated number of the error otherwise. A result of any other type reads as 0.
   *
   * @return the raw return value
   */
  public long returned() {
    return result.fold(
        errno -> -(long) errno.number(), value -> value instanceof Long number ? number : 0L);
  }
}
