package org.mapletree.vma.script;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mapletree.vma.Access;
import org.mapletree.vma.Advice;
import org.mapletree.vma.Call;
import org.mapletree.vma.Fork;
import org.mapletree.vma.Madvise;
import org.mapletree.vma.MapFlags;
import org.mapletree.vma.Mlock;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.Mprotect;
import org.mapletree.vma.Mremap;
import org.mapletree.vma.Mseal;
import org.mapletree.vma.Munlock;
import org.mapletree.vma.Munmap;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.OpenFile.Trait;
import org.mapletree.vma.Protection;
import org.mapletree.vma.RemapFlags;
import org.mapletree.vma.SetAreaName;
import org.mapletree.vma.Touch;

/** Reads scripts, one line after another; used once. */
final class ScriptParser {

  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("arena", "BASE LENGTH"),
          Map.entry("file", "NAME SIZE"),
          Map.entry("mmap", "ADDR LEN PROT FLAGS FILE|- OFF"),
          Map.entry("munmap", "ADDR LEN"),
          Map.entry("mprotect", "ADDR LEN PROT"),
          Map.entry("mremap", "OLD OLDLEN NEWLEN FLAGS [NEW]"),
          Map.entry("madvise", "ADDR LEN ADVICE"),
          Map.entry("mlock", "ADDR LEN"),
          Map.entry("munlock", "ADDR LEN"),
          Map.entry("mseal", "ADDR LEN"),
          Map.entry("name", "ADDR LEN NAME|-"),
          Map.entry("touch", "ADDR LEN"),
          Map.entry("read", "ADDR LEN"),
          Map.entry("fork", ""),
          Map.entry("enter", ""));
  private static final Map<String, Long> MAP_FLAGS =
      Map.ofEntries(
          Map.entry("private", MapFlags.PRIVATE),
          Map.entry("shared", MapFlags.SHARED),
          Map.entry("shared_validate", MapFlags.SHARED_VALIDATE),
          Map.entry("droppable", MapFlags.DROPPABLE),
          Map.entry("anon", MapFlags.ANONYMOUS),
          Map.entry("fixed", MapFlags.FIXED),
          Map.entry("fixed_noreplace", MapFlags.FIXED_NOREPLACE),
          Map.entry("noreserve", MapFlags.NORESERVE),
          Map.entry("growsdown", MapFlags.GROWSDOWN),
          Map.entry("locked", MapFlags.LOCKED),
          Map.entry("populate", MapFlags.POPULATE),
          Map.entry("nonblock", MapFlags.NONBLOCK),
          Map.entry("stack", MapFlags.STACK),
          Map.entry("none", 0L));
  private static final Map<String, Long> REMAP_FLAGS =
      Map.of(
          "maymove",
          RemapFlags.MAYMOVE,
          "mfixed",
          RemapFlags.FIXED,
          "dontunmap",
          RemapFlags.DONTUNMAP,
          "none",
          0L);
  private static final Set<Trait> TRAITS =
      Set.of(Trait.READABLE, Trait.WRITABLE, Trait.HUGE_ALIGNED, Trait.DELETED);

  /** The digits of other scripts than ours are none, though parseUnsignedLong takes them. */
  private static final Pattern NUMBER = Pattern.compile("0x[0-9A-Fa-f]+|[0-9]+");

  private static final int MAX_SHOWN = 60;

  private final List<Statement> statements = new ArrayList<>();
  private final Map<String, OpenFile> files = new HashMap<>();

  /** What is wrong with a word, thrown to the line that holds it. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String problem) {
      super(problem, null, false, false);
    }

    String problem() {
      return String.valueOf(getMessage());
    }
  }

  Either<MalformedScript, Script> parse(String text) {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      try {
        take(line.replaceFirst("(?s)#.*", "").trim());
      } catch (Malformed e) {
        return Either.left(new MalformedScript(number, e.problem()));
      }
    }
    return Either.right(new Script(statements));
  }

  private void take(String line) throws Malformed {
    String[] words = line.split("[ \t\r]+", -1);
    if (line.isEmpty()) {
      return;
    }
    String form = FORMS.get(words[0]);
    if (form == null) {
      throw new Malformed("there is no statement " + shown(words[0]));
    }
    int most = form.isEmpty() ? 0 : form.split(" ", -1).length;
    int least = form.endsWith("]") ? most - 1 : most;
    if (words.length - 1 < least || words.length - 1 > most) {
      throw new Malformed(words[0] + " takes " + (form.isEmpty() ? "nothing" : form));
    }
    switch (words[0]) {
      case "arena" -> statements.add(arena(number(words[1]), number(words[2])));
      case "enter" -> statements.add(new Statement.Enter(words[0]));
      case "file" -> declare(words[1], number(words[2]));
      default -> statements.add(new Statement.Invocation(String.join(" ", words), call(words)));
    }
  }

  private static Statement arena(long base, long length) throws Malformed {
    if (length == 0 || Long.compareUnsigned(length - 1, ~base) > 0) {
      throw new Malformed("the arena is empty or ends above 2^64-1");
    }
    return new Statement.Arena(base, length);
  }

  private void declare(String name, long size) throws Malformed {
    if (files.containsKey(name)) {
      throw new Malformed("there is a file " + shown(name) + " already");
    }
    int index = files.size() + 1;
    files.put(name, new OpenFile(name, 0, 0, index, size, index, TRAITS));
  }

  private Call<?> call(String[] words) throws Malformed {
    return switch (words[0]) {
      case "mmap" -> mmap(words);
      case "munmap" -> new Munmap(number(words[1]), number(words[2]));
      case "mprotect" -> new Mprotect(number(words[1]), number(words[2]), protection(words[3]));
      case "mremap" -> mremap(words);
      case "madvise" -> new Madvise(number(words[1]), number(words[2]), advice(words[3]));
      case "mlock" -> new Mlock(number(words[1]), number(words[2]));
      case "munlock" -> new Munlock(number(words[1]), number(words[2]));
      case "mseal" -> new Mseal(number(words[1]), number(words[2]));
      case "name" ->
          new SetAreaName(number(words[1]), number(words[2]), words[3].equals("-") ? "" : words[3]);
      case "touch" -> new Touch(number(words[1]), number(words[2]), Access.WRITE);
      case "read" -> new Touch(number(words[1]), number(words[2]), Access.READ);
      default -> new Fork();
    };
  }

  private Mmap mmap(String[] words) throws Malformed {
    OpenFile file = files.get(words[5]);
    if (file == null && !words[5].equals("-")) {
      throw new Malformed("there is no file " + shown(words[5]));
    }
    long flags = flags(words[4], MAP_FLAGS);
    return new Mmap(
        number(words[1]), number(words[2]), protection(words[3]), flags, file, number(words[6]));
  }

  private static Mremap mremap(String[] words) throws Malformed {
    long target = words.length > 5 ? number(words[5]) : 0;
    return new Mremap(
        number(words[1]), number(words[2]), number(words[3]), flags(words[4], REMAP_FLAGS), target);
  }

  private static long number(String word) throws Malformed {
    if (!NUMBER.matcher(word).matches()) {
      throw new Malformed("this is no number: " + shown(word));
    }
    boolean hex = word.startsWith("0x");
    try {
      return Long.parseUnsignedLong(hex ? word.substring(2) : word, hex ? 16 : 10);
    } catch (NumberFormatException e) {
      throw new Malformed("this is no number of 64 bits: " + shown(word));
    }
  }

  private static long protection(String word) throws Malformed {
    return orElse(
        Protection.parseShort(word), "this is no protection, of r, w, x and -: " + shown(word));
  }

  private static long advice(String word) throws Malformed {
    return orElse(Advice.parse(word), "there is no advice " + shown(word));
  }

  private static long orElse(Option<Long> value, String problem) throws Malformed {
    if (value.isEmpty()) {
      throw new Malformed(problem);
    }
    return value.get();
  }

  private static long flags(String words, Map<String, Long> names) throws Malformed {
    long flags = 0;
    for (String word : words.split(",", -1)) {
      Long bits = names.get(word);
      if (bits == null && (word.isEmpty() || !Character.isDigit(word.charAt(0)))) {
        throw new Malformed("there is no flag " + shown(word));
      }
      flags |= bits == null ? number(word) : bits;
    }
    return flags;
  }

  /** The start of a word, as it is: whoever prints it knows where, and what to escape there. */
  private static String shown(String word) {
    return word.codePointCount(0, word.length()) > MAX_SHOWN
        ? word.substring(0, word.offsetByCodePoints(0, MAX_SHOWN)) + "..."
        : word;
  }
}
