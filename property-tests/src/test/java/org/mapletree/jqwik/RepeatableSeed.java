package org.mapletree.jqwik;

import net.jqwik.api.FixedSeedMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Takes the seed of every property from the system property {@code mapletree.seed} where it is set,
 * and says below a failure which command repeats it. PIT sets a seed, so that which mutants survive
 * does not depend on luck.
 */
public final class RepeatableSeed implements AroundPropertyHook {
  private static final String SEED = "mapletree.seed";

  /** For the service loader. */
  public RepeatableSeed() {}

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  /** Outside of all other hooks, the one that reads the seed included. */
  @Override
  public int aroundPropertyProximity() {
    return -1000;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    String seed = System.getProperty(SEED);
    if (seed != null && context.attributes().seed().isEmpty()) {
      context.attributes().setSeed(seed);
      context.attributes().setWhenFixedSeed(FixedSeedMode.ALLOW);
    }
    PropertyExecutionResult result = property.execute();
    if (result.status() == Status.FAILED) {
      result.seed().ifPresent(used -> System.out.println(repeat(context, used)));
    }
    return result;
  }

  private static String repeat(PropertyLifecycleContext context, String seed) {
    return "repeat with: ./mvnw test -pl property-tests -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest="
        + context.containerClass().getSimpleName()
        + "#"
        + context.targetMethod().getName()
        + " -D"
        + SEED
        + "="
        + seed;
  }
}
