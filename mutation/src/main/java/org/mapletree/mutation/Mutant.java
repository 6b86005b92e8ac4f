package org.mapletree.mutation;

/**
 * One mutant, named so that it stays the same when lines move: by the text of its line, not by the
 * line's number.
 *
 * @param type the mutated class
 * @param method the mutated method
 * @param mutator the last part of the mutator's name
 * @param line the mutated line of source, without the blanks around it
 */
record Mutant(String type, String method, String mutator, String line) {
  /** The mutant as the first four columns of a row. */
  @Override
  public String toString() {
    return String.join("\t", type, method, mutator, line);
  }
}
