package org.mapletree.vma.watch;

import io.vavr.control.Either;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.vma.proc.MalformedMaps;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.proc.ProcMaps;

/** A history of maps as text, one dated map after another; a reader is used once. */
final class MapHistoryText {

  private static final int KIBIBYTE = 1024;

  /** A history holds instants as nanoseconds since 1970 that fit 64 bits. */
  private static final Instant FIRST_DATE = Instant.EPOCH.plusNanos(Long.MIN_VALUE);

  private static final Instant LAST_DATE = Instant.EPOCH.plusNanos(Long.MAX_VALUE);

  private @Nullable MapHistory history;
  private @Nullable Instant date;
  private int dateLine;
  private final StringBuilder map = new StringBuilder();

  private MapHistoryText() {}

  static void write(Instant at, ProcMaps maps, Appendable out) throws IOException {
    out.append(at.toString()).append('\n');
    for (MapsLine line : maps.lines()) {
      out.append(line.toString()).append('\n');
      if (line.resident() >= 0) {
        out.append("Rss: ").append(Long.toString(line.resident() / KIBIBYTE)).append(" kB\n");
      }
      if (!line.flags().isEmpty()) {
        out.append("VmFlags: ").append(line.flags()).append('\n');
      }
    }
    out.append('\n');
  }

  static Either<MalformedMaps, MapHistory> parse(String text) {
    MapHistoryText reader = new MapHistoryText();
    int number = 0;
    for (String line : text.split(lineEnd(text), -1)) {
      number++;
      @Nullable MalformedMaps problem = reader.take(number, line);
      if (problem != null) {
        return Either.left(problem);
      }
    }
    @Nullable MalformedMaps problem = reader.endMap();
    if (problem != null) {
      return Either.left(problem);
    }
    return reader.history == null
        ? Either.left(new MalformedMaps(0, "there is no dated map in it"))
        : Either.right(reader.history);
  }

  /**
   * The first line tells, as in maps: names may end in a carriage return, which has to stay where
   * the text has not been through Windows.
   */
  private static String lineEnd(String text) {
    int end = text.indexOf('\n');
    return end > 0 && text.charAt(end - 1) == '\r' ? "\r?\n" : "\n";
  }

  /** Takes one line; null if nothing is wrong with it. */
  private @Nullable MalformedMaps take(int number, String line) {
    if (line.startsWith("#")) {
      map.append('\n');
      return null;
    }
    @Nullable Instant instant = instant(line);
    if (instant != null) {
      return begin(number, instant);
    }
    if (date == null && !line.isBlank()) {
      return new MalformedMaps(number, "a map begins with its date, as in 2026-01-31T12:00:00Z");
    }
    map.append(line).append('\n');
    return null;
  }

  private @Nullable MalformedMaps begin(int number, Instant instant) {
    @Nullable MalformedMaps problem = endMap();
    if (problem == null && date != null && !instant.isAfter(date)) {
      problem = new MalformedMaps(number, "the date is not later than the one before");
    }
    if (problem == null && (instant.isBefore(FIRST_DATE) || instant.isAfter(LAST_DATE))) {
      problem =
          new MalformedMaps(number, "the date is not between " + FIRST_DATE + " and " + LAST_DATE);
    }
    date = instant;
    dateLine = number;
    map.setLength(0);
    return problem;
  }

  /** Takes the lines since the last date as a map. */
  private @Nullable MalformedMaps endMap() {
    Instant at = date;
    if (at == null) {
      return null;
    }
    Either<MalformedMaps, ProcMaps> maps = dated(map.toString());
    if (maps.isLeft()) {
      MalformedMaps problem = maps.getLeft();
      return new MalformedMaps(dateLine + problem.line(), problem.problem());
    }
    MapHistory seen = history;
    history = seen == null ? MapHistory.of(maps.get(), at) : seen.see(maps.get(), at);
    return null;
  }

  /** The map behind a date, which may be without a line; a map on its own may not. */
  private static Either<MalformedMaps, ProcMaps> dated(String lines) {
    boolean empty = lines.chars().allMatch(character -> character == '\n');
    return empty ? Either.right(new ProcMaps(List.of())) : ProcMaps.parse(lines);
  }

  /** A date begins with digits and a hyphen and holds a T, which no line of a map does. */
  private static @Nullable Instant instant(String line) {
    if (line.indexOf('T') < 0 || line.indexOf(' ') >= 0) {
      return null;
    }
    try {
      return Instant.parse(line);
    } catch (DateTimeException notOne) {
      return null;
    }
  }
}
