package org.mapletree.cli.tree;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapletree.cli.tree.Statement.End;

/**
 * Reads lines of a tree script: words separated by blanks, numbers in decimal or in hex with {@code
 * 0x}.
 */
final class ScriptParser {
  /**
   * Values are positive and below this: the kernel's tree keeps the two high bits of a word for
   * itself.
   */
  private static final long VALUE_LIMIT = 1L << 62;

  private static final String VALUE = "VALUE";

  /**
   * How a statement is written and made: the names of its arguments in order, and the statement for
   * their values.
   */
  private record Form(List<String> arguments, Function<long[], Statement> make) {}

  private static final Map<String, Form> FORMS = new TreeMap<>();

  static {
    form("store FIRST LAST VALUE", a -> new Statement.Store(a[0], a[1], a[2]));
    form("insert FIRST LAST VALUE", a -> new Statement.Insert(a[0], a[1], a[2]));
    form("storenull FIRST LAST", a -> new Statement.StoreNull(a[0], a[1]));
    form("erase KEY", a -> new Statement.Erase(a[0]));
    form("load KEY", a -> new Statement.Load(a[0]));
    form("walk KEY", a -> new Statement.Walk(a[0]));
    form("find KEY MAX", a -> new Statement.Find(a[0], a[1]));
    form("findrev KEY MIN", a -> new Statement.FindReverse(a[0], a[1]));
    form("next KEY MAX", a -> new Statement.Next(a[0], a[1]));
    form("prev KEY MIN", a -> new Statement.Previous(a[0], a[1]));
    form("each FIRST LAST", a -> new Statement.Each(a[0], a[1]));
    form("eachrev FIRST LAST", a -> new Statement.EachReverse(a[0], a[1]));
    form("lowgap SIZE MIN MAX", a -> new Statement.FindGap(End.LOWEST, a[0], a[1], a[2]));
    form("highgap SIZE MIN MAX", a -> new Statement.FindGap(End.HIGHEST, a[0], a[1], a[2]));
    form(
        "alloc VALUE SIZE MIN MAX",
        a -> new Statement.Allocate(End.LOWEST, a[0], a[1], a[2], a[3]));
    form(
        "ralloc VALUE SIZE MIN MAX",
        a -> new Statement.Allocate(End.HIGHEST, a[0], a[1], a[2], a[3]));
    form("cyclic VALUE MIN MAX", a -> new Statement.Cyclic(a[0], a[1], a[2]));
    form("setnext KEY", a -> new Statement.SetNext(a[0]));
    form("dup", a -> new Statement.Duplicate());
    form("clear", a -> new Statement.Clear());
    form("dump", a -> new Statement.Dump());
  }

  private ScriptParser() {}

  private static void form(String usage, Function<long[], Statement> make) {
    List<String> words = words(usage);
    FORMS.put(words.get(0), new Form(List.copyOf(words.subList(1, words.size())), make));
  }

  /** The words of {@code line}, without its comment; none for a blank line. */
  static List<String> words(String line) {
    int hash = line.indexOf('#');
    int end = hash < 0 ? line.length() : hash;
    List<String> words = new ArrayList<>(5);
    int start = 0;
    while (start < end) {
      int stop = start;
      while (stop < end && !isBlank(line.charAt(stop))) {
        stop++;
      }
      if (stop > start) {
        words.add(line.substring(start, stop));
      }
      start = stop + 1;
    }
    return words;
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }

  /**
   * The statement that {@code words}, at least one, spell, or a sentence that says what is wrong
   * with them.
   */
  static Either<String, Statement> parse(List<String> words) {
    Form form = FORMS.get(words.get(0));
    if (form == null) {
      return Either.left("unknown statement " + quote(words.get(0)));
    }
    int count = form.arguments().size();
    if (words.size() - 1 != count) {
      String expected =
          count == 0 ? "takes no arguments" : "takes " + String.join(" ", form.arguments());
      return Either.left(words.get(0) + " " + expected + ", not " + (words.size() - 1) + " words");
    }
    long[] arguments = new long[count];
    for (int i = 0; i < count; i++) {
      String name = form.arguments().get(i);
      OptionalLong number = number(words.get(i + 1));
      String complaint = complaint(name, words.get(i + 1), number);
      if (complaint != null) {
        return Either.left(complaint);
      }
      arguments[i] = number.getAsLong();
    }
    return Either.right(form.make().apply(arguments));
  }

  private static @Nullable String complaint(String name, String word, OptionalLong number) {
    if (number.isEmpty()) {
      return quote(word) + " for " + name + " is no unsigned 64-bit number";
    }
    boolean legal =
        !name.equals(VALUE) || (number.getAsLong() > 0 && number.getAsLong() < VALUE_LIMIT);
    return legal ? null : "VALUE " + quote(word) + " is not between 1 and 2^62-1";
  }

  /** The number that {@code word} spells, or none. */
  private static OptionalLong number(String word) {
    boolean hex = word.startsWith("0x");
    String digits = hex ? word.substring(2) : word;
    int radix = hex ? 16 : 10;
    // parseUnsignedLong takes a sign and the digits of every script on earth: ours are ASCII
    if (!digits.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseUnsignedLong(digits, radix));
    } catch (NumberFormatException outside) {
      return OptionalLong.empty();
    }
  }

  /** {@code word} in quotes, cut, so that a binary file makes a short message. */
  private static String quote(String word) {
    StringBuilder quoted = new StringBuilder("'");
    word.codePoints().limit(40).forEach(quoted::appendCodePoint);
    return quoted.append(word.codePointCount(0, word.length()) > 40 ? "...'" : "'").toString();
  }
}
