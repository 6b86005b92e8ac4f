package org.mapletree.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;
import org.mapletree.history.Commit;
import org.mapletree.history.HistoryParts;
import org.mapletree.history.HistoryParts.Branch;
import org.mapletree.history.Version;

/** Applies what {@link ChangeWriter} wrote. */
final class ChangeReader<T, V> {

  private final HistoryCodec<T, V> codec;
  private final BlockReader in;
  private final HistoryParts<T> older;
  private MapleTree<Commit<T>> commits;

  ChangeReader(HistoryCodec<T, V> codec, BlockReader in, HistoryParts<T> older) {
    this.codec = codec;
    this.in = in;
    this.older = older;
    this.commits = older.commits();
  }

  HistoryParts<T> read() throws IOException {
    dropCommits();
    moveCommits();
    addCommits();
    long nextNumber = in.readNumber(Long.MAX_VALUE, "number of a version");
    SortedMap<String, Branch<T>> branches = readBranches();
    branches.keySet().removeAll(readNames());
    String branchName = in.readText();
    TreeMap<String, Long> tags = new TreeMap<>(older.tags());
    tags.keySet().removeAll(readNames());
    tags.putAll(VersionCodec.readTags(in));
    return new HistoryParts<>(commits, nextNumber, branchName, branches, tags);
  }

  private void dropCommits() throws IOException {
    int count = in.readCount("number of dropped versions");
    long number = 0;
    for (int i = 0; i < count; i++) {
      number += in.readNumber(Long.MAX_VALUE - number, "number of a version");
      commits = commits.remove(number, number);
    }
  }

  private void moveCommits() throws IOException {
    int count = in.readCount("number of versions with other parents");
    for (int i = 0; i < count; i++) {
      Version<T> version = VersionCodec.readVersion(in, commits);
      long number = version.number();
      VersionCodec.Parents parents = VersionCodec.readParents(in, number);
      commits =
          commits.put(number, number, new Commit<>(version, parents.parent(), parents.merged()));
    }
  }

  private void addCommits() throws IOException {
    ValueReader<String> texts = VersionCodec.textReader();
    ValueReader<V> values = new ValueReader<>(codec.values());
    long count = in.readNumber(Long.MAX_VALUE, "number of versions");
    long before = 0;
    for (long i = 0; i < count; i++) {
      VersionCodec.Head head = VersionCodec.read(in, i == 0, before, texts);
      before = head.number();
      Version<T> base = VersionCodec.base(commits, before, head.parent());
      T rest = codec.readRest(in, base == null ? null : base.value());
      MapleTree<V> like = codec.tree(rest);
      MapleTree<V> from = base == null ? like : codec.tree(base.value());
      MapleTree<V> tree = DeltaCodec.read(in, from, values);
      T value = codec.with(rest, TreeReader.tree(like, NodeWriter.root(tree)));
      commits = commits.put(before, before, head.with(value));
    }
  }

  private SortedMap<String, Branch<T>> readBranches() throws IOException {
    TreeMap<String, Branch<T>> branches = new TreeMap<>(older.branches());
    int count = in.readCount("number of branches");
    for (int i = 0; i < count; i++) {
      String name = in.readText();
      long start = in.offset();
      String base = in.readText();
      Branch<T> from = branches.get(base);
      if (from == null && !base.isEmpty()) {
        throw BlockReader.corrupt(start, "a branch begins on one that is not there");
      }
      MapleTree<Version<T>> timeline =
          DeltaCodec.read(
              in,
              from == null ? MapleTree.empty() : from.timeline(),
              blocks -> VersionCodec.readVersion(blocks, commits));
      branches.put(name, new Branch<>(timeline, readUndone(branches.get(name))));
    }
    return branches;
  }

  private List<Version<T>> readUndone(@Nullable Branch<T> before) throws IOException {
    List<Version<T>> old = before == null ? List.of() : before.undone();
    int kept = (int) in.readNumber(old.size(), "number of undone versions");
    List<Version<T>> undone = new ArrayList<>(VersionCodec.readUndone(in, commits));
    undone.addAll(old.subList(old.size() - kept, old.size()));
    return undone;
  }

  private List<String> readNames() throws IOException {
    int count = in.readCount("number of names");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readText());
    }
    return names;
  }
}
