package org.mapletree.vma.replay;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The events of a trace, in order, read as they are asked for. Now and then the replay has to know
 * what a later line says (the result of a call that has begun, the parent of a new thread): what is
 * read ahead for that waits in a queue.
 */
final class TraceReader {

  /**
   * How many lines are read ahead for one question: a call that takes longer is not waited for, so
   * that a trace of any length needs little memory.
   */
  private static final int FARTHEST = 20_000;

  private final ByteLines lines;
  private final ArrayDeque<TraceEvent> ahead = new ArrayDeque<>();

  TraceReader(ByteLines lines) {
    this.lines = lines;
  }

  /** How many lines have been read. */
  long lines() {
    return lines.line();
  }

  /** The next event, or null at the end of the trace. */
  @Nullable TraceEvent next() throws IOException, TraceException {
    TraceEvent queued = ahead.poll();
    return queued != null ? queued : read();
  }

  /**
   * What {@code thread} returns from the call that it is in, where its next line is the second half
   * of it.
   *
   * @return the result; {@link TraceResult#NONE} if the thread ends, or the trace, before the call
   *     does, or it does so too far away
   */
  TraceResult resultAhead(int thread) throws IOException, TraceException {
    TraceEvent found = find(event -> event.task() == thread);
    return found instanceof TraceEvent.Resumed resumed ? resumed.result() : TraceResult.NONE;
  }

  /** The thread whose call resumes further down with {@code child} as its result, or 0. */
  int parentAhead(int child, Predicate<String> isClone) throws IOException, TraceException {
    TraceEvent found =
        find(
            event ->
                event instanceof TraceEvent.Resumed resumed
                    && isClone.test(resumed.name())
                    && resumed.result().succeeded()
                    && resumed.result().value() == child);
    return found == null ? 0 : found.task();
  }

  private @Nullable TraceEvent find(Predicate<TraceEvent> wanted)
      throws IOException, TraceException {
    for (Iterator<TraceEvent> queued = ahead.iterator(); queued.hasNext(); ) {
      TraceEvent event = queued.next();
      if (wanted.test(event)) {
        return event;
      }
    }
    while (ahead.size() < FARTHEST) {
      TraceEvent event = read();
      if (event == null) {
        return null;
      }
      ahead.add(event);
      if (wanted.test(event)) {
        return event;
      }
    }
    return null;
  }

  private @Nullable TraceEvent read() throws IOException, TraceException {
    for (String text = lines.next(); text != null; text = lines.next()) {
      if (!lines.terminated() && !isWhole(text)) {
        throw new TraceException(lines.line(), "the trace is cut in mid-line" + Excerpt.of(text));
      }
      TraceEvent event = LineParser.parse(text, lines.line());
      if (event != null) {
        return event;
      }
    }
    return null;
  }

  /** Whether a last line without a line feed is complete all the same: nothing can follow these. */
  private static boolean isWhole(String text) {
    return text.endsWith(" +++") || text.endsWith(" ---") || text.endsWith(" = ?");
  }
}
