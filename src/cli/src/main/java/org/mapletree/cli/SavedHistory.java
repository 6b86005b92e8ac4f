package org.mapletree.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;
import org.mapletree.MapleTree;
import org.mapletree.codec.CorruptSnapshot;
import org.mapletree.codec.HistoryCodec;
import org.mapletree.codec.HistoryFile;
import org.mapletree.codec.SnapshotCodec;
import org.mapletree.codec.StoredHistory;
import org.mapletree.codec.ValueCodec;
import org.mapletree.history.History;
import org.mapletree.history.Version;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.watch.MapHistory;

/**
 * A history that was saved, of trees whose values can be printed.
 *
 * @param file what messages call it
 * @param history the history
 * @param printed what a value looks like
 */
record SavedHistory<V>(String file, History<MapleTree<V>> history, Function<V, String> printed) {

  private static final int MAGIC = 0x89;

  /**
   * Reads a history file, a snapshot of a history, or the text of watched maps.
   *
   * @param name a path, or {@code -}
   * @param streams the streams of the command
   * @return the history
   * @throws BadInputException if it cannot be read, or is none
   */
  static SavedHistory<?> read(String name, Streams streams) {
    try {
      if (!name.equals(Inputs.STANDARD_INPUT)) {
        return readFile(name, Path.of(name), streams);
      }
      Path copy = Files.createTempFile("maple", ".history");
      try (InputStream in = Inputs.open(name, streams)) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        return read(name, copy, streams);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException | InvalidPathException failed) {
      throw Inputs.unreadable(name, failed);
    }
  }

  private static SavedHistory<?> readFile(String name, Path path, Streams streams)
      throws IOException {
    if (Inputs.isPipe(path)) {
      throw new BadInputException(
          Inputs.shown(name) + ": this is no regular file; what a pipe brings is read as -");
    }
    // Finds out whether there is a file, and says in our own words why it may not be read.
    Inputs.open(name, streams).close();
    return read(name, path, streams);
  }

  private static SavedHistory<?> read(String name, Path path, Streams streams) throws IOException {
    if (Files.size(path) == 0) {
      throw Inputs.malformed(name, 0, "the file is empty");
    }
    if (!isBinary(path)) {
      return maps(name, path);
    }
    String codec = HistoryFile.codecName(path).getOrElseThrow(problem -> corrupt(name, problem));
    return switch (codec) {
      case "tree of utf-8" -> stored(name, path, ValueCodec.utf8(), Printable::line, streams);
      case "tree of long" -> stored(name, path, ValueCodec.longs(), String::valueOf, streams);
      case "tree of int" -> stored(name, path, ValueCodec.ints(), String::valueOf, streams);
      case "tree of bytes" ->
          stored(name, path, ValueCodec.bytes(), HexFormat.of()::formatHex, streams);
      default ->
          throw new BadInputException(
              Inputs.shown(name)
                  + ": written by codec '"
                  + codec
                  + "'; known here are trees of utf-8, long, int and bytes");
    };
  }

  private static boolean isBinary(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == MAGIC;
    }
  }

  private static SavedHistory<MapsLine> maps(String name, Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MapHistory maps =
          MapHistory.parse(Inputs.text(name, "history of maps", in))
              .getOrElseThrow(bad -> Inputs.malformed(name, bad.line(), bad.problem()));
      return new SavedHistory<>(
          Inputs.shown(name), maps.history(), line -> Printable.line(line.toString()));
    }
  }

  private static <V> SavedHistory<V> stored(
      String name, Path path, ValueCodec<V> values, Function<V, String> text, Streams streams)
      throws IOException {
    HistoryCodec<MapleTree<V>, V> codec = HistoryCodec.ofTrees(SnapshotCodec.of(values));
    StoredHistory<MapleTree<V>> stored =
        HistoryFile.read(path, codec).getOrElseThrow(problem -> corrupt(name, problem));
    if (stored.torn() != null) {
      streams
          .err()
          .println(
              "maple: "
                  + Inputs.shown(name)
                  + ": the last "
                  + stored.tornBytes()
                  + " bytes are no whole record and are left out: "
                  + Printable.line(stored.torn().toString()));
    }
    return new SavedHistory<>(Inputs.shown(name), stored.history(), text);
  }

  private static BadInputException corrupt(String name, CorruptSnapshot problem) {
    return new BadInputException(Inputs.shown(name) + ": " + problem);
  }

  /** The history, standing on another branch. */
  History<MapleTree<V>> onBranch(String name) {
    return history.onBranch(name).getOrElseThrow(() -> missing("branch " + name));
  }

  /** What a value looks like. */
  String text(V value) {
    return printed.apply(value);
  }

  /**
   * A version by its name. A tag or a branch comes before the number that it looks like: a number
   * can be written another way, with a 0 in front, and a name cannot.
   *
   * @param name a tag, a branch, its number or an instant
   * @return the version
   * @throws BadInputException if there is none
   */
  Version<MapleTree<V>> version(String name) {
    return history
        .tagged(name)
        .orElse(() -> history.onBranch(name).map(History::latest))
        .getOrElse(() -> name.matches("[0-9]{1,18}") ? numbered(name) : asOf(name));
  }

  private Version<MapleTree<V>> numbered(String digits) {
    return history
        .version(Long.parseLong(digits))
        .getOrElseThrow(() -> missing("version " + digits));
  }

  private Version<MapleTree<V>> asOf(String instant) {
    try {
      return history
          .asOf(Instant.parse(instant))
          .getOrElseThrow(() -> missing("version as of " + instant));
    } catch (DateTimeException noInstant) {
      throw missing("version " + instant);
    }
  }

  private BadInputException missing(String what) {
    return new BadInputException(
        file + ": there is no " + what + "; show lists the versions, branches and tags");
  }
}
