package org.mapletree.cli;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mapletree.vma.proc.MalformedMaps;
import org.mapletree.vma.proc.ProcMaps;

/** The memory map of one running process, read again and again. */
final class ProcessMaps {
  /*
   * Implementation notes.
   *
   * The kernel makes the text page by page, so a process that maps memory meanwhile can make it
   * overlap itself; then it is read again. A number is given to another process some time after the
   * first has ended: the instant of its start tells them apart.
   */
  private static final int TRIES = 5;
  private static final String NO_SUCH_PROCESS = "No such process";
  private static final int START_FIELD = 20;

  private final Path folder;
  private final String process;
  private final boolean resident;
  private @Nullable String started;

  /**
   * The map of a process.
   *
   * @param proc where the kernel shows processes
   * @param process the number of the process
   * @param resident whether the map has to tell how much of each mapping is in memory
   */
  ProcessMaps(Path proc, String process, boolean resident) {
    this.folder = proc.resolve(process);
    this.process = process;
    this.resident = resident;
  }

  String process() {
    return process;
  }

  boolean resident() {
    return resident;
  }

  /**
   * Reads the map the first time.
   *
   * @throws BadInputException if there is no such process, or its map may not be read
   */
  ProcMaps first() {
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          Files.isDirectory(folder.resolveSibling("self"))
              ? "there is no process " + process
              : folder.getParent() + " shows no processes: watch needs Linux");
    }
    started = started();
    ProcMaps maps = next();
    if (maps == null) {
      throw new BadInputException(
          "process " + process + " has no memory of its own: it has ended, or is the kernel's");
    }
    return maps;
  }

  /**
   * Reads the map again.
   *
   * @return the map, or null if the process has ended
   * @throws BadInputException if its map may not be read
   */
  @Nullable ProcMaps next() {
    MalformedMaps problem = null;
    for (int i = 0; i < TRIES; i++) {
      String text = text();
      if (text.isEmpty() || !started().equals(started)) {
        return null;
      }
      Either<MalformedMaps, ProcMaps> maps = ProcMaps.parse(text);
      if (maps.isRight()) {
        return maps.get();
      }
      problem = maps.getLeft();
    }
    throw new BadInputException("the map of process " + process + " cannot be read: " + problem);
  }

  /** The text of the map; empty if the process has ended. */
  private String text() {
    try {
      return read(resident ? "smaps" : "maps");
    } catch (NoSuchFileException ended) {
      return "";
    } catch (AccessDeniedException denied) {
      throw new BadInputException(
          "process " + process + " is not yours: its memory map may not be read");
    } catch (IOException failed) {
      if (String.valueOf(failed.getMessage()).contains(NO_SUCH_PROCESS)) {
        return "";
      }
      throw Inputs.unreadable("the map of process " + process, failed);
    }
  }

  /** When the process was started, in the kernel's own units; empty if it does not tell. */
  private String started() {
    try {
      String stat = read("stat");
      String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
      return fields.length >= START_FIELD ? fields[START_FIELD - 1] : "";
    } catch (IOException unknown) {
      return "";
    }
  }

  /** Paths may hold any bytes; those that are no UTF-8 are shown as such. */
  private String read(String file) throws IOException {
    return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8);
  }
}
