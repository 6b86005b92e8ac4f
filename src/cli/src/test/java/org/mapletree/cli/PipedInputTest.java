package org.mapletree.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard input as a pipe is: it has no position, which file streams of Java 17 look for. */
class PipedInputTest {

  private static final class Pipe extends FileInputStream {
    Pipe(Path file) throws IOException {
      super(file.toFile());
    }

    @Override
    public byte[] readNBytes(int length) throws IOException {
      throw new IOException("Illegal seek");
    }
  }

  @Test
  void text_ofAPipe_isRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("piped"), "fork\n");
    try (InputStream pipe = new Pipe(file);
        PrintStream nowhere =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      Streams streams = new Streams(pipe, nowhere, nowhere, false);
      assertThat(Inputs.text("-", "script", streams)).isEqualTo("fork\n");
    }
  }
}
