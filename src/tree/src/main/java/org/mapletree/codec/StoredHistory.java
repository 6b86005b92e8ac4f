package org.mapletree.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapletree.history.History;

/**
 * What a history file holds.
 *
 * @param history the history as of the last whole record
 * @param length the bytes of the file up to the end of that record
 * @param torn why what follows is no record, where something follows: a writer that was interrupted
 *     left it, or is writing it now; null if the file ends with that record
 * @param tornBytes how many bytes follow
 * @param <T> the type of the history's values
 */
@CheckReturnValue
public record StoredHistory<T>(
    History<T> history, long length, @Nullable CorruptSnapshot torn, long tornBytes) {

  /**
   * Makes a result.
   *
   * @param history the history
   * @param length the bytes that hold it
   * @param torn why what follows is no record
   * @param tornBytes how many bytes follow
   */
  public StoredHistory {
    Objects.requireNonNull(history, "history");
  }
}
