package org.mapletree.codec;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.MapleTree;
import org.mapletree.history.Commit;
import org.mapletree.history.History;
import org.mapletree.history.HistoryParts;
import org.mapletree.history.Version;

/** Reads what {@link HistoryWriter} wrote. */
final class HistoryReader<T, V> {

  private final HistoryCodec<T, V> codec;
  private final BlockReader in;
  private MapleTree<Commit<T>> commits = MapleTree.empty();

  HistoryReader(HistoryCodec<T, V> codec, BlockReader in) {
    this.codec = codec;
    this.in = in;
  }

  History<T> read() throws IOException {
    long start = in.offset();
    in.beginSection();
    SnapshotCodec.requireName(in, codec.name());
    NodeReader.Capacities capacities = NodeReader.Capacities.read(in);
    long nextNumber = in.readNumber(Long.MAX_VALUE, "number of a version");
    readCommits(capacities);
    SortedMap<String, HistoryParts.Branch<T>> branches = readBranches(capacities);
    String branchName = readBranchName(branches);
    HistoryParts<T> parts =
        new HistoryParts<>(commits, nextNumber, branchName, branches, VersionCodec.readTags(in));
    in.endSection();
    return VersionCodec.history(codec, parts, start);
  }

  private void readCommits(NodeReader.Capacities capacities) throws IOException {
    ValueReader<String> texts = VersionCodec.textReader();
    TreeReader<V> trees = new TreeReader<>(in, capacities, new ValueReader<>(codec.values()));
    Map<Long, TreeReader.Read<V>> read = new HashMap<>();
    long count = in.readNumber(Long.MAX_VALUE, "number of versions");
    long before = 0;
    for (long i = 0; i < count; i++) {
      VersionCodec.Head head = VersionCodec.read(in, i == 0, before, texts);
      before = head.number();
      Version<T> base = VersionCodec.base(commits, before, head.parent());
      T rest = codec.readRest(in, base == null ? null : base.value());
      TreeReader.Read<V> tree =
          trees.read(codec.tree(rest), base == null ? null : read.get(base.number()));
      read.put(before, tree);
      commits = commits.put(before, before, head.with(codec.with(rest, tree.tree())));
    }
  }

  private SortedMap<String, HistoryParts.Branch<T>> readBranches(NodeReader.Capacities capacities)
      throws IOException {
    TreeReader<Version<T>> timelines =
        new TreeReader<>(in, capacities, blocks -> VersionCodec.readVersion(blocks, commits));
    TreeReader.@Nullable Read<Version<T>> last = null;
    TreeMap<String, HistoryParts.Branch<T>> branches = new TreeMap<>();
    int count = in.readCount("number of branches");
    for (int i = 0; i < count; i++) {
      String name = in.readText();
      last = timelines.read(MapleTree.empty(), last);
      branches.put(
          name, new HistoryParts.Branch<>(last.tree(), VersionCodec.readUndone(in, commits)));
    }
    return branches;
  }

  private String readBranchName(SortedMap<String, ?> branches) throws IOException {
    long start = in.offset();
    long index = in.readNumber();
    if (index < 0 || index >= branches.size()) {
      throw BlockReader.corrupt(start, "there is no branch " + Long.toUnsignedString(index));
    }
    return branches.keySet().stream().skip(index).findFirst().orElseThrow();
  }
}
