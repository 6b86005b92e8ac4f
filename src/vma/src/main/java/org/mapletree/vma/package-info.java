/**
 * The memory areas of a Linux process as an immutable value, and each system call on them as a pure
 * function.
 *
 * <p>Start at {@link org.mapletree.vma.AddressSpace}: build one from the text of {@code
 * /proc/PID/maps}, apply a {@link org.mapletree.vma.Call}, look at the {@link
 * org.mapletree.vma.Outcome}. Areas stand in one {@link org.mapletree.MapleTree}, keyed by byte
 * address; an area from {@code start} up to but not including {@code end} is the range {@code
 * start} to {@code end - 1}. All addresses are unsigned.
 *
 * <p>The rules are those of Linux 6.18 on x86-64; what differs between kernels is a parameter of
 * {@link org.mapletree.vma.KernelProfile}. Guard pages do not fault: see {@link
 * org.mapletree.vma.Madvise}.
 */
@NullMarked
package org.mapletree.vma;

import org.jspecify.annotations.NullMarked;
