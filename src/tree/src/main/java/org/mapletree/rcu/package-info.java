/**
 * Sharing an immutable value between threads: one cell that is read without a lock, updated
 * atomically and followed by subscribers.
 *
 * <pre>
 *   writers                       RcuCell                      readers
 *   updateAndGet(fn) --+       +-----------+       +--&gt; get(): one volatile read
 *   modify(fn) --------+--CAS-&gt;| version 7 |-------+
 *   compareAndSet -----+       | value     |       +--&gt; subscribers: Step(from 5, to 7),
 *                              +-----------+            each on an executor of its own
 * </pre>
 *
 * <p>Start at {@link org.mapletree.rcu.RcuCell}; {@link org.mapletree.rcu.RcuTree} is the cell for
 * trees. The garbage collector is the grace period for whatever lives on the heap; {@link
 * org.mapletree.rcu.GracePeriod} is for values that own something outside it.
 *
 * <p>No argument may be null, unless its description says otherwise: a {@link NullPointerException}
 * tells of it, at the latest where the argument is used.
 */
@NullMarked
package org.mapletree.rcu;

import org.jspecify.annotations.NullMarked;
