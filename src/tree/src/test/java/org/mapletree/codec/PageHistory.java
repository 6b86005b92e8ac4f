package org.mapletree.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.mapletree.codec.PageSection.Items;

/** A history as the format page describes it, of trees of texts. */
final class PageHistory {

  /** A version with what it came from. */
  record Commit(long at, String branch, String note, List<Long> parents, Items tree) {}

  /** A branch: numbers of versions by instants, and what redo would go back to. */
  record Branch(Items timeline, List<Long> undone) {}

  final TreeMap<Long, Commit> commits = new TreeMap<>();
  final TreeMap<String, Branch> branches = new TreeMap<>();
  final Map<String, Long> tags = new HashMap<>();
  long nextNumber;
  String branchName = "";

  /** Kind 3, after the name of the codec. */
  void readSnapshot(PageSection in) {
    in.number();
    in.number();
    nextNumber = in.number();
    PageSection.Nodes trees = in.new Nodes(in.new Counted()::next);
    readCommits(in, base -> trees.tree());
    PageSection.Nodes timelines = in.new Nodes(() -> "" + in.number());
    for (long left = in.number(); left > 0; left--) {
      String name = in.text();
      branches.put(name, new Branch(timelines.tree(), in.numbers()));
    }
    branchName = new ArrayList<>(branches.keySet()).get((int) in.number());
    tags.putAll(in.tags());
  }

  /** A record of kind 4. */
  void readRecord(PageSection in) {
    long dropped = 0;
    for (long left = in.number(); left > 0; left--) {
      dropped += in.number();
      commits.remove(dropped);
    }
    for (long left = in.number(); left > 0; left--) {
      long number = in.number();
      Commit old = commit(number);
      List<Long> parents = parents(in, number, number - in.number());
      commits.put(number, new Commit(old.at, old.branch, old.note, parents, old.tree));
    }
    PageSection.Counted values = in.new Counted();
    readCommits(in, base -> in.delta(base, values::next));
    nextNumber = in.number();
    for (long left = in.number(); left > 0; left--) {
      readBranch(in, in.text(), in.text());
    }
    branches.keySet().removeAll(in.texts());
    branchName = in.text();
    tags.keySet().removeAll(in.texts());
    tags.putAll(in.tags());
  }

  private void readBranch(PageSection in, String name, String base) {
    Items from =
        base.isEmpty() ? new Items() : Objects.requireNonNull(branches.get(base), base).timeline;
    Items timeline = in.delta(from, () -> "" + in.number());
    Branch before = branches.get(name);
    List<Long> old = before == null ? List.of() : before.undone;
    int kept = (int) in.number();
    List<Long> undone = in.numbers();
    undone.addAll(old.subList(old.size() - kept, old.size()));
    branches.put(name, new Branch(timeline, undone));
  }

  /** How a tree is read, given that of the base. */
  @FunctionalInterface
  private interface Trees {
    Items next(Items base);
  }

  private void readCommits(PageSection in, Trees trees) {
    PageSection.Counted texts = in.new Counted();
    long number = 0;
    for (long left = in.number(); left > 0; left--) {
      number += in.number();
      long at = in.instant();
      String branch = texts.next();
      String note = texts.next();
      long replaced = number - in.number();
      List<Long> parents = parents(in, number, replaced);
      Items base = base(number, replaced);
      if (in.nextByte() == 0) {
        in.text();
      }
      Items tree = trees.next(base);
      commits.put(number, new Commit(at, branch, note, parents, tree));
    }
  }

  private Commit commit(long number) {
    return Objects.requireNonNull(commits.get(number), "commit");
  }

  /** The tree of the version that a new one replaced, or if none is kept of the next lower one. */
  private Items base(long number, long replaced) {
    Map.Entry<Long, Commit> lower = commits.lowerEntry(number);
    return lower == null
        ? new Items()
        : (replaced == number ? lower.getValue() : commit(replaced)).tree;
  }

  /** The version that another replaced, which is itself if none is kept, and what was merged. */
  private static List<Long> parents(PageSection in, long number, long replaced) {
    List<Long> parents = new ArrayList<>();
    if (replaced != number) {
      parents.add(replaced);
    }
    for (long left = in.number(); left > 0; left--) {
      parents.add(number - in.number());
    }
    return parents;
  }
}
