package org.mapletree.rcu;

import java.io.Serial;

/**
 * A cell's {@link Validator} refused a value. Nothing was published: the cell holds what it held.
 */
public final class RejectedValueException extends IllegalStateException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message which version was refused
   */
  public RejectedValueException(String message) {
    super(message);
  }
}
