package org.mapletree.vma;

import io.vavr.control.Option;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Reads and prints arguments that are unions of named bits, as strace does: {@code
 * MAP_PRIVATE|MAP_ANONYMOUS|0x8000000}.
 */
final class BitNames {

  private final String prefix;
  private final Map<String, Long> values;

  /**
   * {@code values} maps names without the prefix to their bits, in the order in which they are
   * printed.
   */
  BitNames(String prefix, Map<String, Long> values) {
    this.prefix = prefix;
    this.values = values;
  }

  Option<Long> parse(String text) {
    long bits = 0;
    for (String word : text.split("[|,]", -1)) {
      Long value = value(word.trim());
      if (value == null) {
        return Option.none();
      }
      bits |= value;
    }
    return Option.some(bits);
  }

  private @Nullable Long value(String word) {
    String name = word.startsWith(prefix) ? word.substring(prefix.length()) : word;
    Long known = values.get(name);
    return known != null ? known : Numbers.parse(word).getOrNull();
  }

  String print(long bits, String none) {
    var text = new StringJoiner("|");
    long rest = bits;
    for (Map.Entry<String, Long> entry : values.entrySet()) {
      long value = entry.getValue();
      if (value != 0 && (rest & value) == value) {
        text.add(prefix + entry.getKey());
        rest &= ~value;
      }
    }
    if (rest != 0) {
      text.add("0x" + Long.toHexString(rest));
    }
    return text.length() == 0 ? none : text.toString();
  }
}
