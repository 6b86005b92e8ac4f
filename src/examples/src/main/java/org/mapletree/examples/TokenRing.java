package org.mapletree.examples;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapletree.KeyChange;
import org.mapletree.MapleTree;
import org.mapletree.Range;
import org.mapletree.rcu.RcuTree;

/**
 * Which node of a cluster owns which part of the hash space: all 2^64 hashes have exactly one owner
 * at any time, which the cell checks before a reader can see a version.
 */
public final class TokenRing {
  private final RcuTree<String> ring;

  /**
   * A ring of one node.
   *
   * @param node the owner of all hashes
   */
  public TokenRing(String node) {
    ring = RcuTree.of(MapleTree.of(0, -1, node), (now, next) -> next.covers(0, -1));
  }

  /**
   * The owner of a hash.
   *
   * @param hash any long
   * @return the node that owns it now
   */
  public @Nullable String owner(long hash) {
    return ring.get().getOrNull(hash);
  }

  /**
   * Moves a part of the space.
   *
   * @param hashes what is moved
   * @param node its new owner
   */
  public void move(Range hashes, String node) {
    ring.updateAndGet(tree -> tree.putCoalescing(hashes, node));
  }

  /**
   * Takes a part of the space from its owner and gives it to nobody, which the ring refuses.
   *
   * @param hashes what is dropped
   * @throws org.mapletree.rcu.RejectedValueException always: a ring has no hole
   */
  public void drop(Range hashes) {
    ring.remove(hashes);
  }

  /**
   * The version that is current, for any number of lookups that must agree with each other.
   *
   * @return a ring that stays as it is
   */
  public MapleTree<String> snapshot() {
    return ring.get();
  }

  /**
   * Tells of every move from now on; moves that happen while the last ones are handled are told
   * together.
   *
   * @param handOver is told which hashes went from whom to whom
   * @param executor where
   * @return the ring to which the first changes will apply
   */
  public MapleTree<String> onMove(Consumer<? super KeyChange<String>> handOver, Executor executor) {
    return ring.subscribe(
            step -> step.from().value().diffByKey(step.to().value()).forEachRemaining(handOver),
            executor)
        .value();
  }

  /**
   * Tells the story.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    TokenRing ring = new TokenRing("n1");
    MapleTree<String> start = ring.onMove(System.out::println, Runnable::run);
    System.out.println("from " + start);
    ring.move(Range.of(0x4000_0000_0000_0000L, 0x7fff_ffff_ffff_ffffL), "n2");
    ring.move(Range.of(0x8000_0000_0000_0000L, -1), "n3");
    System.out.println(ring.owner(0x5000_0000_0000_0000L));
  }
}
