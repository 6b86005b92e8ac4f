package org.mapletree.jqwik.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mapletree.vma.Call;
import org.mapletree.vma.Errno;
import org.mapletree.vma.Fork;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.Mremap;
import org.mapletree.vma.script.Script;
import org.mapletree.vma.script.ScriptRunner;
import org.mapletree.vma.script.Statement;

/**
 * The child process: runs scripts for real and prints what the model prints, in the same words.
 * Each script on standard input, and each answer, ends in a line of a single dot.
 *
 * <p>Only its arena is changed, and what the kernel places elsewhere at a script's wish, which goes
 * at once. What a script leaves in the arena is unmapped behind it, but for sealed areas, which
 * stay; the answer then ends in a line {@code sealed}.
 */
final class KernelHelper {

  static final String END = ".";
  static final String SEALED = "sealed";
  private static final long STACK_LIMIT = 8L << 20;

  private final SystemCalls calls = new SystemCalls();
  private final PrintStream out;
  private final Map<Long, String> names = new HashMap<>();
  private Arena arena = new Arena(0, 0);
  private int count;

  private KernelHelper(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs until standard input ends.
   *
   * @param arguments none
   * @throws IOException if standard input cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    KernelHelper helper = new KernelHelper(out);
    SystemCalls.limitStack(STACK_LIMIT);
    new KernelFacts(out).print();
    helper.end();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    StringBuilder script = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(END)) {
        helper.run(Script.parse(script.toString()).get());
        helper.end();
        script.setLength(0);
      } else {
        script.append(line).append('\n');
      }
    }
  }

  private void end() {
    out.print(END + "\n");
    out.flush();
  }

  private void run(Script script) throws IOException {
    count = 0;
    names.clear();
    calls.closeFiles();
    for (Statement statement : script.statements()) {
      if (statement instanceof Statement.Arena looked) {
        enter(new Arena(looked.base(), looked.length()));
      } else if (statement instanceof Statement.Invocation invocation) {
        run(invocation.text(), invocation.call());
      }
    }
    leave();
  }

  private void enter(Arena next) {
    if (!next.mappings("self", names).isEmpty()) {
      throw new IllegalStateException("something lives in the arena already");
    }
    arena = next;
  }

  private void leave() {
    List<Arena.Mapping> left = arena.mappings("self", names);
    for (Arena.Mapping mapping : left) {
      long length = mapping.end() - mapping.start();
      // a sealed area stays, and would count as locked for good
      SystemCalls.unlock(mapping.start(), length);
      SystemCalls.unmap(mapping.start(), length);
    }
    if (!arena.mappings("self", names).isEmpty()) {
      out.print(SEALED + "\n");
    }
  }

  private void run(String text, Call<?> call) throws IOException {
    count++;
    long child = call instanceof Fork ? calls.fork() : 0;
    long result = call instanceof Fork ? Math.min(child, 0) : calls.make(call);
    nameFiles();
    out.print(count + " " + text + " = " + shown(call, result) + "\n");
    print("self", "  ");
    if (child > 0) {
      print(Long.toString(child), "  child ");
      SystemCalls.end(child);
    }
  }

  private void nameFiles() throws IOException {
    if (names.size() == calls.descriptors().size()) {
      return;
    }
    for (var file : calls.descriptors().entrySet()) {
      Path link = Path.of("/proc/self/fd", Long.toString(file.getValue()));
      names.put((long) Files.getAttribute(link, "unix:ino"), file.getKey().path());
    }
  }

  private String shown(Call<?> call, long result) {
    if (result < 0 && result >= -4095) {
      return ScriptRunner.name(new Errno((int) -result));
    }
    long placed =
        call instanceof Mmap mmap
            ? mmap.length()
            : call instanceof Mremap mremap ? mremap.newLength() : 0;
    if (placed != 0 && !arena.contains(result)) {
      SystemCalls.unmap(result, placed);
      return "elsewhere";
    }
    return "0x" + Long.toHexString(result);
  }

  private void print(String process, String indent) {
    arena.mappings(process, names).forEach(mapping -> out.print(indent + mapping.line() + "\n"));
  }
}
