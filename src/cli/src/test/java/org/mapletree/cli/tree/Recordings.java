package org.mapletree.cli.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The scripts that the kernel's maple tree answered, and its answers; the large ones are packed.
 */
final class Recordings {
  private static final String PACKED = ".gz";

  private Recordings() {}

  /** The names of all recordings, without their endings. */
  static List<String> names() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains(".script"))
          .map(name -> name.substring(0, name.indexOf('.')))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String script(String name) {
    return text(name + ".script");
  }

  static String expected(String name) {
    return text(name + ".expect");
  }

  private static String text(String file) {
    Path plain = folder().resolve(file);
    Path packed = folder().resolve(file + PACKED);
    try (InputStream in =
        Files.exists(plain)
            ? Files.newInputStream(plain)
            : new GZIPInputStream(Files.newInputStream(packed))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(
              Objects.requireNonNull(Recordings.class.getResource("/maple/edges.script")).toURI())
          .getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
