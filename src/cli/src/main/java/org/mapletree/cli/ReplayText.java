package org.mapletree.cli;

import java.io.PrintStream;
import java.util.List;
import org.mapletree.vma.replay.MapVerdict;
import org.mapletree.vma.replay.ProcessReport;
import org.mapletree.vma.replay.ReplayReport;
import org.mapletree.vma.replay.Tally;
import org.mapletree.vma.replay.VersionCount;
import org.mapletree.vma.replay.WrongResult;

/** The report of a replay, for people. */
final class ReplayText {

  /** A process that has executed more programs than this shows the last ones. */
  private static final int MOST_PROGRAMS = 3;

  private final String trace;
  private final String after;
  private final ReplayReport report;

  ReplayText(String trace, String after, ReplayReport report) {
    this.trace = trace;
    this.after = after;
    this.report = report;
  }

  void print(PrintStream out) {
    int processes = report.processes().size();
    out.println(
        trace
            + ": "
            + counted(report.lines(), "line")
            + ", "
            + counted(processes, "process")
            + ", "
            + counted(report.calls(), "call"));
    out.println();
    table().print(out);
    out.println();
    wrong(out);
    diff(out);
    report.notes().forEach(note -> out.println(Printable.line(note)));
    Tally sum = report.tally();
    out.println(
        "predicted " + sum.predicted() + ", adopted " + sum.adopted() + ", wrong " + sum.wrong());
    out.println(Printable.line(map(report.map())));
  }

  private Table table() {
    Table table = new Table("rlrrrrrrr");
    table.row(
        "pid",
        "program",
        "calls",
        "predicted",
        "adopted",
        "wrong",
        "versions",
        "bytes kept",
        "full copies");
    for (ProcessReport process : report.processes()) {
      row(
          table,
          process.id() == 0 ? "-" : String.valueOf(process.id()),
          programs(process),
          process.calls(),
          process.tally(),
          process.versions());
    }
    if (report.processes().size() > 1) {
      row(table, "", "all", report.calls(), report.tally(), report.versions());
    }
    return table;
  }

  private static void row(
      Table table, String id, String program, long calls, Tally tally, VersionCount versions) {
    table.row(
        id,
        program,
        String.valueOf(calls),
        String.valueOf(tally.predicted()),
        String.valueOf(tally.adopted()),
        String.valueOf(tally.wrong()),
        String.valueOf(versions.versions()),
        Bytes.shown(versions.bytes()),
        Bytes.shown(versions.fullCopies()));
  }

  /** The programs of a process by their last names: {@code bash > ls}. */
  private static String programs(ProcessReport process) {
    List<String> names =
        process.programs().stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).toList();
    int hidden = Math.max(0, names.size() - MOST_PROGRAMS);
    return (hidden > 0 ? "... > " : "") + String.join(" > ", names.subList(hidden, names.size()));
  }

  private void wrong(PrintStream out) {
    for (WrongResult each : report.wrong()) {
      out.println(
          Printable.line(
              "wrong: line "
                  + each.line()
                  + ", "
                  + each.process()
                  + " "
                  + each.call()
                  + " = "
                  + each.kernel()
                  + ", the model says "
                  + each.expected()));
    }
    long more = report.tally().wrong() - report.wrong().size();
    if (more > 0) {
      out.println("wrong: " + more + " more");
    }
    if (!report.wrong().isEmpty()) {
      out.println();
    }
  }

  private void diff(PrintStream out) {
    if (report.map().kind() == MapVerdict.Kind.DIFFERS) {
      out.println("--- " + after);
      out.println("+++ replayed, after line " + report.map().line());
      report.map().diff().forEach(line -> out.println(Printable.line(line)));
      out.println();
    }
  }

  private static String map(MapVerdict map) {
    return switch (map.kind()) {
      case AGREES ->
          "map agrees after line "
              + map.line()
              + ", "
              + map.call()
              + ": "
              + counted(map.areas(), "area");
      case DIFFERS ->
          "map differs, least after line "
              + map.line()
              + ", "
              + map.call()
              + (map.reason().isEmpty() ? "" : ": " + map.reason());
      case NOT_COMPARED -> "map not compared: " + map.reason();
    };
  }

  private static String counted(long number, String noun) {
    String plural = noun.endsWith("s") ? noun + "es" : noun + "s";
    return String.format(java.util.Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural);
  }
}
