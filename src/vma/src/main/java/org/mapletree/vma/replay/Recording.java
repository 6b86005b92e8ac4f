package org.mapletree.vma.replay;

import java.io.InputStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mapletree.vma.proc.ProcMaps;

/**
 * What was recorded of a program's run.
 *
 * @param name what the trace is called in messages: mostly its file
 * @param trace the text that {@code strace -f -y -e trace=memory,process} wrote, read once and not
 *     closed here
 * @param before the map at the first instruction after exec
 * @param after the map that the program printed near its end, or null where it printed none
 * @param progress told the number of bytes of the trace as they are read
 */
public record Recording(
    String name,
    InputStream trace,
    ProcMaps before,
    @Nullable ProcMaps after,
    LongConsumer progress) {

  /**
   * A recording without a map of the end.
   *
   * @param name what the trace is called in messages
   * @param trace the text
   * @param before the map at the first instruction after exec
   * @return the recording
   */
  public static Recording of(String name, InputStream trace, ProcMaps before) {
    return new Recording(name, trace, before, null, bytes -> {});
  }
}
