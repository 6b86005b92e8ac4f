package org.mapletree.bench.vma;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.history.History;
import org.mapletree.history.Version;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.Vma;
import org.mapletree.vma.proc.ProcMaps;
import org.mapletree.vma.replay.Recording;
import org.mapletree.vma.replay.Replay;

/** What the memory calls of a recorded run ask of the index of areas, process by process. */
final class IndexOperations {
  /*
   * Implementation notes.
   *
   * The replay keeps every version of every address space, and two versions tell what was removed
   * and added between them. A call looks its address up first, and looks for a gap if the kernel
   * had to choose a place. Page faults are not in a trace of calls, though most look-ups come from
   * them: each new area is looked up at each of its first pages, at most sixteen, as a program that
   * uses it would.
   */
  private static final int FAULTS = 16;
  private static final long PAGE = 0x1000;
  private static final long BELOW = 0x7ffff7fff000L;

  /** What is done. */
  enum Kind {
    FIND,
    GAP,
    ADD,
    REMOVE
  }

  /** One operation: an address or a length, and the end of a range. */
  record Operation(Kind kind, long first, long last) {

    /** Does it; what it answers. */
    long on(AreaIndex index) {
      switch (kind) {
        case FIND -> {
          return index.find(first);
        }
        case GAP -> {
          return index.highestGap(first, BELOW);
        }
        case ADD -> index.add(first, last);
        case REMOVE -> index.remove(first, last);
      }
      return 0;
    }
  }

  private IndexOperations() {}

  /** The operations of each address space of a recording, each to be done on an empty index. */
  static List<List<Operation>> of(String recording) throws IOException {
    List<List<Operation>> operations = new ArrayList<>();
    for (History<AddressSpace> history : histories(recording)) {
      operations.add(of(history));
    }
    return operations;
  }

  private static List<History<AddressSpace>> histories(String name) throws IOException {
    try (InputStream maps = resource(name + ".before.maps");
        InputStream trace = new GZIPInputStream(resource(name + ".strace.gz"))) {
      String before = new String(maps.readAllBytes(), StandardCharsets.UTF_8);
      return Replay.histories(Recording.of(name, trace, ProcMaps.parse(before).get())).get();
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream resource = IndexOperations.class.getResourceAsStream(name);
    if (resource == null) {
      throw new IOException("there is no recording " + name);
    }
    return resource;
  }

  private static List<Operation> of(History<AddressSpace> history) {
    List<Operation> operations = new ArrayList<>();
    Iterator<Version<AddressSpace>> versions = history.versions();
    AddressSpace last = versions.next().value();
    for (Entry<Vma> area : last.areas()) {
      operations.add(new Operation(Kind.ADD, area.first(), area.last()));
    }
    while (versions.hasNext()) {
      Version<AddressSpace> version = versions.next();
      List<Change<Vma>> changes = new ArrayList<>();
      last.areas().diff(version.value().areas()).forEachRemaining(changes::add);
      add(operations, version.note(), changes);
      last = version.value();
    }
    return operations;
  }

  private static void add(List<Operation> operations, String call, List<Change<Vma>> changes) {
    if (changes.isEmpty()) {
      return;
    }
    operations.add(new Operation(Kind.FIND, changes.get(0).range().first(), 0));
    if (call.startsWith("mmap(NULL")) {
      long length = changes.get(0).range().last() - changes.get(0).range().first() + 1;
      operations.add(new Operation(Kind.GAP, length, 0));
    }
    for (Change<Vma> change : changes) {
      if (change instanceof Change.Removed<Vma>) {
        operations.add(new Operation(Kind.REMOVE, change.range().first(), change.range().last()));
      }
    }
    for (Change<Vma> change : changes) {
      if (change instanceof Change.Added<Vma>) {
        operations.add(new Operation(Kind.ADD, change.range().first(), change.range().last()));
        addFaults(operations, change);
      }
    }
  }

  private static void addFaults(List<Operation> operations, Change<Vma> change) {
    long end = Math.min(change.range().last(), change.range().first() + (FAULTS - 1) * PAGE);
    for (long page = change.range().first(); page <= end; page += PAGE) {
      operations.add(new Operation(Kind.FIND, page, 0));
    }
  }
}
