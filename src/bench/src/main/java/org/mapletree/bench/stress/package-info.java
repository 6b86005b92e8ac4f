/**
 * Publication, and page faults against memory calls, under every interleaving that jcstress can
 * provoke. No outcome may be forbidden.
 *
 * <pre>
 *   ./mvnw -q -pl src/bench -am package -DskipTests
 *   stress="java -cp src/bench/target/benchmarks.jar org.openjdk.jcstress.Main -t org.mapletree"
 *   $stress -m sanity -f 1 -iters 2 -time 100      short: half an hour on two processors
 *   $stress -m tough                               full: hours
 * </pre>
 *
 * <p>Add {@code -r FOLDER} to say where the report goes. Two processors are needed at least.
 */
@NullMarked
package org.mapletree.bench.stress;

import org.jspecify.annotations.NullMarked;
