package org.mapletree.vma.replay;

import java.util.ArrayList;
import java.util.List;
import org.mapletree.vma.proc.MapsLine;

/**
 * A unified diff of two maps. Both are sorted by address, so one pass finds what belongs together.
 */
final class MapDiff {

  private static final int CONTEXT = 3;

  private record Line(char mark, String text) {}

  private final MapAgreement agreement;
  private final List<MapsLine> recorded;
  private final List<MapsLine> replayed;
  private final List<Line> lines = new ArrayList<>();

  private MapDiff(MapAgreement agreement, List<MapsLine> recorded, List<MapsLine> replayed) {
    this.agreement = agreement;
    this.recorded = recorded;
    this.replayed = replayed;
  }

  /** How many lines differ, counting a line that two maps have in different form twice. */
  static int distance(MapAgreement agreement, List<MapsLine> recorded, List<MapsLine> replayed) {
    MapDiff diff = new MapDiff(agreement, recorded, replayed);
    diff.walk();
    return (int) diff.lines.stream().filter(line -> line.mark() != ' ').count();
  }

  /**
   * The hunks: lines of the recorded map alone behind a minus, lines of the model alone behind a
   * plus.
   */
  static List<String> unified(
      MapAgreement agreement, List<MapsLine> recorded, List<MapsLine> replayed) {
    MapDiff diff = new MapDiff(agreement, recorded, replayed);
    diff.walk();
    return diff.hunks();
  }

  private void walk() {
    int i = 0;
    int j = 0;
    while (i < recorded.size() || j < replayed.size()) {
      if (i < recorded.size()
          && j < replayed.size()
          && agreement.agree(recorded.get(i), replayed.get(j))) {
        lines.add(new Line(' ', recorded.get(i).toString()));
        i++;
        j++;
      } else if (j == replayed.size()
          || (i < recorded.size() && !startsAfter(recorded.get(i), replayed.get(j)))) {
        lines.add(new Line('-', recorded.get(i).toString()));
        i++;
      } else {
        lines.add(new Line('+', replayed.get(j).toString()));
        j++;
      }
    }
  }

  private static boolean startsAfter(MapsLine one, MapsLine other) {
    return Long.compareUnsigned(one.start(), other.start()) > 0;
  }

  private List<String> hunks() {
    List<String> text = new ArrayList<>();
    int from = 0;
    while (from < lines.size()) {
      int first = nextChange(from);
      if (first == lines.size()) {
        break;
      }
      int start = Math.max(from, first - CONTEXT);
      int end = endOfHunk(first);
      text.add(header(start, end));
      lines.subList(start, end).forEach(line -> text.add(line.mark() + line.text()));
      from = end;
    }
    return text;
  }

  private int nextChange(int from) {
    int i = from;
    while (i < lines.size() && lines.get(i).mark() == ' ') {
      i++;
    }
    return i;
  }

  /**
   * Behind the context of the last change that is near enough to the one before it to share that
   * context.
   */
  private int endOfHunk(int first) {
    int last = first;
    int next = nextChange(first + 1);
    while (next < lines.size() && next - last <= 2 * CONTEXT) {
      last = next;
      next = nextChange(next + 1);
    }
    return Math.min(lines.size(), last + 1 + CONTEXT);
  }

  private String header(int start, int end) {
    return "@@ -" + span('+', start, end) + " +" + span('-', start, end) + " @@";
  }

  /** First line and number of lines, counting all but those with the other side's mark. */
  private String span(char others, int start, int end) {
    long before = lines.subList(0, start).stream().filter(line -> line.mark() != others).count();
    long count = lines.subList(start, end).stream().filter(line -> line.mark() != others).count();
    return (count == 0 ? before : before + 1) + "," + count;
  }
}
