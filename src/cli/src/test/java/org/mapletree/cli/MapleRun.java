package org.mapletree.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * One run of the command inside the test's own process.
 *
 * @param status the exit status
 * @param out what it printed
 * @param err what it printed on standard error
 */
record MapleRun(int status, String out, String err) {

  static MapleRun of(String... arguments) {
    return withInput(new byte[0], arguments);
  }

  static MapleRun withInput(byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Maple.run(
            new Streams(
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false),
            arguments);
    return new MapleRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The last two lines of the output. */
  String ending() {
    String[] lines = out.split("\n", -1);
    return lines[lines.length - 3] + "\n" + lines[lines.length - 2];
  }

  /** A recording as text. */
  static String text(String name) {
    return new String(recording(name), StandardCharsets.UTF_8);
  }

  /** A recording among the test resources, unpacked where it is packed. */
  static byte[] recording(String name) {
    try (InputStream plain = MapleRun.class.getResourceAsStream("/recordings/" + name)) {
      if (plain != null) {
        return plain.readAllBytes();
      }
      try (InputStream packed =
          new GZIPInputStream(MapleRun.class.getResourceAsStream("/recordings/" + name + ".gz"))) {
        return packed.readAllBytes();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A recording as a file. */
  static String file(Path folder, String name) {
    return file(folder, name, recording(name));
  }

  /** Any bytes as a file. */
  static String file(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes).toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String file(Path folder, String name, String text) {
    return file(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }
}
