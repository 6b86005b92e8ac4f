package org.mapletree.vma.replay;

/**
 * A file descriptor as the recorder shows it: {@code 3</usr/lib/libc.so.6>}, {@code
 * 5</tmp/gone>(deleted)}, {@code -1}.
 *
 * @param descriptor the number
 * @param path the path or other name, without escapes; empty where none is shown
 * @param deleted whether the file had no name any more
 */
record FileArgument(int descriptor, String path, boolean deleted) {

  private static final String DELETED = "(deleted)";

  /**
   * Reads an argument.
   *
   * @param text the argument
   * @param line where it stands
   */
  static FileArgument parse(String text, long line) throws TraceException {
    int open = text.indexOf('<');
    int descriptor = (int) TraceNumber.parse(open < 0 ? text : text.substring(0, open), line);
    if (open < 0) {
      return new FileArgument(descriptor, "", false);
    }
    boolean deleted = text.endsWith(">" + DELETED);
    int close = text.length() - (deleted ? DELETED.length() : 0) - 1;
    if (close <= open || text.charAt(close) != '>') {
      throw new TraceException(line, "the name of a file descriptor has no end" + Excerpt.of(text));
    }
    String path = EscapedText.unescape(withoutDevice(text.substring(open + 1, close)));
    String suffix = " " + DELETED;
    boolean older = path.endsWith(suffix);
    return new FileArgument(
        descriptor,
        older ? path.substring(0, path.length() - suffix.length()) : path,
        deleted || older);
  }

  /** Without the device that {@code -yy} adds: {@code /dev/null<char 1:3>}. */
  private static String withoutDevice(String name) {
    int device = name.indexOf('<');
    return device < 0 ? name : name.substring(0, device);
  }
}
