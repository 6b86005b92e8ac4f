/**
 * The memory map of a process over time: each map that was seen is a version of a history, and any
 * two of them can be compared.
 */
@NullMarked
package org.mapletree.vma.watch;

import org.jspecify.annotations.NullMarked;
