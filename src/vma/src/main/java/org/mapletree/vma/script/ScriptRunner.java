package org.mapletree.vma.script;

import java.io.IOException;
import java.util.Iterator;
import org.mapletree.Entry;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.Backing;
import org.mapletree.vma.Call;
import org.mapletree.vma.Errno;
import org.mapletree.vma.Fork;
import org.mapletree.vma.KernelProfile;
import org.mapletree.vma.Layout;
import org.mapletree.vma.Limits;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.Mremap;
import org.mapletree.vma.Munmap;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.Outcome;
import org.mapletree.vma.VmFlags;
import org.mapletree.vma.Vma;

/**
 * Runs a script on an address space. After each statement it prints its number, its words and its
 * result, then every mapping that touches the arena. A mapping that was placed outside the arena
 * prints {@code elsewhere} and is removed again.
 */
public final class ScriptRunner {

  private final Appendable out;
  private AddressSpace space;
  private Statement.Arena arena = new Statement.Arena(0, 0);
  private int count;

  /**
   * A runner on an empty address space of Linux 6.18 without randomization, with root's limits.
   *
   * @param out where the output goes
   */
  public ScriptRunner(Appendable out) {
    this(out, AddressSpace.empty(KernelProfile.LINUX_6_18, Limits.ROOT, Layout.PLAIN));
  }

  /**
   * A runner on a given address space.
   *
   * @param out where the output goes
   * @param space the address space to begin with
   */
  public ScriptRunner(Appendable out, AddressSpace space) {
    this.out = out;
    this.space = space;
  }

  /**
   * Runs all statements.
   *
   * @param script the script
   * @throws IOException if the output cannot be written
   */
  public void run(Script script) throws IOException {
    for (Statement statement : script.statements()) {
      if (statement instanceof Statement.Arena looked) {
        arena = looked;
      } else if (statement instanceof Statement.Enter enter) {
        space = space.apply(new Fork()).result().getOrElse(space);
        append(enter.text(), "0x0");
        print(space, "  ");
      } else if (statement instanceof Statement.Invocation invocation) {
        run(invocation.text(), invocation.call());
      }
    }
  }

  /**
   * The address space as the statements so far have left it.
   *
   * @return the address space
   */
  public AddressSpace space() {
    return space;
  }

  private <R> void run(String text, Call<R> call) throws IOException {
    Outcome<R> outcome = space.apply(call);
    space = outcome.next();
    append(text, result(call, outcome));
    print(space, "  ");
    if (outcome.result().getOrNull() instanceof AddressSpace child) {
      print(child, "  child ");
    }
  }

  private void append(String text, String result) throws IOException {
    count++;
    out.append(Integer.toString(count)).append(' ').append(text);
    out.append(" = ").append(result).append('\n');
  }

  private String result(Call<?> call, Outcome<?> outcome) {
    if (!outcome.succeeded()) {
      return name(outcome.result().getLeft());
    }
    long value = outcome.returned();
    long placed =
        call instanceof Mmap mmap
            ? mmap.length()
            : call instanceof Mremap mremap ? mremap.newLength() : 0;
    if (placed != 0 && !arena.contains(value)) {
      space = space.apply(new Munmap(value, placed)).next();
      return "elsewhere";
    }
    return "0x" + Long.toHexString(value);
  }

  /**
   * What the C library says of an error.
   *
   * @param errno the error
   * @return its name, or {@code (null)} if it has none
   */
  public static String name(Errno errno) {
    return errno.isNamed() ? errno.name() : "(null)";
  }

  private void print(AddressSpace shown, String indent) throws IOException {
    long last = arena.base() + arena.length() - 1;
    if (arena.length() == 0 || Long.compareUnsigned(last, arena.base()) < 0) {
      return;
    }
    Iterator<Entry<Vma>> areas = shown.areas().entries(arena.base(), last);
    while (areas.hasNext()) {
      out.append(indent).append(line(areas.next())).append('\n');
    }
  }

  private static String line(Entry<Vma> entry) {
    Vma vma = entry.value();
    String what =
        vma.backing() instanceof OpenFile file
            ? file.path()
            : vma.backing() instanceof Backing.SharedMemory ? "shm" : "-";
    long offset = vma.backing() instanceof Backing.Anonymous ? 0 : vma.page() << 12;
    String range = Long.toHexString(entry.first()) + "-" + Long.toHexString(entry.last() + 1);
    VmFlags shown = vma.flags();
    return range
        + " "
        + shown.permissions()
        + " "
        + Long.toHexString(offset)
        + " "
        + what
        + " ["
        + shown
        + "]";
  }
}
