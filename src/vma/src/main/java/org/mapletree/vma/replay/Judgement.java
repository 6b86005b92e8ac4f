package org.mapletree.vma.replay;

/**
 * What a call turned out to be, held against the kernel.
 *
 * @param verdict predicted, adopted or wrong
 * @param expected what the model returned, as text
 * @param after what is known after the call
 */
record Judgement(Verdict verdict, String expected, Known after) {

  /** The three kinds of results. */
  enum Verdict {
    /** The model returned what the kernel returned. */
    PREDICTED,
    /** It depended on what nobody told the model. */
    ADOPTED,
    /** The model returned something else. */
    WRONG
  }

  /** The same judgement with something else known after the call. */
  Judgement with(Known known) {
    return new Judgement(verdict, expected, known);
  }

  /** Whether the result is not wrong. */
  boolean right() {
    return verdict != Verdict.WRONG;
  }
}
