/**
 * Benchmarks of the address space: faults beside a writer, the index operations of recorded
 * programs, calls on many mappings. The commands stand in the module's README.
 */
@NullMarked
package org.mapletree.bench.vma;

import org.jspecify.annotations.NullMarked;
