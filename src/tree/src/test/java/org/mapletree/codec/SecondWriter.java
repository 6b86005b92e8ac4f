package org.mapletree.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that opens a history file to write, and says whether it may. */
final class SecondWriter {

  private SecondWriter() {}

  /** Opens the file of that name. */
  public static void main(String[] arguments) throws IOException {
    try (var file = HistoryFile.open(Path.of(arguments[0]), Histories.TEXTS).get()) {
      System.out.print("opened " + file.history().latest().number());
    } catch (FileSystemException refused) {
      System.out.print(refused.getReason());
    }
  }

  /** What such a process says. */
  static String says(Path path) throws IOException, InterruptedException {
    Process process = TestProcess.start(SecondWriter.class, List.of(path.toString()));
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(1, TimeUnit.MINUTES);
    return said;
  }
}
