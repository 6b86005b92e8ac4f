package org.mapletree.jqwik.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;
import org.mapletree.jqwik.kernel.KernelScript.Argument;

/** Calls that go on behind a hole end in the arena: around it lives the process that runs them. */
class KernelScriptLaws {

  private static final long ARENA = 1L << 44;

  @Provide
  Arbitrary<Tuple2<Argument, Argument>> ranges() {
    return KernelScripts.overHoles();
  }

  /** Drawn freely, one pair in 18,000 would. */
  @Property(tries = 150_000, edgeCases = EdgeCasesMode.NONE)
  void noRangeSurroundsTheArena(@ForAll("ranges") Tuple2<Argument, Argument> range) {
    long first = range.get1().relative() ? ARENA + range.get1().value() : range.get1().value();
    long end = first + range.get2().value();
    boolean starts = Long.compareUnsigned(first, ARENA) < 0;
    boolean reaches = Long.compareUnsigned(end, ARENA) > 0;
    assertThat(starts && reaches).isFalse();
  }
}
