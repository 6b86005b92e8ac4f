/**
 * Benchmarks, one class a question, each beside what a user of today has. {@code java -jar
 * src/bench/target/benchmarks.jar} runs them all; a name after it runs a part.
 */
@NullMarked
package org.mapletree.bench;

import org.jspecify.annotations.NullMarked;
