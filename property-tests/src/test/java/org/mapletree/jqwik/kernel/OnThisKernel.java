package org.mapletree.jqwik.kernel;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips what needs the real kernel where the model is not about the one that runs the tests. */
final class OnThisKernel implements SkipExecutionHook {

  /** For jqwik. */
  OnThisKernel() {}

  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    String obstacle = RunningKernel.obstacle();
    return obstacle.isEmpty() ? SkipResult.doNotSkip() : SkipResult.skip(obstacle);
  }
}
