package org.mapletree.examples;

import io.vavr.control.Either;
import java.util.List;
import org.mapletree.MapleTree;
import org.mapletree.MergeConflict;
import org.mapletree.Range;
import org.mapletree.ThreeWayMerge;

/**
 * Which users see which variant of two features, by ranges of user ids. Both maps are one value, so
 * a change to both is one version: put it into an {@code RcuCell} with {@link #complete} as its
 * validator. Two people who edit the same version at once are merged if they touched different
 * users.
 *
 * @param checkout variants of the checkout
 * @param search variants of the search
 */
public record Flags(MapleTree<String> checkout, MapleTree<String> search) {
  /**
   * One variant for all.
   *
   * @param variant its name
   * @return flags that give it to every user for both features
   */
  public static Flags all(String variant) {
    return new Flags(MapleTree.of(0, -1, variant), MapleTree.of(0, -1, variant));
  }

  /**
   * Whether every user has a variant of every feature.
   *
   * @return whether there is no hole in either map
   */
  public boolean complete() {
    return checkout.covers(0, -1) && search.covers(0, -1);
  }

  /**
   * The users of one hundredth of all ids.
   *
   * @param hundredth 0 to 99
   * @return their ids
   */
  public static Range bucket(int hundredth) {
    long width = Long.divideUnsigned(-1, 100);
    long first = width * hundredth;
    return hundredth == 99 ? Range.of(first, -1) : Range.ofLength(first, width);
  }

  /**
   * Other variants of the checkout.
   *
   * @param users whose
   * @param variant which
   * @return flags with this change
   */
  public Flags checkout(Range users, String variant) {
    return new Flags(checkout.putCoalescing(users, variant), search);
  }

  /**
   * Other variants of the search.
   *
   * @param users whose
   * @param variant which
   * @return flags with this change
   */
  public Flags search(Range users, String variant) {
    return new Flags(checkout, search.putCoalescing(users, variant));
  }

  /**
   * Merges what two people made of these flags.
   *
   * @param mine one person's
   * @param theirs the other's
   * @return on the right, flags with the changes of both; on the left, where they clash
   */
  public Either<List<MergeConflict<String>>, Flags> merge(Flags mine, Flags theirs) {
    return ThreeWayMerge.of(checkout, mine.checkout, theirs.checkout)
        .tree()
        .flatMap(
            both ->
                ThreeWayMerge.of(search, mine.search, theirs.search)
                    .tree()
                    .map(found -> new Flags(both, found)));
  }

  /**
   * Tells the story.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Flags base = all("old");
    Flags mine = base.checkout(bucket(5), "new").search(bucket(5), "new");
    Flags theirs = base.checkout(bucket(7), "red");
    System.out.println(base.merge(mine, theirs).get().checkout());
    System.out.println(base.merge(mine, theirs.checkout(bucket(5), "blue")).getLeft());
  }
}
