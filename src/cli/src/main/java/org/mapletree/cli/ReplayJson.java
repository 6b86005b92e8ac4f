package org.mapletree.cli;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.mapletree.vma.replay.MapVerdict;
import org.mapletree.vma.replay.ProcessReport;
import org.mapletree.vma.replay.ReplayReport;
import org.mapletree.vma.replay.Tally;
import org.mapletree.vma.replay.VersionCount;
import org.mapletree.vma.replay.WrongResult;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The report of a replay, for machines: one JSON object on one line. */
final class ReplayJson {

  private final String trace;
  private final ReplayReport report;

  ReplayJson(String trace, ReplayReport report) {
    this.trace = trace;
    this.report = report;
  }

  void print(PrintStream out) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("trace", trace);
      json.writeBooleanProperty("agrees", report.agrees());
      json.writeNumberProperty("lines", report.lines());
      json.writeNumberProperty("calls", report.calls());
      tally(json, report.tally());
      versions(json, report.versions());
      processes(json);
      wrong(json);
      map(json, report.map());
      strings(json, "notes", report.notes());
      json.writeEndObject();
    }
    // An escape means the same in a JSON string, and there is nothing to escape outside of strings.
    out.println(Printable.line(text.toString()));
  }

  private void processes(JsonGenerator json) {
    json.writeName("processes");
    json.writeStartArray();
    for (ProcessReport process : report.processes()) {
      json.writeStartObject();
      json.writeNumberProperty("pid", process.id());
      json.writeNumberProperty("parent", process.parent());
      strings(json, "programs", process.programs());
      json.writeNumberProperty("calls", process.calls());
      tally(json, process.tally());
      versions(json, process.versions());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void wrong(JsonGenerator json) {
    json.writeName("wrongResults");
    json.writeStartArray();
    for (WrongResult each : report.wrong()) {
      json.writeStartObject();
      json.writeNumberProperty("line", each.line());
      json.writeNumberProperty("pid", each.process());
      json.writeStringProperty("call", each.call());
      json.writeStringProperty("kernel", each.kernel());
      json.writeStringProperty("model", each.expected());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void tally(JsonGenerator json, Tally tally) {
    json.writeNumberProperty("predicted", tally.predicted());
    json.writeNumberProperty("adopted", tally.adopted());
    json.writeNumberProperty("wrong", tally.wrong());
  }

  private static void versions(JsonGenerator json, VersionCount versions) {
    json.writeNumberProperty("versions", versions.versions());
    json.writeNumberProperty("bytesKept", versions.bytes());
    json.writeNumberProperty("bytesOfFullCopies", versions.fullCopies());
  }

  private static void map(JsonGenerator json, MapVerdict map) {
    json.writeName("map");
    json.writeStartObject();
    json.writeStringProperty(
        "verdict", map.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (!map.reason().isEmpty()) {
      json.writeStringProperty("reason", map.reason());
    }
    if (map.kind() != MapVerdict.Kind.NOT_COMPARED) {
      json.writeNumberProperty("line", map.line());
      json.writeStringProperty("call", map.call());
      json.writeNumberProperty("areas", map.areas());
      strings(json, "diff", map.diff());
    }
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> values) {
    json.writeName(name);
    json.writeStartArray();
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
