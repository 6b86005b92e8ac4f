package org.mapletree.jqwik.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mapletree.vma.KernelProfile;
import org.mapletree.vma.Limits;

/** A {@link KernelHelper} in a JVM of its own, and this side of the talk with it. */
final class KernelProcess implements AutoCloseable {
  /*
   * Implementation notes.
   *
   * Without compressed pointers the JVM puts its heap high, and nothing lies below the arena but
   * what it maps of its class archive: reading smaps up to the arena is quick. A heap of its own
   * small size makes forks quick.
   */
  private static final int SECONDS = 60;
  private static final long HIGHEST_ARENA = 0x100000000000L;
  private static final long ARENA_LENGTH = 0x40000000L;

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;
  private final Map<String, String> facts = new HashMap<>();
  private long base = HIGHEST_ARENA;

  KernelProcess() {
    try {
      process =
          new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers = process.inputReader(StandardCharsets.UTF_8);
    questions = process.outputWriter(StandardCharsets.UTF_8);
    for (String fact : answer()) {
      facts.put(fact.substring(0, fact.indexOf(' ')), fact.substring(fact.indexOf(' ') + 1));
    }
  }

  private static List<String> command() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "-XX:-UseCompressedOops",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx24m",
        "-cp",
        System.getProperty("java.class.path"),
        KernelHelper.class.getName());
  }

  /** Whether areas can be sealed, which some sandboxes forbid. */
  boolean seals() {
    return Boolean.parseBoolean(facts.get(KernelFacts.SEALS));
  }

  KernelProfile profile() {
    return RunningKernel.profile(facts);
  }

  Limits limits() {
    return RunningKernel.limits(process.pid());
  }

  /** Where the next script has to work: nothing is mapped from there on, for 1 GiB. */
  long base() {
    return base;
  }

  /** Runs a script on the kernel; what it prints, a line each. */
  List<String> run(String script) {
    try {
      questions.write(script + KernelHelper.END + "\n");
      questions.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the helper has ended; it was given\n" + script, e);
    }
    List<String> lines = answer();
    if (!lines.isEmpty() && lines.get(lines.size() - 1).equals(KernelHelper.SEALED)) {
      // Areas that cannot be unmapped stay above all arenas to come.
      base -= ARENA_LENGTH;
      return lines.subList(0, lines.size() - 1);
    }
    return lines;
  }

  private List<String> answer() {
    Thread watch = new Thread(this::stopWhenLate, "watch over the kernel's helper");
    watch.setDaemon(true);
    watch.start();
    List<String> lines = new ArrayList<>();
    try {
      for (String line = answers.readLine(); ; line = answers.readLine()) {
        if (line == null) {
          throw new IllegalStateException("the helper has ended after " + lines);
        }
        if (line.equals(KernelHelper.END)) {
          return lines;
        }
        lines.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      watch.interrupt();
    }
  }

  private void stopWhenLate() {
    try {
      TimeUnit.SECONDS.sleep(SECONDS);
      process.destroyForcibly();
    } catch (InterruptedException answered) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
