package org.mapletree.vma.replay;

/**
 * How many results came out how.
 *
 * @param predicted the model returned what the kernel returned
 * @param adopted the result depended on what nobody told the model
 * @param wrong the model returned something else
 */
public record Tally(long predicted, long adopted, long wrong) {

  /** No results. */
  public static final Tally NONE = new Tally(0, 0, 0);

  /**
   * All results.
   *
   * @return predicted + adopted + wrong
   */
  public long results() {
    return predicted + adopted + wrong;
  }

  Tally plus(Judgement.Verdict verdict) {
    return switch (verdict) {
      case PREDICTED -> new Tally(predicted + 1, adopted, wrong);
      case ADOPTED -> new Tally(predicted, adopted + 1, wrong);
      case WRONG -> new Tally(predicted, adopted, wrong + 1);
    };
  }

  Tally plus(Tally other) {
    return new Tally(predicted + other.predicted, adopted + other.adopted, wrong + other.wrong);
  }
}
