package org.mapletree.bench;

import java.util.SplittableRandom;
import org.mapletree.bench.peer.Library;
import org.mapletree.bench.peer.Peer;
import org.mapletree.bench.workload.Entries;
import org.mapletree.bench.workload.Layout;
import org.mapletree.bench.workload.Workload;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The map that is measured: one library, filled with one workload. */
@State(Scope.Thread)
public abstract class Subject {
  /** The name of a {@link Library}. */
  @Param({"MapleTree", "TreeMap", "ConcurrentSkipListMap"})
  public String library = "";

  /** How many entries. */
  @Param("100000")
  public int size;

  /** How they lie. */
  @Param("APART")
  public Layout layout = Layout.APART;

  /**
   * How many entries a leaf of ours may have, and how many children a branch, such as {@code
   * 32/16}; {@code usual} for what the tree has by itself.
   */
  @Param("usual")
  public String fanout = "usual";

  Peer peer;
  Workload workload;

  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  Subject() {}

  /** Fills the map. The setup of every benchmark calls it first. */
  void fill() {
    setFanout();
    peer = Library.of(library).peer();
    workload = Workload.of(layout, size, 42, peer.unsigned());
    if (layout == Layout.GROWN) {
      peer = grown();
    } else {
      peer.restore(peer.build(workload.entries()));
    }
    collect();
  }

  /**
   * Collects garbage. A map that took much of it to build would lie between what died, and reading
   * it would take several times as long as after the next collection.
   */
  static void collect() {
    System.gc();
  }

  /** The tree reads its capacities once, before its first node: each fork has its own. */
  private void setFanout() {
    if (!fanout.equals("usual")) {
      String[] capacities = fanout.split("/", -1);
      System.setProperty("mapletree.fanout.leaf", capacities[0]);
      System.setProperty("mapletree.fanout.branch", capacities[1]);
    }
  }

  /** Another map of all entries; the one that is measured stays as it is. */
  Object made() {
    return layout == Layout.GROWN ? grown().version() : peer.build(workload.entries());
  }

  /** All entries put in one by one, in random order. */
  private Peer grown() {
    Peer growing = Library.of(library).peer();
    growing.restore(growing.build(Entries.none()));
    Entries entries = workload.entries().shuffled(new SplittableRandom(7));
    for (int at = 0; at < entries.size(); at++) {
      growing.put(entries.first(at), entries.last(at), entries.value(at));
    }
    return growing;
  }

  /**
   * The number of prepared keys or places: a power of two, so that a mask goes round. So many that
   * the processor does not learn where each search turns: with 1,000 keys that come again and again
   * it does, and an insertion into a {@code TreeMap} of 1,000 entries takes a third of the time.
   */
  int prepared() {
    return size <= 1_000 ? 1 << 17 : 1 << 20;
  }
}
