package org.mapletree.jqwik.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.mapletree.jqwik.kernel.KernelScript.Step;
import org.mapletree.vma.script.Script;

/**
 * A property of a {@link KernelScript} that has to fail: jqwik shrinks the script to these calls,
 * and the failure prints it so that {@code maple vma run} accepts it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@AddLifecycleHook(Falsified.Hook.class)
@interface Falsified {

  /** The first word of each call that is left. */
  String[] value();

  /** Turns the failure that is wanted into success. */
  final class Hook implements AroundPropertyHook {

    /** For jqwik. */
    Hook() {}

    @Override
    public PropertyExecutionResult aroundProperty(
        PropertyLifecycleContext context, PropertyExecutor property) {
      PropertyExecutionResult result = property.execute();
      assertThat(result.status()).isEqualTo(Status.FAILED);
      KernelScript script = (KernelScript) result.falsifiedParameters().orElseThrow().get(0);
      String[] calls = context.targetMethod().getAnnotation(Falsified.class).value();
      assertThat(script.steps()).extracting(Hook::call).containsExactly(calls);

      String message = result.throwable().orElseThrow().getMessage();
      int printed = message.indexOf(KernelLaws.OF_THIS_SCRIPT);
      String text = message.substring(printed + KernelLaws.OF_THIS_SCRIPT.length());
      assertThat(Script.parse(text).isRight()).as(message).isTrue();
      for (Step step : script.steps()) {
        assertThat(text).contains(call(step) + " ");
      }
      return result.mapToSuccessful();
    }

    private static String call(Step step) {
      return (String) step.words().get(0);
    }
  }
}
