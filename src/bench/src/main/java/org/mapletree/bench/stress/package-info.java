/**
 * Publication, and page faults against memory calls, under every interleaving that jcstress can
 * provoke. No outcome may be forbidden.
 *
 * <pre>
 *   ./mvnw -q -pl src/bench -am package -DskipTests
 *   .ci/stress          short: some four minutes on two processors
 *   .ci/stress full     hours
 * </pre>
 *
 * <p>The report is {@code src/bench/target/jcstress/report/index.html}. Two processors are needed
 * at least.
 */
@NullMarked
package org.mapletree.bench.stress;

import org.jspecify.annotations.NullMarked;
