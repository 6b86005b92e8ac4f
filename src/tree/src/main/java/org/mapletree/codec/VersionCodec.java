package org.mapletree.codec;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.history.Commit;
import org.mapletree.history.History;
import org.mapletree.history.HistoryParts;
import org.mapletree.history.Version;
import org.mapletree.keys.KeyDomain;
import org.mapletree.keys.KeyDomains;

/** What snapshots of histories and history files have in common: versions, but for their trees. */
final class VersionCodec {
  /*
   * Implementation notes.
   *
   * A commit is
   *
   *     instant, 8 bytes: nanoseconds since 1970 with the sign bit inverted
   *     branch, note: texts, as values are written
   *     parent: 0 for none, else how much lower its number is
   *     number of merged versions; for each how much lower its number is
   *
   * and its number stands before it, less that of the commit before. The base of a commit is the version that it is written as a difference
   * to: its parent, or where none is kept the one before it in the order of numbers.
   */

  private static final KeyDomain<Instant> TIME = KeyDomains.instantNanos();

  private VersionCodec() {}

  /** What is known of a commit before its value is. */
  record Head(long number, Instant at, String branch, String note, Parents parents) {

    long parent() {
      return parents.parent;
    }

    <T> Commit<T> with(T value) {
      Version<T> version = new Version<>(number, at, branch, note, value);
      return new Commit<>(version, parents.parent, parents.merged);
    }
  }

  /** What a commit came from. */
  record Parents(long parent, List<Long> merged) {}

  static ValueWriter<String> textWriter() {
    return new ValueWriter<>(ValueCodec.utf8(), new HashMap<>());
  }

  static ValueReader<String> textReader() {
    return new ValueReader<>(ValueCodec.utf8());
  }

  /** The version that a commit is a difference to; null if it is the first. */
  static <T> @Nullable Version<T> base(MapleTree<Commit<T>> commits, long number, long parent) {
    Commit<T> found = parent == Commit.NONE ? null : commits.getOrNull(parent);
    if (found == null) {
      Entry<Commit<T>> before = commits.lowerEntryOrNull(number);
      found = before == null ? null : before.value();
    }
    return found == null ? null : found.version();
  }

  static void write(BlockWriter out, Commit<?> commit, long before, ValueWriter<String> texts)
      throws IOException {
    Version<?> version = commit.version();
    out.writeNumber(version.number() - before);
    out.writeLong(TIME.toKey(version.at()));
    texts.write(out, version.branch());
    texts.write(out, version.note());
    writeParents(out, commit);
  }

  static void writeParents(BlockWriter out, Commit<?> commit) throws IOException {
    out.writeNumber(commit.parent() == Commit.NONE ? 0 : commit.number() - commit.parent());
    out.writeNumber(commit.merged().size());
    for (long merged : commit.merged()) {
      out.writeNumber(commit.number() - merged);
    }
  }

  /** Reads a commit; its number must be above {@code before}, unless it is the first. */
  static Head read(BlockReader in, boolean first, long before, ValueReader<String> texts)
      throws IOException {
    long start = in.offset();
    long number = before + in.readNumber(Long.MAX_VALUE - before, "number of a version");
    if (!first && number == before) {
      throw BlockReader.corrupt(start, "version " + number + " comes twice");
    }
    long at = in.readLong();
    String branch = texts.read(in);
    String note = texts.read(in);
    return new Head(number, TIME.fromKey(at), branch, note, readParents(in, number));
  }

  static Parents readParents(BlockReader in, long number) throws IOException {
    long back = in.readNumber(number, "distance of a parent");
    long parent = back == 0 ? Commit.NONE : number - back;
    int count = in.readCount("number of merged versions");
    List<Long> merged = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      merged.add(number - in.readNumber(number, "distance of a merged version"));
    }
    return new Parents(parent, merged);
  }

  static void writeUndone(BlockWriter out, List<? extends Version<?>> undone) throws IOException {
    out.writeNumber(undone.size());
    for (Version<?> version : undone) {
      out.writeNumber(version.number());
    }
  }

  static <T> List<Version<T>> readUndone(BlockReader in, MapleTree<Commit<T>> commits)
      throws IOException {
    int count = in.readCount("number of undone versions");
    List<Version<T>> undone = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      undone.add(readVersion(in, commits));
    }
    return undone;
  }

  /** Reads the number of a version that is there. */
  static <T> Version<T> readVersion(BlockReader in, MapleTree<Commit<T>> commits)
      throws IOException {
    long start = in.offset();
    long number = in.readNumber();
    Commit<T> commit = commits.getOrNull(number);
    if (commit == null) {
      throw BlockReader.corrupt(
          start, "version " + Long.toUnsignedString(number) + " is named, but not there");
    }
    return commit.version();
  }

  static void writeTags(BlockWriter out, SortedMap<String, Long> tags) throws IOException {
    out.writeNumber(tags.size());
    for (var tag : tags.entrySet()) {
      out.writeText(tag.getKey());
      out.writeNumber(tag.getValue());
    }
  }

  static SortedMap<String, Long> readTags(BlockReader in) throws IOException {
    int count = in.readCount("number of tags");
    TreeMap<String, Long> tags = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      String name = in.readText();
      tags.put(name, in.readNumber(Long.MAX_VALUE, "number of a version"));
    }
    return tags;
  }

  /** The history made of what was read, which began at {@code start}. */
  static <T> History<T> history(HistoryCodec<T, ?> codec, HistoryParts<T> parts, long start)
      throws IOException {
    try {
      return codec.history(parts);
    } catch (IllegalArgumentException misfit) {
      throw BlockReader.corrupt(start, String.valueOf(misfit.getMessage()));
    }
  }
}
