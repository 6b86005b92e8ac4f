/** The text forms of {@code /proc/PID/maps} and {@code /proc/PID/smaps}. */
@NullMarked
package org.mapletree.vma.proc;

import org.jspecify.annotations.NullMarked;
