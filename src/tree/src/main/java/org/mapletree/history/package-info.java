/**
 * Versions of an immutable value over time: commit, go back, branch, tag, thin out, find out who
 * changed what.
 *
 * <pre>
 *   instants  10:00     10:05     10:20     10:30     10:40
 *   main        0 ------- 1 ------- 2 -- undo: 1 ----------&gt;   as of 10:45: version 1
 *                         |
 *   draft                 +------------------ 3 ------- 4 --&gt;  as of 10:45: version 4
 * </pre>
 *
 * <p>As of 10:07, both branches answer version 1: a branch shares the past of the one it came from.
 *
 * <p>Start at {@link org.mapletree.history.History}. A history is immutable itself: to share one
 * between threads, put it into an {@code org.mapletree.rcu.RcuCell}.
 *
 * <p>No argument may be null, unless its description says otherwise: a {@link NullPointerException}
 * tells of it, at the latest where the argument is used.
 */
@NullMarked
package org.mapletree.history;

import org.jspecify.annotations.NullMarked;
