package org.mapletree.codec;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Other Java processes that run a class of the tests. */
final class TestProcess {

  private TestProcess() {}

  /** A process that starts quickly; its errors come with its output. */
  static ProcessBuilder builder(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    for (String property : List.of("mapletree.fanout.leaf", "mapletree.fanout.branch")) {
      String value = System.getProperty(property);
      if (value != null) {
        command.add("-D" + property + "=" + value);
      }
    }
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  static Process start(Class<?> main, List<String> arguments) throws IOException {
    return builder(main, arguments).start();
  }

  /**
   * What this test sees: Surefire has the library on the module path, other runners on the class
   * path.
   */
  private static String classPath() {
    return Stream.of(
            folderOf(TestProcess.class),
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The folder of a test class, which is patched into the module and so on neither path. */
  private static String folderOf(Class<?> type) {
    URI file = URI.create(String.valueOf(type.getResource(type.getSimpleName() + ".class")));
    return Path.of(file)
        .resolve("../".repeat(type.getName().split("[.]").length))
        .normalize()
        .toString();
  }
}
