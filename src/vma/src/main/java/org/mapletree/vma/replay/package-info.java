/**
 * Replays recordings of real programs: the system calls that {@code strace} saw, applied to the
 * model, and every result held against what the kernel returned.
 *
 * <p>Start at {@link org.mapletree.vma.replay.Replay#run}. Each result is <em>predicted</em> if the
 * model returns what the kernel returned, <em>adopted</em> if it depends on what nobody told the
 * model (areas after an exec, whose map no trace shows, or how a file was opened), and
 * <em>wrong</em> otherwise. Every address space on the way is kept, in a {@link
 * org.mapletree.history.History}.
 */
@NullMarked
package org.mapletree.vma.replay;

import org.jspecify.annotations.NullMarked;
