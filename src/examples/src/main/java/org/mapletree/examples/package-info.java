/**
 * Small complete programs, each about one use of the tree. Every one has a {@code main} that tells
 * its story, and a test that holds it to what it claims.
 *
 * <pre>
 *   IpTable           addresses to operators, reloaded every night while readers go on
 *   Tariffs           prices by date, with late corrections: what was believed when
 *   TokenRing         who owns which part of a hash space, moved without a hole
 *   ExtentFile        file offsets to places on a disk: values that move when they are cut
 *   SequenceNumbers   what arrived, what is missing
 *   Reservations      a room by the minute: refusals that say what is in the way
 *   Flags             two maps in one version, edited by two people at once
 *   GenomicDepth      reads that overlap: how deep do they lie, and which genes are there
 * </pre>
 */
@NullMarked
package org.mapletree.examples;

import org.jspecify.annotations.NullMarked;
