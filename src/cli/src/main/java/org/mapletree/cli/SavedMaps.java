package org.mapletree.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;
import org.mapletree.history.Version;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.watch.MapHistory;

/** The file that {@code watch --save} writes, or none. */
final class SavedMaps implements AutoCloseable {
  /*
   * Implementation notes.
   *
   * Each version is written whole and flushed as soon as it was seen, so that even a process that
   * is killed leaves what it saw. Ctrl-C ends the JVM at any moment: the hook waits for a version
   * that is being written, and closes the file behind it.
   */
  private final String name;
  private final @Nullable Writer out;
  private final Thread hook = new Thread(this::end, "maple watch: close the file");
  private boolean ended;

  private SavedMaps(String name, @Nullable Writer out) {
    this.name = name;
    this.out = out;
  }

  /**
   * Makes the file.
   *
   * @param name the path where it has to be, or null for none
   * @param process the process whose maps it will hold
   * @throws BadInputException if there is such a file already, or it cannot be made
   */
  static SavedMaps create(@Nullable String name, String process) {
    if (name == null) {
      return new SavedMaps("", null);
    }
    if (name.isEmpty()) {
      throw new BadInputException("the name of a file is empty");
    }
    try {
      Writer out =
          Files.newBufferedWriter(
              Path.of(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      SavedMaps saved = new SavedMaps(name, out);
      out.write("# maple watch " + process + "\n");
      Runtime.getRuntime().addShutdownHook(saved.hook);
      return saved;
    } catch (FileAlreadyExistsException exists) {
      throw new BadInputException(name + ": there is such a file already; it is left alone");
    } catch (NoSuchFileException missing) {
      throw new BadInputException(name + ": there is no such directory");
    } catch (AccessDeniedException denied) {
      throw new BadInputException(name + ": the file may not be written");
    } catch (IOException | InvalidPathException failed) {
      throw unwritable(name, failed);
    }
  }

  /**
   * Writes one more version.
   *
   * @throws BadInputException if the file cannot be written
   */
  synchronized void add(Version<MapleTree<MapsLine>> version) {
    if (out == null || ended) {
      return;
    }
    try {
      StringWriter text = new StringWriter();
      MapHistory.write(version, text);
      out.write(text.toString());
      out.flush();
    } catch (IOException failed) {
      throw unwritable(name, failed);
    }
  }

  private synchronized void end() {
    ended = true;
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException failed) {
      throw unwritable(name, failed);
    }
  }

  @Override
  public void close() {
    end();
    if (out != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyRunning) {
        // Ctrl-C came first: the hook finds the file closed.
        return;
      }
    }
  }

  private static BadInputException unwritable(String name, Exception failed) {
    return new BadInputException(name + ": cannot be written: " + Inputs.reason(failed));
  }
}
