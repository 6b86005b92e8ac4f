package org.mapletree.vma.replay;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import org.mapletree.vma.OpenFile;

/**
 * What the kernel's answers have shown about the open files of a process, beyond what a trace of
 * memory calls prints. Immutable, since the order of calls that overlap in time is tried out.
 */
final class FileFacts {

  /** Nothing has been shown yet. */
  static final FileFacts NONE = new FileFacts(HashMap.empty());

  private final Map<Opening, Fact> facts;

  private FileFacts(Map<Opening, Fact> facts) {
    this.facts = facts;
  }

  /** What tells an opening from others: those of a first snapshot have all the same number. */
  private record Opening(String path, long number) {
    static Opening of(OpenFile file) {
      return new Opening(file.path(), file.opening());
    }
  }

  /**
   * What is known of an opening.
   *
   * @param file the file as its answers show it
   * @param written whether the kernel has let it be written through shared memory
   */
  private record Fact(OpenFile file, boolean written) {}

  /** Whether two files are the same opening, whatever is known of it. */
  static boolean sameOpening(OpenFile a, OpenFile b) {
    return Opening.of(a).equals(Opening.of(b));
  }

  /** A file as far as it is known. */
  OpenFile now(OpenFile file) {
    return facts.get(Opening.of(file)).map(Fact::file).getOrElse(file);
  }

  /** Whether the kernel has let a file be written through shared memory. */
  boolean written(OpenFile file) {
    return facts.get(Opening.of(file)).exists(Fact::written);
  }

  /** A file turned out to be this; if it cannot be written, what was written was another one. */
  FileFacts with(OpenFile file) {
    return put(file, written(file) && file.is(OpenFile.Trait.WRITABLE));
  }

  /** The kernel let a file be written through shared memory. */
  FileFacts withWritten(OpenFile file) {
    return written(file) ? this : put(file, true);
  }

  private FileFacts put(OpenFile file, boolean written) {
    return new FileFacts(facts.put(Opening.of(file), new Fact(file, written)));
  }
}
