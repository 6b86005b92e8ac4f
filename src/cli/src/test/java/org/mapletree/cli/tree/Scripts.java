package org.mapletree.cli.tree;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Runs scripts for the tests, with every tree validated. */
final class Scripts {
  private Scripts() {}

  /** What {@code script}, a legal one, prints. */
  static String run(String script) {
    StringWriter out = new StringWriter();
    try {
      ScriptProblem problem =
          new ScriptRunner(out, true).run(new BufferedReader(new StringReader(script)));
      if (problem != null) {
        throw new IllegalArgumentException(problem.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
