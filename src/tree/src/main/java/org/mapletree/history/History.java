package org.mapletree.history;

import io.vavr.collection.Iterator;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.Footprint;
import org.mapletree.MapleTree;
import org.mapletree.MergeConflict;
import org.mapletree.MergeResolver;
import org.mapletree.Range;
import org.mapletree.ThreeWayMerge;

/**
 * The versions of an immutable value, by number and by time, on one branch or several. A history is
 * immutable itself: each commit returns a new one that shares all versions with the old.
 *
 * <pre>{@code
 * Instant ten = Instant.parse("2026-01-01T10:00:00Z");
 * var history = History.ofTree(MapleTree.of(0x10, 0x1f, "a"), ten, "first");
 * var more = history.latest().value().put(0x20, 0x2f, "b");
 * history = history.commit(more, ten.plusSeconds(300), "more");
 * history.asOf(ten.plusSeconds(120)).get().number();       // 0
 * history.version(1).get().note();                         // "more"
 * history.undo().get().latest().number();                  // 0
 * }</pre>
 *
 * <p><b>Numbers.</b> The first version is 0, each commit on any branch has the next number, and no
 * number is used again. <b>Time.</b> On a branch, each version holds the span of instants from its
 * commit, or from the undo that brought it back, to the next change; the current one holds the rest
 * of time. Changes can be made at instants from 1677-09-21 to 2262-04-11, in nanoseconds; at others
 * they are an {@link IllegalArgumentException}. On one branch, each change must be later than the
 * one before, so that none is possible after one at the end of time. <b>Texts.</b> Notes and names
 * of branches and tags must be such as a file can hold: half of a surrogate pair is an {@link
 * IllegalArgumentException}. <b>Branches.</b> A history stands on one branch, at first {@value
 * #MAIN}; commit, undo and redo move its head, {@link #asOf} and {@link #latest} read it. A new
 * branch shares the past of the one that it came from.
 *
 * <p>All versions are kept until {@link #retain} drops some. Lookups and commits are O(log n) for n
 * versions.
 *
 * @param <T> the type of the value, which must be immutable
 */
@CheckReturnValue
public final class History<T> {
  /*
   * Implementation notes.
   *
   * "commits" maps each kept version's number to the version and its parents. A Line is a branch:
   * its timeline maps instants to versions, as a MapleTree whose entries are the spans during which
   * a version was current. A change at t puts the new version on [t, end of time], which clips the
   * span of the version before: as-of is one lookup, and undo is a put like any other. Branches
   * share the nodes of what they have in common.
   *
   * The branch stood on is a field of its own, so that a commit does not copy the map of the
   * others.
   */

  /** The name of the branch that a history begins with. */
  public static final String MAIN = "main";

  private final MapleTree<Commit<T>> commits;
  private final long nextNumber;
  private final Line<T> line;
  private final SortedMap<String, Line<T>> others;
  private final SortedMap<String, Long> tags;
  private final Clock clock;
  private final @Nullable TreeView<T, ?> view;

  private History(
      MapleTree<Commit<T>> commits,
      long nextNumber,
      Line<T> line,
      SortedMap<String, Line<T>> others,
      SortedMap<String, Long> tags,
      Clock clock,
      @Nullable TreeView<T, ?> view) {
    this.commits = commits;
    this.nextNumber = nextNumber;
    this.line = line;
    this.others = others;
    this.tags = tags;
    this.clock = clock;
    this.view = view;
  }

  // ------------------------------------------------------------------------------------------
  // making

  /**
   * A history of one version, committed now.
   *
   * @param first the value of version 0
   * @param <T> the type of the value
   * @return the history
   */
  public static <T> History<T> of(T first) {
    return of(first, Clock.systemUTC().instant(), "");
  }

  /**
   * A history of one version.
   *
   * @param first the value of version 0
   * @param at the instant from which on it is current
   * @param note what to say about it
   * @param <T> the type of the value
   * @return the history
   * @throws IllegalArgumentException if {@code at} is before 1677-09-21 or after 2262-04-11
   */
  public static <T> History<T> of(T first, Instant at, String note) {
    Version<T> version = new Version<>(0, at, MAIN, note, first);
    return new History<>(
        MapleTree.of(0, 0, new Commit<>(version, Commit.NONE, List.of())),
        1,
        Line.of(MAIN, version),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Clock.systemUTC(),
        null);
  }

  /**
   * A history of one version, whose value has a tree inside.
   *
   * @param first the value of version 0
   * @param at the instant from which on it is current
   * @param note what to say about it
   * @param view finds the tree in a value
   * @param <T> the type of the value
   * @return the history
   * @throws IllegalArgumentException if {@code at} is before 1677-09-21 or after 2262-04-11
   */
  public static <T> History<T> of(T first, Instant at, String note, TreeView<T, ?> view) {
    History<T> blind = of(first, at, note);
    return new History<>(
        blind.commits,
        blind.nextNumber,
        blind.line,
        blind.others,
        blind.tags,
        blind.clock,
        Objects.requireNonNull(view, "view"));
  }

  /**
   * A history of trees, of one version.
   *
   * @param first the tree of version 0
   * @param at the instant from which on it is current
   * @param note what to say about it
   * @param <V> the type of the tree's values
   * @return the history
   * @throws IllegalArgumentException if {@code at} is before 1677-09-21 or after 2262-04-11
   */
  public static <V> History<MapleTree<V>> ofTree(MapleTree<V> first, Instant at, String note) {
    return of(first, at, note, TreeView.identity());
  }

  /**
   * A history made of parts, with the system's clock. O(n) for n versions.
   *
   * @param parts the parts
   * @param <T> the type of the value
   * @return the history
   * @throws IllegalArgumentException if the parts do not fit each other; the message says where
   */
  public static <T> History<T> ofParts(HistoryParts<T> parts) {
    return assembled(parts, null);
  }

  /**
   * A history made of parts, whose values have trees inside. O(n) for n versions.
   *
   * @param parts the parts
   * @param view finds the tree in a value
   * @param <T> the type of the value
   * @return the history
   * @throws IllegalArgumentException if the parts do not fit each other; the message says where
   */
  public static <T> History<T> ofParts(HistoryParts<T> parts, TreeView<T, ?> view) {
    return assembled(parts, Objects.requireNonNull(view, "view"));
  }

  private static <T> History<T> assembled(HistoryParts<T> parts, @Nullable TreeView<T, ?> view) {
    PartsCheck.check(parts);
    TreeMap<String, Line<T>> others = new TreeMap<>();
    parts.branches().forEach((name, branch) -> others.put(name, Line.of(name, branch)));
    Line<T> line = Objects.requireNonNull(others.remove(parts.branchName()), "branch");
    return new History<>(
        parts.commits(),
        parts.nextNumber(),
        line,
        others,
        new TreeMap<>(parts.tags()),
        Clock.systemUTC(),
        view);
  }

  /**
   * All that this history consists of, but for its clock and its view. O(branches, tags, and
   * versions that could be redone).
   *
   * @return the parts, of which {@link #ofParts(HistoryParts)} makes an equal history
   */
  public HistoryParts<T> parts() {
    TreeMap<String, HistoryParts.Branch<T>> branches = new TreeMap<>();
    lines().forEach(each -> branches.put(each.name(), each.part()));
    return new HistoryParts<>(commits, nextNumber, line.name(), branches, tags);
  }

  /**
   * This history with another clock; the system's is the default. Commits without an instant ask
   * it.
   *
   * @param other the clock
   * @return a history with that clock
   */
  public History<T> withClock(Clock other) {
    Objects.requireNonNull(other, "clock");
    return new History<>(commits, nextNumber, line, others, tags, other, view);
  }

  // ------------------------------------------------------------------------------------------
  // changing

  /**
   * Adds a version to this branch.
   *
   * @param value its value; a value that was there before makes a version like any other
   * @param at the instant from which on it is current: later than the last change of this branch
   * @param note what to say about it
   * @return the history with the version; nothing can be redone any more
   * @throws IllegalArgumentException if {@code at} is not later than the last change; the message
   *     has both instants
   */
  public History<T> commit(T value, Instant at, String note) {
    return commit(value, at, note, List.of());
  }

  /**
   * Adds a version to this branch, at the clock's instant; where that is not later than the last
   * change of this branch, one nanosecond after it.
   *
   * @param value its value; a value that was there before makes a version like any other
   * @param note what to say about it
   * @return the history with the version; nothing can be redone any more
   */
  public History<T> commit(T value, String note) {
    return commit(value, nextInstant(), note);
  }

  /**
   * Adds a version that unites this branch with another, and remembers that it comes from the heads
   * of both: from then on their common ancestor is the other's head. Making the united value is the
   * caller's.
   *
   * @param value the united value
   * @param at the instant from which on it is current: later than the last change of this branch
   * @param note what to say about it
   * @param branch the other branch
   * @return the history with the version
   * @throws IllegalArgumentException if there is no such other branch, or {@code at} is not later
   *     than the last change
   */
  public History<T> commitMerge(T value, Instant at, String note, String branch) {
    long other = otherLine(branch).head().number();
    return commit(value, at, note, other == latest().number() ? List.of() : List.of(other));
  }

  /**
   * What the current version of another branch changed since the two branches parted, merged into
   * the current version of this one: the base is their {@linkplain #commonAncestor(String) common
   * ancestor}, ours is this branch.
   *
   * @param branch the other branch
   * @param inside finds the trees in the values
   * @param <V> the type of the trees' values
   * @return the merged tree, or the conflicts; {@link #commitMerge} commits what is made of it
   * @throws IllegalArgumentException if there is no such other branch
   * @throws IllegalStateException if the common ancestor is no longer kept
   */
  public <V> ThreeWayMerge<V> threeWayMerge(String branch, TreeView<T, V> inside) {
    Version<T> theirs = otherLine(branch).head();
    Version<T> base = commonAncestor(branch).getOrNull();
    if (base == null) {
      throw new IllegalStateException(
          "The common ancestor of " + latest() + " and " + theirs + " is no longer kept");
    }
    return ThreeWayMerge.of(
        inside.tree(base.value()), inside.tree(latest().value()), inside.tree(theirs.value()));
  }

  /**
   * Merges another branch into this one, and adds the version that results; see {@link
   * #threeWayMerge} and {@link #commitMerge}. Its value is this branch's, with the merged tree.
   *
   * @param branch the other branch
   * @param at the instant from which on it is current: later than the last change of this branch
   * @param note what to say about it
   * @param inside finds the trees in the values
   * @param <V> the type of the trees' values
   * @return on the right, the history with the version; on the left, the conflicts
   * @throws IllegalArgumentException if there is no such other branch, or {@code at} is not later
   *     than the last change
   * @throws IllegalStateException if the common ancestor is no longer kept
   */
  public <V> Either<List<MergeConflict<V>>, History<T>> mergeBranch(
      String branch, Instant at, String note, TreeView<T, V> inside) {
    return threeWayMerge(branch, inside)
        .tree()
        .map(tree -> commitMerge(inside.with(latest().value(), tree), at, note, branch));
  }

  /**
   * Merges another branch into this one, with a decision for each conflict. See {@link
   * #mergeBranch(String, Instant, String, TreeView)}.
   *
   * @param branch the other branch
   * @param at the instant from which on it is current: later than the last change of this branch
   * @param note what to say about it
   * @param inside finds the trees in the values
   * @param resolver decides where both branches changed the same keys, and not to the same value
   * @param <V> the type of the trees' values
   * @return the history with the version
   * @throws IllegalArgumentException if there is no such other branch, or {@code at} is not later
   *     than the last change
   * @throws IllegalStateException if the common ancestor is no longer kept
   */
  public <V> History<T> mergeBranch(
      String branch, Instant at, String note, TreeView<T, V> inside, MergeResolver<V> resolver) {
    MapleTree<V> tree = threeWayMerge(branch, inside).resolve(resolver);
    return commitMerge(inside.with(latest().value(), tree), at, note, branch);
  }

  private History<T> commit(T value, Instant at, String note, List<Long> merged) {
    Version<T> version = new Version<>(nextNumber, at, line.name(), note, value);
    Commit<T> commit = new Commit<>(version, line.head().number(), merged);
    return new History<>(
        commits.put(nextNumber, nextNumber, commit),
        Math.incrementExact(nextNumber),
        line.moved(version, at, null),
        others,
        tags,
        clock,
        view);
  }

  /**
   * Goes back to the version that the current one was made from, at the clock's instant. No version
   * is lost: {@link #redo} goes forward again until the next commit, {@link #version} finds them
   * ever after, and {@link #asOf} knows what was current when.
   *
   * @return the history with the earlier version as its current one; none where there is no earlier
   *     version that is kept
   */
  public Option<History<T>> undo() {
    return parentOfHead() == null ? Option.none() : undo(nextInstant());
  }

  /**
   * Goes back to the version that the current one was made from.
   *
   * @param at the instant from which on it is current again: later than the last change of this
   *     branch
   * @return the history with the earlier version as its current one; none where there is no earlier
   *     version that is kept
   * @throws IllegalArgumentException if {@code at} is not later than the last change
   */
  public Option<History<T>> undo(Instant at) {
    Version<T> parent = parentOfHead();
    return parent == null
        ? Option.none()
        : Option.some(on(line.moved(parent, at, new Undone<>(line.head(), line.undone()))));
  }

  private @Nullable Version<T> parentOfHead() {
    long parent = Ancestry.require(commits, line.head().number()).parent();
    return parent == Commit.NONE ? null : Ancestry.require(commits, parent).version();
  }

  /**
   * Takes the last undo back, at the clock's instant.
   *
   * @return the history with the version that the undo left as its current one; none where nothing
   *     was undone since the last commit
   */
  public Option<History<T>> redo() {
    return line.undone() == null ? Option.none() : redo(nextInstant());
  }

  /**
   * Takes the last undo back.
   *
   * @param at the instant from which on the version is current again: later than the last change of
   *     this branch
   * @return the history with the version that the undo left as its current one; none where nothing
   *     was undone since the last commit
   * @throws IllegalArgumentException if {@code at} is not later than the last change
   */
  public Option<History<T>> redo(Instant at) {
    Undone<T> undone = line.undone();
    return undone == null
        ? Option.none()
        : Option.some(on(line.moved(undone.version(), at, undone.earlier())));
  }

  /**
   * Drops the versions that a policy does not keep; instants at which they were current answer
   * none. What is kept, whatever the policy says: the head of each branch, tagged versions, and the
   * common ancestors of any two heads, so that branches can still be merged. A kept version reads
   * as before, and comes from the same kept versions.
   *
   * <p>O(n log n) for n versions, and for each merge no more than the kept versions since the two
   * sides parted.
   *
   * @param policy says which versions to keep
   * @param now the instant from which the policy counts ages
   * @return the history without the other versions; this very history where all are kept
   */
  public History<T> retain(Retention policy, Instant now) {
    Pruning<T> pruning = Pruning.of(commits, policy, now, lines(), tags.values());
    if (pruning.dropsNothing()) {
      return this;
    }
    TreeMap<String, Line<T>> parked = new TreeMap<>();
    others.forEach((name, other) -> parked.put(name, pruning.line(other)));
    return new History<>(
        pruning.commits(), nextNumber, pruning.line(line), parked, tags, clock, view);
  }

  /**
   * Drops the versions that a policy does not keep, with ages counted from the clock's instant. See
   * {@link #retain(Retention, Instant)}.
   *
   * @param policy says which versions to keep
   * @return the history without the other versions; this very history where all are kept
   */
  public History<T> retain(Retention policy) {
    return retain(policy, clock.instant());
  }

  private Instant nextInstant() {
    Instant now = clock.instant();
    Instant last = line.sinceInstant();
    return now.isAfter(last) ? now : last.plusNanos(1);
  }

  // ------------------------------------------------------------------------------------------
  // branches, tags

  /**
   * Begins a branch at the current version, and stands on it.
   *
   * @param name a name that no branch has
   * @return the history, standing on the new branch
   * @throws IllegalArgumentException if there is a branch of that name, or the name is blank
   */
  public History<T> branch(String name) {
    requireNewBranch(name);
    return standingOn(line.named(name));
  }

  /**
   * Begins a branch at any kept version, and stands on it. Before that version's commit the new
   * branch shares the past of the branch that it was committed to, if that branch, or one that
   * began on it later, is still there.
   *
   * @param name a name that no branch has
   * @param number the version to start from
   * @return the history, standing on the new branch; none where the version is not kept
   * @throws IllegalArgumentException if there is a branch of that name, or the name is blank
   */
  public Option<History<T>> branch(String name, long number) {
    requireNewBranch(name);
    Commit<T> start = commits.getOrNull(number);
    if (start == null) {
      return Option.none();
    }
    return Option.some(standingOn(Line.from(name, pastOf(start.version()), start.version())));
  }

  /** The timeline of a branch on which a version was committed, best of its own. */
  private MapleTree<Version<T>> pastOf(Version<T> version) {
    Line<T> own = lineOrNull(version.branch());
    if (own != null && own.at(version.at()) == version) {
      return own.timeline();
    }
    for (Line<T> other : lines()) {
      if (other.at(version.at()) == version) {
        return other.timeline();
      }
    }
    return MapleTree.empty();
  }

  /**
   * Stands on another branch.
   *
   * @param name its name
   * @return the history, standing on that branch; none where there is no such branch
   */
  public Option<History<T>> onBranch(String name) {
    Line<T> found = lineOrNull(name);
    if (found == null) {
      return Option.none();
    }
    return Option.some(found == line ? this : standingOn(found));
  }

  /**
   * Removes a branch. Its versions are kept until {@link #retain} drops them.
   *
   * @param name the name of a branch other than the one stood on
   * @return the history without the branch
   * @throws IllegalArgumentException if there is no such other branch
   */
  public History<T> dropBranch(String name) {
    Line<T> dropped = otherLine(name);
    TreeMap<String, Line<T>> rest = new TreeMap<>(others);
    rest.remove(dropped.name());
    return new History<>(commits, nextNumber, line, rest, tags, clock, view);
  }

  /**
   * The name of the branch stood on.
   *
   * @return the name
   */
  public String branchName() {
    return line.name();
  }

  /**
   * The names of all branches.
   *
   * @return the names, in alphabetical order
   */
  public List<String> branchNames() {
    return lines().stream().map(Line::name).sorted().toList();
  }

  /**
   * Gives the current version a name of its own, which keeps it.
   *
   * @param name a name that no version has
   * @return the history with the tag
   * @throws IllegalArgumentException if the tag is taken, or the name is blank
   */
  public History<T> tag(String name) {
    requireName(name);
    Long taken = tags.get(name);
    if (taken != null) {
      throw new IllegalArgumentException("Tag " + name + " names version " + taken + " already");
    }
    TreeMap<String, Long> more = new TreeMap<>(tags);
    more.put(name, line.head().number());
    return new History<>(commits, nextNumber, line, others, more, clock, view);
  }

  /**
   * Takes a tag away.
   *
   * @param name the tag
   * @return the history without the tag; this very history where there is none
   */
  public History<T> untag(String name) {
    if (!tags.containsKey(name)) {
      return this;
    }
    TreeMap<String, Long> fewer = new TreeMap<>(tags);
    fewer.remove(name);
    return new History<>(commits, nextNumber, line, others, fewer, clock, view);
  }

  /**
   * The version that a tag names.
   *
   * @param name the tag
   * @return the version; none where there is no such tag
   */
  public Option<Version<T>> tagged(String name) {
    return Option.of(tags.get(name)).map(number -> Ancestry.require(commits, number).version());
  }

  /**
   * All tags.
   *
   * @return tag to version number, in alphabetical order, unmodifiable
   */
  public SortedMap<String, Long> tags() {
    return Collections.unmodifiableSortedMap(tags);
  }

  /**
   * The version that the current one and another branch's both come from: the base of a three-way
   * merge. Where merges have crossed there may be several that are not each other's ancestors; this
   * is the one with the highest number.
   *
   * @param branch the other branch
   * @return the common ancestor; none where it is no longer kept
   * @throws IllegalArgumentException if there is no such other branch
   */
  public Option<Version<T>> commonAncestor(String branch) {
    return commonAncestor(line.head().number(), otherLine(branch).head().number());
  }

  /**
   * The version that two versions both come from; one of the two where the other comes from it. O(k
   * log k) for the k versions since.
   *
   * @param one the number of a kept version
   * @param other the number of a kept version
   * @return the common ancestor with the highest number; none where it is no longer kept
   * @throws IllegalArgumentException if one of the versions is not kept
   */
  public Option<Version<T>> commonAncestor(long one, long other) {
    Commit<T> common =
        Ancestry.common(commits, requireKept(one).number(), requireKept(other).number());
    return Option.of(common).map(Commit::version);
  }

  // ------------------------------------------------------------------------------------------
  // reading

  /**
   * The current version of this branch.
   *
   * @return the head of this branch
   */
  public Version<T> latest() {
    return line.head();
  }

  /**
   * The version that was current on this branch at an instant. One lookup: O(log n).
   *
   * @param instant any instant; after the last change, the current version is the answer
   * @return the version; none before the first one, and where the version is no longer kept
   */
  public Option<Version<T>> asOf(Instant instant) {
    return Option.of(asOfOrNull(instant));
  }

  /**
   * As {@link #asOf}, without an {@code Option}.
   *
   * @param instant any instant
   * @return the version, or null
   */
  public @Nullable Version<T> asOfOrNull(Instant instant) {
    return line.at(instant);
  }

  /**
   * The version of a number, on whatever branch it was committed. O(log n).
   *
   * @param number the number
   * @return the version; none where there never was one of that number, or it is no longer kept
   */
  public Option<Version<T>> version(long number) {
    return Option.of(versionOrNull(number));
  }

  /**
   * As {@link #version}, without an {@code Option}.
   *
   * @param number the number
   * @return the version, or null
   */
  public @Nullable Version<T> versionOrNull(long number) {
    Commit<T> commit = commits.getOrNull(number);
    return commit == null ? null : commit.version();
  }

  /**
   * The kept versions that a version came from: the one that it replaced, or that one's nearest
   * kept ancestor, then those merged in. Where parents are not kept, their kept ancestors stand in
   * for them, without those from which another one comes.
   *
   * @param number the number of a kept version
   * @return the parents' numbers; empty where there are none
   * @throws IllegalArgumentException if the version is not kept
   */
  public List<Long> parents(long number) {
    return requireKept(number).parents();
  }

  /**
   * How many versions are kept.
   *
   * @return the number of versions, at least 1
   */
  public long size() {
    return commits.size();
  }

  /**
   * The kept versions of all branches.
   *
   * @return the versions in the order of their numbers
   */
  public Iterator<Version<T>> versions() {
    return commits.iterator().map(entry -> entry.value().version());
  }

  /**
   * The current version and all kept versions that it came from, those of merged branches among
   * them.
   *
   * @return the versions, the newest number first
   */
  public Iterator<Version<T>> log() {
    return Iterator.ofAll(Ancestry.of(commits, line.head().number())).map(Commit::version);
  }

  /**
   * Which version last wrote each key of a range, on the way to the current version. A write counts
   * if it changed what a key maps to; clearing a key does, cutting an entry in two does not. In a
   * version that unites two branches, keys come from the first parent that maps them alike. Keys
   * that were mapped before the first kept version are that version's.
   *
   * <pre>{@code
   * history.blame(0x0, 0xff);      // {0x0-0xf=Version 0, 0x10-0x1f=Version 2, 0x20-0x2f=Version 0}
   * }</pre>
   *
   * <p>O(c log n) for c changes between the versions that are looked at, and those are none below
   * the version that wrote the oldest key.
   *
   * @param first the lowest key, unsigned
   * @param last the highest key, unsigned, at least {@code first}
   * @return for each key, the version that wrote it, in stretches as long as possible; a gap where
   *     no key was ever mapped
   * @throws IllegalArgumentException if {@code first} is above {@code last}
   * @throws IllegalStateException if this history was made without a {@link TreeView}
   */
  public MapleTree<Version<T>> blame(long first, long last) {
    return blame(Range.of(first, last));
  }

  /**
   * Which version last wrote each key of a range. See {@link #blame(long, long)}.
   *
   * @param range the keys
   * @return for each key, the version that wrote it; a gap where no key was ever mapped
   * @throws IllegalStateException if this history was made without a {@link TreeView}
   */
  public MapleTree<Version<T>> blame(Range range) {
    return Blame.of(commits, requireView(), line.head().number(), range);
  }

  /**
   * The bytes that the trees of all kept versions hold, together and each. O(distinct nodes).
   *
   * @return the figures
   * @throws IllegalStateException if this history was made without a {@link TreeView}
   */
  public HistoryStats stats() {
    TreeView<T, ?> inside = requireView();
    List<MapleTree<?>> trees = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    versions()
        .forEach(
            version -> {
              numbers.add(version.number());
              trees.add(inside.tree(version.value()));
            });
    List<Footprint> footprints = MapleTree.footprints(trees);
    List<HistoryStats.VersionBytes> each = new ArrayList<>();
    for (int i = 0; i < trees.size(); i++) {
      each.add(new HistoryStats.VersionBytes(numbers.get(i), footprints.get(i)));
    }
    long copies = footprints.stream().mapToLong(bytes -> bytes.own() + bytes.shared()).sum();
    return new HistoryStats(MapleTree.footprint(trees), copies, each);
  }

  /** Where this history stands; the values may be large and are left out. */
  @Override
  public String toString() {
    return "History[" + line.head() + ", " + commits.size() + " versions kept]";
  }

  // ------------------------------------------------------------------------------------------
  // inside

  private History<T> on(Line<T> moved) {
    return new History<>(commits, nextNumber, moved, others, tags, clock, view);
  }

  /** Parks the current line, and stands on another. */
  private History<T> standingOn(Line<T> next) {
    TreeMap<String, Line<T>> parked = new TreeMap<>(others);
    parked.remove(next.name());
    parked.put(line.name(), line);
    return new History<>(commits, nextNumber, next, parked, tags, clock, view);
  }

  private List<Line<T>> lines() {
    List<Line<T>> lines = new ArrayList<>(others.values());
    lines.add(line);
    return lines;
  }

  private @Nullable Line<T> lineOrNull(String name) {
    return line.name().equals(name) ? line : others.get(name);
  }

  private Line<T> otherLine(String name) {
    Line<T> other = others.get(name);
    if (other == null) {
      throw new IllegalArgumentException(
          "There is no other branch " + name + "; there are " + others.keySet());
    }
    return other;
  }

  private TreeView<T, ?> requireView() {
    TreeView<T, ?> inside = view;
    if (inside == null) {
      throw new IllegalStateException(
          "This history was made without a TreeView: it can't see the trees in its values");
    }
    return inside;
  }

  private Commit<T> requireKept(long number) {
    Commit<T> commit = commits.getOrNull(number);
    if (commit == null) {
      throw new IllegalArgumentException("Version " + number + " is not kept");
    }
    return commit;
  }

  private void requireNewBranch(String name) {
    requireName(name);
    if (lineOrNull(name) != null) {
      throw new IllegalArgumentException("There is a branch " + name + " already");
    }
  }

  private static void requireName(String name) {
    if (Texts.requireWhole("name", name).isBlank()) {
      throw new IllegalArgumentException("A branch or a tag needs a name that is not blank");
    }
  }
}
