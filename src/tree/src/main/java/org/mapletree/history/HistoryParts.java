package org.mapletree.history;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mapletree.MapleTree;

/**
 * All that a history consists of, in the open: what a codec writes, and makes a history of again.
 *
 * @param commits the kept versions with their parents, each on the single key that is its number
 * @param nextNumber the number of the next commit
 * @param branchName the branch stood on, one of {@code branches}
 * @param branches the branches by name
 * @param tags the numbers of kept versions by tag
 * @param <T> the type of the value
 */
@CheckReturnValue
public record HistoryParts<T>(
    MapleTree<Commit<T>> commits,
    long nextNumber,
    String branchName,
    SortedMap<String, Branch<T>> branches,
    SortedMap<String, Long> tags) {

  /**
   * Puts parts together. Whether they fit each other is for {@link History#ofParts(HistoryParts)}
   * to say.
   *
   * @param commits the kept versions
   * @param nextNumber the number of the next commit
   * @param branchName the branch stood on
   * @param branches the branches
   * @param tags the tags
   */
  public HistoryParts {
    Objects.requireNonNull(commits, "commits");
    Objects.requireNonNull(branchName, "branchName");
    branches = Collections.unmodifiableSortedMap(new TreeMap<>(branches));
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /**
   * A branch.
   *
   * @param timeline its versions, each on the span of instants, as keys of {@code
   *     KeyDomains.instantNanos()}, during which it was current; the last one, its head, to the end
   *     of time
   * @param undone the versions that redo would go back to, the nearest first
   * @param <T> the type of the value
   */
  public record Branch<T>(MapleTree<Version<T>> timeline, List<Version<T>> undone) {

    /**
     * Makes a branch.
     *
     * @param timeline its versions over time
     * @param undone what redo would go back to
     */
    public Branch {
      Objects.requireNonNull(timeline, "timeline");
      undone = List.copyOf(undone);
    }
  }
}
