package org.mapletree.vma.replay;

import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapletree.vma.Advice;
import org.mapletree.vma.Brk;
import org.mapletree.vma.Call;
import org.mapletree.vma.Madvise;
import org.mapletree.vma.MapFlags;
import org.mapletree.vma.Mlock;
import org.mapletree.vma.MlockAll;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.Mprotect;
import org.mapletree.vma.Mremap;
import org.mapletree.vma.Mseal;
import org.mapletree.vma.Munlock;
import org.mapletree.vma.MunlockAll;
import org.mapletree.vma.Munmap;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.Protection;
import org.mapletree.vma.RemapFlags;

/** Turns the text of a memory call into the call. Flags may be names, numbers, or both. */
final class CallReader {

  /** MAP_HUGE_SHIFT: the size of huge pages is printed as {@code 21<<MAP_HUGE_SHIFT}. */
  private static final int HUGE_SHIFT = 26;

  private final String name;
  private final String text;
  private final List<String> arguments;
  private final long line;

  private CallReader(String name, String text, long line) {
    this.name = name;
    this.text = text;
    this.arguments = ArgumentScanner.split(text);
    this.line = line;
  }

  /**
   * The memory call of this name and these arguments.
   *
   * @param name the call's name
   * @param text its arguments
   * @param files the open files of the caller
   * @param line where it stands
   * @return the call, or null if it is none that changes memory areas
   * @throws TraceException if an argument is missing or malformed
   */
  static @Nullable TracedCall read(String name, String text, FileTable files, long line)
      throws TraceException {
    return switch (name) {
      case "mmap", "munmap", "mprotect", "mremap", "madvise", "mlock", "munlock", "mseal", "brk" ->
          new CallReader(name, text, line).counted(files);
      // A recorder older than the call prints its number.
      case "syscall_0x1ce" -> new CallReader("mseal", text, line).counted(files);
      case "mlock2", "mlockall", "munlockall", "pkey_mprotect" ->
          new CallReader(name, text, line).uncounted();
      default -> null;
    };
  }

  private TracedCall counted(FileTable files) throws TraceException {
    Call<?> call =
        switch (name) {
          case "mmap" -> mmap(files);
          case "munmap" -> new Munmap(number(0), number(1));
          case "mprotect" -> new Mprotect(number(0), number(1), protection(2));
          case "mremap" ->
              new Mremap(
                  number(0),
                  number(1),
                  number(2),
                  flags(3, RemapFlags::parse),
                  arguments.size() > 4 ? number(4) : 0);
          case "madvise" -> new Madvise(number(0), number(1), flags(2, Advice::parse));
          case "mlock" -> new Mlock(number(0), number(1), 0);
          case "munlock" -> new Munlock(number(0), number(1));
          case "mseal" -> new Mseal(number(0), number(1), number(2));
          default -> new Brk(number(0));
        };
    return new TracedCall(name, text, call, true);
  }

  private TracedCall uncounted() throws TraceException {
    Call<?> call =
        switch (name) {
          case "mlock2" -> new Mlock(number(0), number(1), flags(2, CallReader::lockFlag));
          case "mlockall" -> new MlockAll(flags(0, CallReader::lockFlag));
          case "munlockall" -> new MunlockAll();
          default -> new Mprotect(number(0), number(1), protection(2));
        };
    return new TracedCall(name, text, call, false);
  }

  private Call<?> mmap(FileTable files) throws TraceException {
    long flags = flags(3, MapFlags::parse);
    FileArgument argument = FileArgument.parse(argument(4), line);
    OpenFile file = (flags & MapFlags.ANONYMOUS) != 0 ? null : files.file(argument);
    return new Mmap(number(0), number(1), protection(2), flags, file, number(5));
  }

  private long protection(int index) throws TraceException {
    return flags(index, Protection::parse);
  }

  private static Option<Long> lockFlag(String word) {
    return switch (word) {
      case "MLOCK_ONFAULT", "MCL_CURRENT" -> Option.some(1L);
      case "MCL_FUTURE" -> Option.some(2L);
      case "MCL_ONFAULT" -> Option.some(4L);
      default -> Option.none();
    };
  }

  private long flags(int index, Function<String, Option<Long>> names) throws TraceException {
    long bits = 0;
    for (String part : argument(index).split("\\|", -1)) {
      String word = part.strip();
      int shift = word.indexOf("<<MAP_HUGE_SHIFT");
      if (shift > 0) {
        bits |= TraceNumber.parse(word.substring(0, shift), line) << HUGE_SHIFT;
      } else if (!word.isEmpty() && (Character.isDigit(word.charAt(0)) || word.charAt(0) == '-')) {
        bits |= TraceNumber.parse(word, line);
      } else {
        Long known = names.apply(word).getOrNull();
        if (known == null) {
          throw new TraceException(line, name + " has a flag of unknown name" + Excerpt.of(word));
        }
        bits |= known;
      }
    }
    return bits;
  }

  private long number(int index) throws TraceException {
    return TraceNumber.parse(argument(index), line);
  }

  private String argument(int index) throws TraceException {
    if (index >= arguments.size()) {
      throw new TraceException(
          line,
          name + " has " + arguments.size() + " arguments, more are needed" + Excerpt.of(text));
    }
    return arguments.get(index);
  }
}
