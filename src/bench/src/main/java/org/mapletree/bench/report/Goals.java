package org.mapletree.bench.report;

import static org.mapletree.bench.peer.Operation.*;
import static org.mapletree.bench.report.Goal.Against.*;

import java.util.ArrayList;
import java.util.List;
import org.mapletree.bench.peer.Operation;
import org.mapletree.bench.report.Goal.Against;
import org.mapletree.bench.report.Goal.Sense;
import org.mapletree.bench.workload.Layout;

/** The goals that the layout of the tree was chosen for, set before it was written. */
final class Goals {
  private final List<Aim> goals = new ArrayList<>();

  private Goals() {
    for (Operation lookup : List.of(GET, MISS)) {
      faster(lookup, BEST_PERSISTENT, 3.5, 3);
      faster(lookup, TREE_MAP, 4, 4);
      within(lookup, ARRAY, 0.7, 0.7);
      within(lookup, EYTZINGER, 1.4, 0.8);
    }
    faster(GET_DEPENDENT, BEST_PERSISTENT, 3, 3);
    faster(GET_DEPENDENT, TREE_MAP, 3.8, 3.8);
    within(GET_DEPENDENT, EYTZINGER, 0.85, 0.5);
    for (Operation neighbour : List.of(FLOOR, CEILING)) {
      faster(neighbour, BEST_PERSISTENT, 2.5, 2.5);
      faster(neighbour, TREE_MAP, 3.5, 3.5);
      faster(neighbour, SKIP_LIST, 3.5, 3.5);
      within(neighbour, ARRAY, 0.9, 0.9);
    }
    faster(SCAN, BEST_PERSISTENT, 4, 4);
    faster(SCAN, TREE_MAP, 7, 7);
    faster(SCAN, SKIP_LIST, 3, 3);
    within(SCAN, ARRAY, 1.6, 1.6);
    faster(RANGE_100, BEST_PERSISTENT, 3, 3);
    faster(RANGE_100, TREE_MAP, 6, 6);
    faster(RANGE_100, SKIP_LIST, 4.5, 4.5);
    within(RANGE_100, ARRAY, 1, 1);
    writes();
    bulk();
    memory();
    goals.addAll(SharedAim.all());
  }

  static List<Aim> all() {
    return new Goals().goals;
  }

  private void writes() {
    faster(OVERWRITE, BEST_PERSISTENT, 2.5, 2.5);
    faster(OVERWRITE, TREE_MAP, 1.3, 1.3);
    faster(OVERWRITE, ARRAY, 90, 90);
    // twice where leaves have room, as a bulk load leaves it; grown leaves split more often
    faster(INSERT, BEST_PERSISTENT, 2, 2);
    add(INSERT, Layout.GROWN, BEST_PERSISTENT, Sense.TIMES_AS_FAST, 1.5, 2);
    faster(INSERT, TREE_MAP, 1.4, 1.4);
    faster(INSERT, ARRAY, 400, 400);
    faster(REMOVE, BEST_PERSISTENT, 1, 1);
    faster(REMOVE, TREE_MAP, 1, 1);
    faster(REMOVE, ARRAY, 400, 400);
  }

  private void bulk() {
    faster(BUILD, BEST_PERSISTENT, 7, 7);
    faster(BUILD, TREE_MAP, 9, 9);
    faster(BULK_1000, BEST_PERSISTENT, 1.5, 1.5);
    faster(BULK_1000, TREE_MAP, 1.2, 1.2);
    faster(DIFF, BEST_PERSISTENT, 20, 200);
    faster(DIFF, TREE_MAP, 40, 40);
    faster(DIFF, ARRAY, 4, 4);
    faster(UNION, BEST_PERSISTENT, 1.5, 1.5);
    faster(UNION, TREE_MAP, 300, 300);
    faster(UNION, ARRAY, 10, 10);
  }

  private void memory() {
    add(BYTES, Layout.APART, NONE, Sense.BYTES_AN_ENTRY, 15, 15);
    add(BYTES, Layout.APART, ARRAY, Sense.PART_OF_BYTES, 0.75, 0.75);
    add(BYTES, Layout.WIDE, NONE, Sense.BYTES_AN_ENTRY, 22, 22);
    add(BYTES, Layout.WIDE, ARRAY, Sense.PART_OF_BYTES, 1.1, 1.1);
    add(BYTES, Layout.GROWN, NONE, Sense.BYTES_AN_ENTRY, 30, 30);
    allocates(SNAPSHOT, 0, 0);
    allocates(GET, 0, 0);
    allocates(SCAN, 0, 0);
    allocates(OVERWRITE, 490, 620);
    allocates(INSERT, 1000, 1200);
    add(INSERT, Layout.GROWN, NONE, Sense.BYTES_ALLOCATED, 1000, 1200);
  }

  private void faster(Operation operation, Against against, double small, double large) {
    add(operation, Layout.APART, against, Sense.TIMES_AS_FAST, small, large);
  }

  private void within(Operation operation, Against against, double small, double large) {
    add(operation, Layout.APART, against, Sense.PART_OF_TIME, small, large);
  }

  private void allocates(Operation operation, double small, double large) {
    add(operation, Layout.APART, NONE, Sense.BYTES_ALLOCATED, small, large);
  }

  private void add(
      Operation operation,
      Layout layout,
      Against against,
      Sense sense,
      double small,
      double large) {
    goals.add(new Goal(operation, layout, against, sense, small, large));
  }
}
