/**
 * Benchmarks, one class a question, each beside what a user of today has. README.md says how to run
 * them.
 */
@NullMarked
package org.mapletree.bench;

import org.jspecify.annotations.NullMarked;
