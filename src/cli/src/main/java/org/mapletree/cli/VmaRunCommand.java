package org.mapletree.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.mapletree.vma.script.Script;
import org.mapletree.vma.script.ScriptRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code maple vma run}: a script of memory calls, with what each leaves behind. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Maple.Version.class,
    description = {
      "Runs a script of memory calls on the model, and prints after each its result and every mapping "
          + "in the arena, byte for byte as Linux 6.18 would leave them, in a build in which reading private memory "
          + "counts as touching it.",
      "",
      "One statement a line; # starts a comment; numbers are hex with 0x, or decimal:",
      "  arena BASE LENGTH",
      "  file NAME SIZE",
      "  mmap ADDR LEN PROT FLAGS FILE|- OFF",
      "  munmap ADDR LEN",
      "  mprotect ADDR LEN PROT",
      "  mremap OLD OLDLEN NEWLEN FLAGS [NEW]",
      "  madvise ADDR LEN ADVICE",
      "  mlock ADDR LEN, munlock ADDR LEN, mseal ADDR LEN, name ADDR LEN NAME|-",
      "  touch ADDR LEN, read ADDR LEN",
      "  fork, enter",
      "",
      "PROT is like rw-, r-x or ---. FLAGS are names with commas between, or a number:",
      "  mmap: private,shared,shared_validate,droppable,anon,fixed,fixed_noreplace,",
      "    noreserve,growsdown,locked,populate,nonblock,stack,none",
      "  mremap: maymove,mfixed,dontunmap,none",
      "ADVICE is a name of madvise(2) without MADV_, as in dontneed, or a number.",
      "",
      "A result is an address, 0x0, or the name of an error. What mmap or mremap place outside of the "
          + "arena is removed again, with the result elsewhere; without arena, that is everything.",
      ""
    },
    footer = {"", "Exit status: 0 the script was run, 2 bad input or usage."})
final class VmaRunCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "SCRIPT", description = "the script; - is standard input")
  private String script = "";

  VmaRunCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    String text = Inputs.text(script, "script", streams);
    Script parsed =
        Script.parse(text)
            .getOrElseThrow(bad -> Inputs.malformed(script, bad.line(), bad.problem()));
    new ScriptRunner(new PrintableOut(streams.out())).run(parsed);
    return ExitStatus.AGREES;
  }

  /** Where the runner writes: it repeats words of the script, and ends lines itself. */
  private record PrintableOut(PrintStream out) implements Appendable {
    @Override
    public Appendable append(CharSequence text) {
      out.print(Printable.lines(text.toString()));
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int from, int to) {
      return append(text.subSequence(from, to));
    }

    @Override
    public Appendable append(char character) {
      return append(String.valueOf(character));
    }
  }
}
