package org.mapletree.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.Change;
import org.mapletree.MapleTree;
import org.mapletree.history.Commit;
import org.mapletree.history.HistoryParts;
import org.mapletree.history.HistoryParts.Branch;
import org.mapletree.history.Version;

/** Writes what turns one history into another: the records of a history file. */
final class ChangeWriter<T, V> {
  /*
   * Implementation notes.
   *
   *     dropped versions: how many; numbers, each less the one before
   *     versions with other parents: how many; number, parents
   *     new versions: how many; commit, value without its tree, delta to the tree of its base
   *     number of the next version
   *     new and changed branches: how many; each:
   *         name
   *         name of the branch whose timeline it is a difference to, as it is by now; empty for none
   *         delta of the timelines
   *         undone versions: how many of the branch's old ones stay, the last ones of the list; how many new ones; their numbers
   *     dropped branches: how many; names
   *     name of the branch stood on
   *     dropped tags: how many; names
   *     new and changed tags: how many; name, number
   *
   * The order is that in which a reader can apply it. It describes states, not deeds: whatever was done between the two, what is written is
   * what differs, and finding it costs what differs.
   */

  private final HistoryCodec<T, V> codec;
  private final BlockWriter out;
  private final HistoryParts<T> older;
  private final HistoryParts<T> newer;

  ChangeWriter(
      HistoryCodec<T, V> codec, BlockWriter out, HistoryParts<T> older, HistoryParts<T> newer) {
    this.codec = codec;
    this.out = out;
    this.older = older;
    this.newer = newer;
  }

  /** The history before the first record: nothing. */
  static <T> HistoryParts<T> nothing() {
    return new HistoryParts<>(MapleTree.empty(), 0, "", new TreeMap<>(), new TreeMap<>());
  }

  void write() throws IOException {
    writeCommits();
    out.writeNumber(newer.nextNumber());
    writeBranches();
    writeNames(without(older.branches(), newer.branches()));
    out.writeText(newer.branchName());
    writeNames(without(older.tags(), newer.tags()));
    TreeMap<String, Long> tags = new TreeMap<>(newer.tags());
    tags.entrySet().removeIf(tag -> tag.getValue().equals(older.tags().get(tag.getKey())));
    VersionCodec.writeTags(out, tags);
  }

  private void writeCommits() throws IOException {
    List<Commit<T>> dropped = new ArrayList<>();
    List<Commit<T>> moved = new ArrayList<>();
    List<Commit<T>> added = new ArrayList<>();
    for (Change<Commit<T>> change : older.commits().diff(newer.commits())) {
      if (change instanceof Change.Removed<Commit<T>> removed) {
        dropped.add(removed.entry().value());
      } else if (change instanceof Change.Added<Commit<T>> addition) {
        added.add(addition.entry().value());
      } else if (change instanceof Change.Replaced<Commit<T>> replaced) {
        boolean isSame = replaced.before().version().equals(replaced.after().version());
        (isSame ? moved : added).add(replaced.after());
      }
    }
    out.writeNumber(dropped.size());
    long before = 0;
    for (Commit<T> commit : dropped) {
      out.writeNumber(commit.number() - before);
      before = commit.number();
    }
    out.writeNumber(moved.size());
    for (Commit<T> commit : moved) {
      out.writeNumber(commit.number());
      VersionCodec.writeParents(out, commit);
    }
    writeAdded(added);
  }

  private void writeAdded(List<Commit<T>> added) throws IOException {
    ValueWriter<String> texts = VersionCodec.textWriter();
    ValueWriter<V> values = new ValueWriter<>(codec.values());
    out.writeNumber(added.size());
    long before = 0;
    for (Commit<T> commit : added) {
      VersionCodec.write(out, commit, before, texts);
      before = commit.number();
      Version<T> base = VersionCodec.base(newer.commits(), before, commit.parent());
      T value = commit.version().value();
      codec.writeRest(out, value, base == null ? null : base.value());
      MapleTree<V> tree = codec.tree(value);
      MapleTree<V> from = base == null ? MapleTree.empty() : codec.tree(base.value());
      DeltaCodec.write(out, from, tree, values);
    }
  }

  private void writeBranches() throws IOException {
    TreeMap<String, Branch<T>> known = new TreeMap<>(older.branches());
    TreeMap<String, Branch<T>> changed = new TreeMap<>(newer.branches());
    changed.entrySet().removeIf(branch -> isAsBefore(branch.getKey(), branch.getValue()));
    out.writeNumber(changed.size());
    for (Map.Entry<String, Branch<T>> entry : changed.entrySet()) {
      Branch<T> branch = entry.getValue();
      String base = base(known, entry.getKey(), branch);
      Branch<T> from = known.get(base);
      out.writeText(entry.getKey());
      out.writeText(base);
      MapleTree<Version<T>> timeline = from == null ? MapleTree.empty() : from.timeline();
      DeltaCodec.write(
          out,
          timeline,
          branch.timeline(),
          (blocks, version) -> blocks.writeNumber(version.number()));
      writeUndone(known.get(entry.getKey()), branch.undone());
      known.put(entry.getKey(), branch);
    }
  }

  private boolean isAsBefore(String name, Branch<T> branch) {
    Branch<T> before = older.branches().get(name);
    return before != null
        && before.timeline() == branch.timeline()
        && before.undone().equals(branch.undone());
  }

  /** The branch whose timeline a branch shares: its own, the one it began on, or any. */
  private String base(SortedMap<String, Branch<T>> known, String name, Branch<T> branch) {
    if (known.containsKey(name) || known.isEmpty()) {
      return known.isEmpty() ? "" : name;
    }
    for (Map.Entry<String, Branch<T>> other : known.entrySet()) {
      if (other.getValue().timeline() == branch.timeline()) {
        return other.getKey();
      }
    }
    return known.containsKey(older.branchName()) ? older.branchName() : known.firstKey();
  }

  private void writeUndone(@Nullable Branch<T> before, List<Version<T>> undone) throws IOException {
    List<Version<T>> old = before == null ? List.of() : before.undone();
    int kept = 0;
    while (kept < Math.min(old.size(), undone.size())
        && old.get(old.size() - 1 - kept).equals(undone.get(undone.size() - 1 - kept))) {
      kept++;
    }
    out.writeNumber(kept);
    VersionCodec.writeUndone(out, undone.subList(0, undone.size() - kept));
  }

  private static List<String> without(SortedMap<String, ?> before, SortedMap<String, ?> after) {
    return before.keySet().stream().filter(name -> !after.containsKey(name)).toList();
  }

  private void writeNames(List<String> names) throws IOException {
    out.writeNumber(names.size());
    for (String name : names) {
      out.writeText(name);
    }
  }
}
