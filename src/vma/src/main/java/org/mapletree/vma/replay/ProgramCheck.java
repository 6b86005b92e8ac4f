package org.mapletree.vma.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.proc.ProcMaps;

/**
 * Whether a map shows the program that a trace begins with. The path of an execve may be a link:
 * {@code python3} shows up as {@code python3.11}, {@code gcc} as {@code x86_64-linux-gnu-gcc-12}.
 * So the last part of some mapped file's path has to contain that of the program; failing that,
 * links and the first line of scripts are followed, where this machine has the file.
 */
final class ProgramCheck {

  private static final int MOST_SCRIPTS = 4;

  private ProgramCheck() {}

  /** Whether {@code program}, as execve names it, is mapped in {@code maps}. */
  static boolean isMapped(String program, ProcMaps maps) {
    Set<String> files =
        maps.areas().stream()
            .map(MapsLine::name)
            .filter(name -> name.startsWith("/"))
            .collect(Collectors.toSet());
    Set<String> names = files.stream().map(ProgramCheck::lastPart).collect(Collectors.toSet());
    return matches(program, files, names) || followed(program, files, names, MOST_SCRIPTS);
  }

  private static boolean matches(String program, Set<String> files, Set<String> names) {
    String name = lastPart(program);
    return files.contains(program)
        || (!name.isEmpty() && names.stream().anyMatch(mapped -> mapped.contains(name)));
  }

  private static boolean followed(
      String program, Set<String> files, Set<String> names, int scripts) {
    try {
      Path real = Path.of(program).toRealPath();
      if (matches(real.toString(), files, names)) {
        return true;
      }
      String interpreter = scripts == 0 ? null : interpreter(real);
      return interpreter != null
          && (matches(interpreter, files, names)
              || followed(interpreter, files, names, scripts - 1));
    } catch (IOException | InvalidPathException notHere) {
      return false;
    }
  }

  /** The program that a script names in its first line, or null. */
  private static @Nullable String interpreter(Path script) throws IOException {
    if (!Files.isRegularFile(script)) {
      return null;
    }
    byte[] head = new byte[256];
    int length;
    try (var in = Files.newInputStream(script)) {
      length = in.readNBytes(head, 0, head.length);
    }
    String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("#!")) {
      return null;
    }
    String line = text.substring(2).lines().findFirst().orElse("").strip();
    return List.of(line.split("[ \t]", -1)).get(0);
  }

  private static String lastPart(String path) {
    String name =
        path.endsWith(" (deleted)")
            ? path.substring(0, path.length() - " (deleted)".length())
            : path;
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
