/**
 * Scripts of memory calls: a line each, run on an address space of their own. What a script prints
 * is, byte for byte, what the same calls leave behind on a real kernel.
 */
@NullMarked
package org.mapletree.vma.script;

import org.jspecify.annotations.NullMarked;
