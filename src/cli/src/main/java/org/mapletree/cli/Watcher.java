package org.mapletree.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;
import org.mapletree.history.Version;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.proc.ProcMaps;
import org.mapletree.vma.watch.MapHistory;

/** Looks at a process until it ends, and prints and saves what is new. */
final class Watcher {

  private final ProcessMaps source;
  private final Duration every;
  private final @Nullable String file;
  private final Streams streams;
  private final WatchText text;

  /**
   * A watcher.
   *
   * @param source where the maps come from
   * @param every the time from one look to the next
   * @param file the path where versions are saved, or null
   * @param streams where they are printed
   */
  Watcher(ProcessMaps source, Duration every, @Nullable String file, Streams streams) {
    this.source = source;
    this.every = every;
    this.file = file;
    this.streams = streams;
    this.text = new WatchText(streams.out());
  }

  /**
   * Watches until the process ends, nobody reads what is printed, or this thread is interrupted.
   *
   * @throws BadInputException if the process cannot be looked at, or the file not be written
   */
  void watch() {
    ProcMaps first = source.first();
    try (SavedMaps saved = SavedMaps.create(file, source.process())) {
      MapHistory history = MapHistory.of(first, now());
      Version<MapleTree<MapsLine>> last = history.history().latest();
      text.print(null, last);
      saved.add(last);
      long next = System.nanoTime();
      while (isPrinted() && pause(next += every.toNanos())) {
        ProcMaps maps = source.next();
        if (maps == null) {
          streams.err().println("maple: process " + source.process() + " has ended");
          return;
        }
        history = history.see(maps, now());
        last = shown(last, history, saved);
      }
    }
  }

  private Version<MapleTree<MapsLine>> shown(
      Version<MapleTree<MapsLine>> last, MapHistory history, SavedMaps saved) {
    Version<MapleTree<MapsLine>> latest = history.history().latest();
    if (latest.number() != last.number()) {
      text.print(last, latest);
      saved.add(latest);
    }
    return latest;
  }

  /** Brings out what was printed; false if that failed, which is told when the command ends. */
  private boolean isPrinted() {
    return !streams.out().checkError();
  }

  /** Instants are printed in full, so that what was printed finds the version again. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Waits until an instant of {@link System#nanoTime}; false if interrupted. */
  private static boolean pause(long until) {
    try {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, until - System.nanoTime()));
      return !Thread.currentThread().isInterrupted();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
