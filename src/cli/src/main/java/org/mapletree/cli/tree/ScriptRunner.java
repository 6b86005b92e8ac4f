package org.mapletree.cli.tree;

import io.vavr.control.Either;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.InvalidTreeException;

/**
 * Runs a tree script: reads it line by line, does each statement on a {@link ScriptState} and
 * writes the result, then, after the last, what the tree holds and whether the originals of its
 * duplicates are what they were.
 *
 * <p>A script is never held as a whole, so standard input may be of any length. Output is written
 * in large pieces.
 */
public final class ScriptRunner {
  /** Enough characters for one write. */
  private static final int FULL = 1 << 16;

  private final Appendable out;
  private final ScriptState state;
  private final Answer answer = new Answer();
  private long statements;

  /**
   * A run that has not begun.
   *
   * @param out where results go
   * @param validate whether each tree that a write makes is checked against every rule of the tree
   */
  public ScriptRunner(Appendable out, boolean validate) {
    this.out = out;
    this.state = new ScriptState(validate);
  }

  /**
   * Runs {@code script} to its end, or to the first line that is no statement; the results of the
   * lines before it are written then.
   *
   * @param script the script
   * @return the line that is no statement; null if the script ran to its end
   * @throws InvalidTreeException if trees are checked, and one broke a rule
   * @throws IOException if the script cannot be read or the results cannot be written
   */
  public @Nullable ScriptProblem run(BufferedReader script) throws IOException {
    ScriptLines lines = new ScriptLines(script);
    int number = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      number++;
      if (line.length() > ScriptLines.LONGEST) {
        write();
        return new ScriptProblem(
            number, "the line is longer than " + ScriptLines.LONGEST + " characters");
      }
      List<String> words = ScriptParser.words(line);
      if (words.isEmpty()) {
        continue;
      }
      Either<String, Statement> statement = ScriptParser.parse(words);
      if (statement.isLeft()) {
        write();
        return new ScriptProblem(number, statement.getLeft());
      }
      run(words, statement.get());
    }
    end();
    return null;
  }

  private void run(List<String> words, Statement statement) throws IOException {
    statements++;
    answer.count(statements).words(" ").words(String.join(" ", words)).words(" = ");
    statement.run(state, answer);
    answer.endLine();
    if (answer.length() >= FULL) {
      write();
    }
  }

  private void end() throws IOException {
    answer.words("end = ").list(state.tree().iterator()).endLine();
    answer
        .words("dups = ")
        .count(state.duplicates())
        .words(state.originalsUnchanged() ? " unchanged" : " changed")
        .endLine();
    write();
  }

  private void write() throws IOException {
    out.append(answer.take());
  }
}
