package org.mapletree.vma.replay;

import java.util.ArrayList;
import java.util.List;

/** A process of the trace: its address space, its open files, and how its results came out. */
final class TracedProcess {

  private int id;
  private final int parent;
  private final List<String> programs = new ArrayList<>();
  private final List<Memory> own = new ArrayList<>();
  private Memory memory;
  private final FileTable files;
  private Tally tally = Tally.NONE;
  private long calls;
  private boolean exiting;
  private boolean seen;

  private TracedProcess(int id, int parent, String program, Memory memory, FileTable files) {
    this.id = id;
    this.parent = parent;
    this.programs.add(program);
    this.memory = memory;
    this.files = files;
  }

  /** The process that was recorded, right after its exec. */
  static TracedProcess first(int id, String program, Memory memory, FileTable files) {
    TracedProcess first = new TracedProcess(id, 0, program, memory, files);
    first.own.add(memory);
    first.seen = true;
    return first;
  }

  /** A child of this process that has its memory. */
  TracedProcess vfork(int child) {
    return new TracedProcess(child, id, program(), memory, files.copy());
  }

  /**
   * A child of this process that has a copy of its memory.
   *
   * @param child its number
   * @param begin the line on which the call began that makes it
   * @param line where it shows up
   */
  TracedProcess fork(int child, long begin, long line) {
    Memory its = memory.fork(begin, line);
    TracedProcess forked = new TracedProcess(child, id, program(), its, files.copy());
    forked.own.add(its);
    return forked;
  }

  /** The process executes another program, in an address space of its own. */
  void execute(String program, Memory fresh) {
    programs.add(program);
    own.add(fresh);
    memory = fresh;
  }

  int id() {
    return id;
  }

  /** The number shows up only later, where a trace leaves it out as long as there is one thread. */
  void named(int number) {
    id = number;
  }

  int parent() {
    return parent;
  }

  /** The program that it runs now. */
  String program() {
    return programs.get(programs.size() - 1);
  }

  List<String> programs() {
    return programs;
  }

  /** The address spaces that it has had and shared with no process before it. */
  List<Memory> own() {
    return own;
  }

  Memory memory() {
    return memory;
  }

  FileTable files() {
    return files;
  }

  Tally tally() {
    return tally;
  }

  long calls() {
    return calls;
  }

  /** A memory call of this process has been applied. */
  void applied(TracedCall call, Judgement judgement) {
    calls++;
    if (call.counted()) {
      tally = tally.plus(judgement.verdict());
    }
  }

  boolean exiting() {
    return exiting;
  }

  void exit() {
    exiting = true;
  }

  /** Whether some line of the trace is about it. */
  boolean seen() {
    return seen;
  }

  void see() {
    seen = true;
  }
}
