package org.mapletree.vma.replay;

import org.jspecify.annotations.Nullable;

/**
 * Reads one line of a trace. What the recorder may print in front of a call is passed over: the
 * program's name, timestamps in any form, the call's number and the place that it was made from.
 */
final class LineParser {

  private static final String UNFINISHED = " <unfinished ...>";
  private static final String RENUMBERED = " <pid changed to ";
  private static final String DETACHED = " <detached ...>";
  private static final String RESUMED = " resumed>";

  /** More digits than the largest thread number has: {@code pid_max} is at most 2^22. */
  private static final int TASK_DIGITS = 7;

  private final String text;
  private final long line;
  private int at;

  private LineParser(String text, long line) {
    this.text = text;
    this.line = line;
  }

  /**
   * The event of a line.
   *
   * @param text the line
   * @param line its number
   * @return the event, or null for a line that changes nothing: a signal, a remark of the recorder,
   *     an empty line
   * @throws TraceException if the line is no line of a trace
   */
  static @Nullable TraceEvent parse(String text, long line) throws TraceException {
    return new LineParser(text.stripTrailing(), line).event();
  }

  private @Nullable TraceEvent event() throws TraceException {
    if (text.isEmpty() || text.startsWith("strace: ")) {
      return null;
    }
    int task = task();
    times();
    brackets();
    if (text.startsWith("--- ", at)) {
      if (!text.endsWith(" ---")) {
        throw bad("the signal ends in mid-line");
      }
      return null;
    }
    if (text.startsWith("+++ ", at)) {
      return end(task);
    }
    return text.startsWith("<... ", at) ? resumed(task) : call(task);
  }

  /** The thread number in front: {@code 123 }, {@code [pid 123] }, {@code 123<name> }, or none. */
  private int task() throws TraceException {
    boolean brackets = text.startsWith("[pid ");
    int from = brackets ? 5 : 0;
    while (from < text.length() && text.charAt(from) == ' ') {
      from++;
    }
    int to = digits(from);
    int end = text.startsWith("<", to) ? Math.max(to, text.indexOf('>', to) + 1) : to;
    if (brackets) {
      if (to == from || !text.startsWith("] ", end) || to - from > TASK_DIGITS) {
        throw bad("the thread number in front is malformed");
      }
      at = end + 2;
    } else if (to > from && to - from <= TASK_DIGITS && text.startsWith(" ", end)) {
      at = end + 1;
    } else {
      at = from;
      return 0;
    }
    return Integer.parseInt(text.substring(from, to));
  }

  /** Passes over {@code 12:34:56.789}, {@code 1700000000.123456}, {@code (+ 0.000123)}. */
  private void times() {
    spaces();
    while (at < text.length()) {
      int from = text.startsWith("(+", at) ? at + 2 : at;
      int to = from;
      while (to < text.length() && isTimePart(text.charAt(to), from > at)) {
        to++;
      }
      if (from > at && text.startsWith(")", to)) {
        to++;
      }
      if (to == at || !text.startsWith(" ", to)) {
        return;
      }
      at = to;
      spaces();
    }
  }

  /** Passes over {@code [ 12]}, the call's number, and {@code [00007ffff7e86ad7]}. */
  private void brackets() {
    while (text.startsWith("[", at)) {
      int to = at + 1;
      while (to < text.length() && "0123456789abcdef? ".indexOf(text.charAt(to)) >= 0) {
        to++;
      }
      if (!text.startsWith("] ", to)) {
        return;
      }
      at = to + 2;
      spaces();
    }
  }

  private TraceEvent end(int task) throws TraceException {
    if (!text.endsWith(" +++")) {
      throw bad("the end of a thread ends in mid-line");
    }
    String by = "superseded by execve in pid ";
    if (text.startsWith(by, at + 4)) {
      int from = at + 4 + by.length();
      return new TraceEvent.Superseded(line, task, smallNumber(from, digits(from)));
    }
    return new TraceEvent.Ended(line, task);
  }

  private TraceEvent call(int task) throws TraceException {
    int open = name(at);
    if (open == at || open == text.length() || text.charAt(open) != '(') {
      throw bad("this is no system call" + shown());
    }
    String name = text.substring(at, open);
    if (text.endsWith(UNFINISHED)) {
      return new TraceEvent.Begun(line, task, name, before(open + 1, UNFINISHED));
    }
    if (text.endsWith(DETACHED)) {
      return new TraceEvent.Detached(line, task);
    }
    int renumbered = text.lastIndexOf(RENUMBERED);
    if (renumbered > open && text.startsWith(" ...>", digits(renumbered + RENUMBERED.length()))) {
      // An exec, by another thread than the first, whose number it takes over before it is done.
      return new TraceEvent.Begun(line, task, name, text.substring(open + 1, renumbered));
    }
    int close = closing(open + 1);
    return new TraceEvent.Completed(
        line, task, name, text.substring(open + 1, close), result(close + 1));
  }

  private TraceEvent resumed(int task) throws TraceException {
    int from = at + 5;
    int to = name(from);
    if (to == from || !text.startsWith(RESUMED, to)) {
      throw bad("this resumes no system call" + shown());
    }
    if (text.endsWith(DETACHED)) {
      return new TraceEvent.Detached(line, task);
    }
    int rest = to + RESUMED.length();
    String name = text.substring(from, to);
    if (text.endsWith(UNFINISHED)) {
      return new TraceEvent.Resumed(line, task, name, before(rest, UNFINISHED), TraceResult.NONE);
    }
    int close = closing(rest);
    return new TraceEvent.Resumed(line, task, name, text.substring(rest, close), result(close + 1));
  }

  private String before(int from, String ending) {
    return text.substring(from, Math.max(from, text.length() - ending.length()));
  }

  private int closing(int from) throws TraceException {
    int close = ArgumentScanner.closing(text, from);
    if (close < 0) {
      throw bad("the call's arguments have no end" + shown());
    }
    return close;
  }

  /** Reads {@code = 0x7f…}, {@code = -1 ENOMEM (…)}, {@code = ?} and what may follow. */
  private TraceResult result(int from) throws TraceException {
    at = from;
    spaces();
    if (!text.startsWith("= ", at)) {
      throw bad("the call has no result" + shown());
    }
    at += 2;
    if (text.startsWith("?", at)) {
      return TraceResult.NONE;
    }
    int to = at;
    while (to < text.length() && "(</ ".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    long value = TraceNumber.parse(text.substring(at, to), line);
    at = to;
    spaces();
    int word = at;
    while (word < text.length()
        && (Character.isUpperCase(text.charAt(word))
            || (word > at && Character.isDigit(text.charAt(word))))) {
      word++;
    }
    if (value == -1 && word > at && text.charAt(at) == 'E') {
      return new TraceResult(-1, text.substring(at, word), true);
    }
    return new TraceResult(outsideNumber(value), null, true);
  }

  /** A thread number as the recorder sees it: {@code = 5 /* 1234 in strace's PID NS *}{@code /}. */
  private long outsideNumber(long value) throws TraceException {
    if (text.startsWith("/* ", at) && text.startsWith(" in strace's PID NS", digits(at + 3))) {
      return smallNumber(at + 3, digits(at + 3));
    }
    return value;
  }

  private int smallNumber(int from, int to) throws TraceException {
    if (to == from || to - from > TASK_DIGITS) {
      throw bad("a thread number is malformed");
    }
    return Integer.parseInt(text.substring(from, to));
  }

  private int name(int from) {
    int to = from;
    while (to < text.length() && isNamePart(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private static boolean isTimePart(char c, boolean padded) {
    return "0123456789:.".indexOf(c) >= 0 || (padded && c == ' ');
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '?';
  }

  private int digits(int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
      to++;
    }
    return to;
  }

  private void spaces() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private String shown() {
    return Excerpt.of(text);
  }

  private TraceException bad(String reason) {
    return new TraceException(line, reason);
  }
}
