package org.mapletree;

/**
 * Thrown by {@link MapleTree#validate()} when a tree breaks one of its own rules, which is a bug in
 * this library.
 */
public final class InvalidTreeException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /** The name of the rule. */
  private final String rule;

  /** The way from the root to the broken node. */
  private final String path;

  InvalidTreeException(String rule, String path, String expected, String actual) {
    super(
        "rule '"
            + rule
            + "' broken at node "
            + path
            + ": expected "
            + expected
            + ", found "
            + actual);
    this.rule = rule;
    this.path = path;
  }

  /**
   * The rule that is broken.
   *
   * @return its name
   */
  public String rule() {
    return rule;
  }

  /**
   * Where the broken node is.
   *
   * @return the slots from the root down, such as {@code /3/0}
   */
  public String path() {
    return path;
  }
}
