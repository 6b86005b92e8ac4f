package org.mapletree.cli.tree;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;

/**
 * The text of a script's output: one line {@code N STATEMENT = RESULT} for each statement, entries
 * on lines of their own. Keys and values are lower-case hex, counts are decimal.
 */
final class Answer {
  /** What stands for "no such entry". */
  private static final String NOTHING = "-";

  private final StringBuilder text = new StringBuilder();

  /** Appends {@code words} as they are. */
  Answer words(String words) {
    text.append(words);
    return this;
  }

  /** Appends the result of a statement that did what it says. */
  Answer done() {
    return words("0");
  }

  /** Appends the result of a statement whose window or size is no window or size. */
  Answer invalid() {
    return words("EINVAL");
  }

  /** Appends the result of an insert over something. */
  Answer exists() {
    return words("EEXIST");
  }

  /** Appends the result of a search for room where there is none. */
  Answer busy() {
    return words("EBUSY");
  }

  /** Appends {@code count} in decimal. */
  Answer count(long count) {
    text.append(count);
    return this;
  }

  /** Appends {@code number}, unsigned, in hex. */
  Answer hex(long number) {
    text.append("0x").append(Long.toHexString(number));
    return this;
  }

  /** Appends {@code value} in hex, or a dash for none. */
  Answer value(@Nullable Long value) {
    return value == null ? words(NOTHING) : hex(value);
  }

  /** Appends {@code FIRST-LAST}. */
  Answer range(long first, long last) {
    return hex(first).words("-").hex(last);
  }

  /** Appends {@code FIRST-LAST VALUE}, or a dash for none. */
  Answer entry(@Nullable Entry<Long> entry) {
    return entry == null
        ? words(NOTHING)
        : range(entry.first(), entry.last()).words(" ").hex(entry.value());
  }

  /** Appends {@code FIRST-LAST -}. */
  Answer gap(long first, long last) {
    return range(first, last).words(" ").words(NOTHING);
  }

  /** Appends how many {@code entries} there are, then each on a line of its own. */
  Answer list(Iterator<Entry<Long>> entries) {
    int head = text.length();
    long count = 0;
    while (entries.hasNext()) {
      words("\n  ").entry(entries.next());
      count++;
    }
    text.insert(head, count);
    return this;
  }

  /** Ends the line. */
  Answer endLine() {
    text.append('\n');
    return this;
  }

  /** How many characters wait to be written. */
  int length() {
    return text.length();
  }

  /** The characters that wait; from now on, none do. */
  String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }
}
