package org.mapletree.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.mapletree.vma.proc.ProcMaps;

/**
 * Reads what a command is given by name; {@code -} is standard input. Whatever cannot be read ends
 * as one sentence.
 */
final class Inputs {

  /** The name of standard input among arguments. */
  static final String STANDARD_INPUT = "-";

  /** No map of a process is longer: the kernel allows 65,530 areas, names up to 4 KiB are rare. */
  private static final int LONGEST_MAP = 64 << 20;

  /** How long a named pipe waits for its writer, which may still be starting. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Inputs() {}

  /** What an input is called, whatever its name holds. */
  static String called(String name) {
    return name.equals(STANDARD_INPUT) ? "standard input" : name;
  }

  /** What messages and reports for people call an input; that takes one line. */
  static String shown(String name) {
    return Printable.line(called(name));
  }

  /** The size in bytes, -1 where it cannot be told before reading. */
  static long size(String name) {
    try {
      Path path = Path.of(name);
      return !name.equals(STANDARD_INPUT) && Files.isRegularFile(path) ? Files.size(path) : -1;
    } catch (IOException | InvalidPathException unknown) {
      return -1;
    }
  }

  /**
   * Opens an input.
   *
   * @param name a path, or {@code -}
   * @param streams the streams of the command
   * @return the bytes; to be closed
   * @throws BadInputException if there is no such file, or it cannot be read
   */
  static InputStream open(String name, Streams streams) {
    return open(name, streams, PATIENCE);
  }

  /** As {@link #open(String, Streams)}, waiting another time for the writer of a named pipe. */
  static InputStream open(String name, Streams streams, Duration patience) {
    if (name.equals(STANDARD_INPUT)) {
      // A file stream reads many bytes at once by its position, which a pipe does not have.
      return new BufferedInputStream(streams.in());
    }
    if (name.isEmpty()) {
      throw new BadInputException("the name of a file is empty");
    }
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new BadInputException(shown(name) + ": this is a directory, not a file");
      }
      return new BufferedInputStream(
          isPipe(path) ? Pipes.open(path, patience) : Files.newInputStream(path));
    } catch (NoSuchFileException missing) {
      throw new BadInputException(shown(name) + ": there is no such file");
    } catch (AccessDeniedException denied) {
      throw new BadInputException(shown(name) + ": the file may not be read");
    } catch (IOException | InvalidPathException failed) {
      throw unreadable(name, failed);
    }
  }

  /** Whether there is something to read from that is no file: a pipe, a terminal, a device. */
  static boolean isPipe(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /** The problem with an input whose reading failed on the way. */
  static BadInputException unreadable(String name, Exception failed) {
    return new BadInputException(shown(name) + ": cannot be read: " + reason(failed));
  }

  /** Why a file cannot be read or written, without its name: a sentence begins with that. */
  static String reason(Exception failed) {
    String reason = failed.getMessage();
    if (failed instanceof FileSystemException file) {
      reason = file.getReason();
    } else if (failed instanceof InvalidPathException path) {
      reason = path.getReason();
    }
    return reason == null ? failed.getClass().getSimpleName() : reason;
  }

  /**
   * Reads a map of a process.
   *
   * @param name a path, or {@code -}
   * @param streams the streams of the command
   * @return the map
   * @throws BadInputException if it cannot be read, or is none
   */
  static ProcMaps maps(String name, Streams streams) {
    return ProcMaps.parse(text(name, "map of a process", streams))
        .getOrElseThrow(bad -> malformed(name, bad.line(), bad.problem()));
  }

  /**
   * Reads a text.
   *
   * @param name a path, or {@code -}
   * @param kind what it should be, for the message if it is far too long
   * @param streams the streams of the command
   * @return the text
   * @throws BadInputException if it cannot be read, is empty, too long or no text
   */
  static String text(String name, String kind, Streams streams) {
    try (InputStream in = open(name, streams)) {
      return text(name, kind, in);
    } catch (IOException failed) {
      throw unreadable(name, failed);
    }
  }

  /** As {@link #text(String, String, Streams)}, of what is open already. */
  static String text(String name, String kind, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LONGEST_MAP + 1);
    if (bytes.length > LONGEST_MAP) {
      throw new BadInputException(shown(name) + ": longer than 64 MiB, which no " + kind + " is");
    }
    if (bytes.length == 0) {
      throw new BadInputException(shown(name) + ": the file is empty");
    }
    checkText(name, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void checkText(String name, byte[] bytes) {
    int line = 1;
    for (byte each : bytes) {
      if (each == 0) {
        throw malformed(name, line, "the line holds a zero byte: this is no text");
      }
      line += each == '\n' ? 1 : 0;
    }
  }

  /** The problem with one line of an input; line 0 means all of it. */
  static BadInputException malformed(String name, int line, String problem) {
    return new BadInputException(shown(name) + (line == 0 ? "" : " line " + line) + ": " + problem);
  }
}
