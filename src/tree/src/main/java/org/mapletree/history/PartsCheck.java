package org.mapletree.history;

import java.util.Map;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.MapleTree;

/** Whether parts make a history; whatever does not fit is an IllegalArgumentException. */
final class PartsCheck {

  private PartsCheck() {}

  static <T> void check(HistoryParts<T> parts) {
    checkCommits(parts);
    // branches share their past, so each is held against the one before: that costs what differs
    MapleTree<Version<T>> checked = MapleTree.empty();
    for (Map.Entry<String, HistoryParts.Branch<T>> branch : parts.branches().entrySet()) {
      checkBranch(parts, branch.getKey(), branch.getValue(), checked);
      checked = branch.getValue().timeline();
    }
    require(
        parts.branches().containsKey(parts.branchName()),
        "there is no branch " + parts.branchName() + " to stand on");
    parts
        .tags()
        .forEach(
            (name, number) -> {
              require(!Texts.requireWhole("tag", name).isBlank(), "a tag has no name");
              require(parts.commits().containsKey(number), "tag " + name + " names no version");
            });
  }

  private static <T> void checkCommits(HistoryParts<T> parts) {
    require(!parts.commits().isEmpty(), "there is no version");
    parts
        .commits()
        .forEachRange(
            (first, last, commit) -> {
              require(
                  first == last && first == commit.number(),
                  "version " + commit.number() + " does not stand on its number");
              require(
                  first < parts.nextNumber(),
                  "version " + first + " is not before the next number");
              for (long parent : commit.parents()) {
                require(
                    parent < first && parts.commits().containsKey(parent),
                    "version " + first + " came from " + parent + ", which is not before it");
              }
              require(
                  Line.TIME.contains(commit.version().at()),
                  "version " + first + " is outside of time");
            });
  }

  private static <T> void checkBranch(
      HistoryParts<T> parts,
      String name,
      HistoryParts.Branch<T> branch,
      MapleTree<Version<T>> checked) {
    require(!Texts.requireWhole("branch", name).isBlank(), "a branch has no name");
    Entry<Version<T>> head = branch.timeline().lastEntryOrNull();
    require(
        head != null && head.last() == Line.TIME.lastKey(),
        "branch " + name + " does not reach the end of time");
    checked
        .diff(branch.timeline())
        .forEachRemaining(
            change -> {
              if (change instanceof Change.Added<Version<T>> added) {
                requireKept(parts, name, added.entry().value());
              } else if (change instanceof Change.Replaced<Version<T>> replaced) {
                requireKept(parts, name, replaced.after());
              }
            });
    branch.undone().forEach(version -> requireKept(parts, name, version));
  }

  private static <T> void requireKept(HistoryParts<T> parts, String branch, Version<T> version) {
    Commit<T> commit = parts.commits().getOrNull(version.number());
    require(
        commit != null && commit.version() == version,
        "branch " + branch + " has version " + version.number() + ", which is not kept");
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("No history: " + problem);
    }
  }
}
