package org.mapletree.jqwik.kernel;

import java.util.List;

/**
 * A script of memory calls that can be told for any arena.
 *
 * @param steps the calls in order
 */
record KernelScript(List<Step> steps) {

  private static final long BASE = 0x100000000000L;

  /**
   * A number in a statement.
   *
   * @param value the number, or the distance from the arena's base
   * @param relative which of the two
   */
  record Argument(long value, boolean relative) {
    String at(long base) {
      return "0x" + Long.toHexString(relative ? base + value : value);
    }
  }

  /**
   * One statement.
   *
   * @param words its words: {@link Argument}s, and text
   */
  record Step(List<Object> words) {
    Step {
      words = List.copyOf(words);
    }

    static Step of(Object... words) {
      return new Step(List.of(words));
    }

    String at(long base) {
      StringBuilder line = new StringBuilder();
      for (Object word : words) {
        line.append(word instanceof Argument argument ? argument.at(base) : word).append(' ');
      }
      return line.toString().stripTrailing();
    }
  }

  KernelScript {
    steps = List.copyOf(steps);
  }

  /** The script for an arena of 1 GiB, as {@code maple vma run} reads it. */
  String at(long base) {
    StringBuilder script = new StringBuilder();
    script.append("arena 0x").append(Long.toHexString(base)).append(" 0x40000000\n");
    script.append("file f1 0x100000\nfile f2 0x10000\nfile f3 0x5800\n");
    steps.forEach(step -> script.append(step.at(base)).append('\n'));
    return script.toString();
  }

  /** The script for the arena of all recordings. */
  @Override
  public String toString() {
    return "\n" + at(BASE);
  }
}
