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

  /** How many entries a leaf of ours may have, and how many children a branch: {@code 32/16}. */
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
    peer.restore(made());
  }

  /** The tree reads its capacities when its first class is loaded. */
  private void setFanout() {
    if (!fanout.equals("usual")) {
      String[] capacities = fanout.split("/", -1);
      System.setProperty("mapletree.fanout.leaf", capacities[0]);
      System.setProperty("mapletree.fanout.branch", capacities[1]);
    }
  }

  /** Another map of all entries; the one that is measured stays as it is. */
  Object made() {
    if (layout != Layout.GROWN) {
      return peer.build(workload.entries());
    }
    // A peer of its own: were the map that is measured let go, and the last one that is made held
    // in its place, the growth of the heap would be short of a map.
    Peer growing = Library.of(library).peer();
    growing.restore(growing.build(Entries.none()));
    Entries grown = workload.entries().shuffled(new SplittableRandom(7));
    for (int at = 0; at < grown.size(); at++) {
      growing.put(grown.first(at), grown.last(at), grown.value(at));
    }
    return growing.version();
  }

  /** The number of prepared keys: a power of two, so that a mask goes round. */
  int prepared() {
    return size <= 1_000 ? 1 << 17 : 1 << 20;
  }
}
