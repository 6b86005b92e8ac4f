package org.mapletree.jqwik.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.KernelProfile;
import org.mapletree.vma.Layout;
import org.mapletree.vma.Limits;
import org.mapletree.vma.script.Script;
import org.mapletree.vma.script.ScriptRunner;

/**
 * The model and the kernel that runs this test return the same and leave the same, after each call
 * of a random sequence: results, errors, and every mapping with its flags.
 */
@AddLifecycleHook(OnThisKernel.class)
class KernelLaws {

  /** Behind it stands the script, to the end of the message. */
  static final String OF_THIS_SCRIPT = "\nof this script for maple vma run:\n";

  private static @Nullable KernelProcess kernel;
  private static int calls;

  @BeforeContainer
  static void start() {
    kernel = new KernelProcess();
  }

  @AfterContainer
  static void stop() {
    if (kernel != null) {
      kernel.close();
      System.out.println("model and kernel agree after each of " + calls + " calls");
    }
  }

  @Provide
  Arbitrary<KernelScript> scripts() {
    return new KernelScripts(kernel.seals(), RunningKernel.hasProtectionKeys()).scripts();
  }

  /** With the usual number of tries, 10,400 calls. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void modelAndKernelAgreeAfterEachCall(@ForAll("scripts") KernelScript script) {
    compare(script, kernel.profile());
    calls += script.steps().size();
  }

  /** A model with one wrong setting is found out, by the two calls that it takes to see it. */
  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL, seed = "1")
  @Falsified({"mmap", "mremap"})
  void aWrongModelIsFoundOut(@ForAll("scripts") KernelScript script) {
    KernelProfile profile = kernel.profile();
    boolean keeps = profile.dontUnmapKeepsCharge();
    compare(script, profile.withDontUnmapKeepsCharge(!keeps));
  }

  /** Fails with a message that ends with the script as it is, to be copied. */
  private static void compare(KernelScript script, KernelProfile profile) {
    String difference = difference(script, profile);
    if (!difference.isEmpty()) {
      throw new AssertionError(difference);
    }
  }

  /** The first line in which the two differ, with all that leads to it; empty if there is none. */
  private static String difference(KernelScript script, KernelProfile profile) {
    String text = script.at(kernel.base());
    List<String> real = kernel.run(text);
    List<String> modelled = model(text, profile, kernel.limits());
    int i = 0;
    while (i < real.size() && i < modelled.size() && real.get(i).equals(modelled.get(i))) {
      i++;
    }
    if (i == real.size() && i == modelled.size()) {
      return "";
    }
    return "the kernel prints\n  "
        + line(real, i)
        + "\nand the model\n  "
        + line(modelled, i)
        + "\nafter\n  "
        + statement(real, i)
        + OF_THIS_SCRIPT
        + text;
  }

  private static String line(List<String> lines, int i) {
    return i < lines.size() ? lines.get(i) : "(nothing more)";
  }

  /** The statement under which a line stands. */
  private static String statement(List<String> lines, int i) {
    int line = Math.min(i, lines.size() - 1);
    while (line > 0 && lines.get(line).startsWith("  ")) {
      line--;
    }
    return lines.get(line);
  }

  private static List<String> model(String script, KernelProfile profile, Limits limits) {
    StringBuilder printed = new StringBuilder();
    AddressSpace space = AddressSpace.empty(profile, limits, Layout.PLAIN);
    try {
      new ScriptRunner(printed, space).run(Script.parse(script).get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return printed.toString().lines().toList();
  }
}
