package org.mapletree.vma.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The threads and processes of a trace: who is who, and who was made by whom. */
final class ThreadTable {

  private final TraceReader reader;
  private final Map<Integer, TracedThread> threads = new HashMap<>();
  private final List<TracedProcess> processes = new ArrayList<>();

  ThreadTable(TraceReader reader) {
    this.reader = reader;
  }

  /** The thread that was recorded first. */
  void start(TracedProcess first) {
    TracedThread thread = new TracedThread(first.id(), first);
    thread.see();
    threads.put(first.id(), thread);
    processes.add(first);
  }

  /** All processes that there were, in the order in which they showed up. */
  List<TracedProcess> processes() {
    return processes;
  }

  /** The threads that live. */
  Collection<TracedThread> living() {
    return threads.values();
  }

  /** The thread of this number, or null. */
  @Nullable TracedThread find(int id) {
    return threads.get(id);
  }

  /**
   * The thread that a line is about. One that shows up first is a child of the call that is going
   * to return its number.
   *
   * @throws TraceException if no call can have made it
   */
  TracedThread of(TraceEvent event) throws IOException, TraceException {
    int id = event.task();
    TracedThread known = id == 0 ? theOnlyOne(event.line()) : threads.get(id);
    if (known == null) {
      known = nameOrChild(event);
    }
    known.see();
    return known;
  }

  /** Without a number in front, a line is about the only thread that lives. */
  private TracedThread theOnlyOne(long line) throws TraceException {
    if (threads.size() == 1) {
      return threads.values().iterator().next();
    }
    TracedThread unnamed = threads.get(0);
    if (unnamed == null || threads.values().stream().filter(TracedThread::seen).count() > 1) {
      throw new TraceException(
          line, "the line does not say which of " + threads.size() + " threads it is about");
    }
    return unnamed;
  }

  private TracedThread nameOrChild(TraceEvent event) throws IOException, TraceException {
    TracedThread unnamed = threads.get(0);
    boolean inCall = unnamed != null && unnamed.open() != null;
    if (unnamed != null && (event instanceof TraceEvent.Resumed || !inCall)) {
      rename(unnamed, event.task());
      unnamed.process().named(event.task());
      return unnamed;
    }
    TracedThread parent = parent(event.task());
    if (parent == null || parent.open() == null) {
      throw new TraceException(
          event.line(), "thread " + event.task() + " shows up, but no call before has made it");
    }
    TraceEvent.Begun call = parent.open().event();
    return make(
        parent,
        event.task(),
        CloneFlags.of(call.name(), call.arguments(), call.line()),
        event.line());
  }

  /** The thread whose unfinished clone makes {@code child}. */
  private @Nullable TracedThread parent(int child) throws IOException, TraceException {
    List<TracedThread> cloning = threads.values().stream().filter(ThreadTable::isCloning).toList();
    if (cloning.size() < 2) {
      return cloning.isEmpty() ? null : cloning.get(0);
    }
    TracedThread named = threads.get(reader.parentAhead(child, CloneFlags::isClone));
    return named != null && isCloning(named) ? named : cloning.get(0);
  }

  private static boolean isCloning(TracedThread thread) {
    TracedThread.OpenCall open = thread.open();
    return open != null && open.isClone();
  }

  /** A call that makes a thread or process has returned its number. */
  void cloned(TracedThread parent, int child, CloneFlags flags, long line) {
    if (child > 0 && !threads.containsKey(child)) {
      make(parent, child, flags, line);
    }
  }

  private TracedThread make(TracedThread parent, int child, CloneFlags flags, long line) {
    TracedProcess process = parent.process();
    if (!flags.process()) {
      TracedThread.OpenCall open = parent.open();
      long begin = open == null ? line : open.event().line();
      process = flags.memory() ? process.vfork(child) : process.fork(child, begin, line);
      processes.add(process);
    }
    TracedThread thread = new TracedThread(child, process);
    threads.put(child, thread);
    return thread;
  }

  /** A thread is gone. */
  void end(TracedThread thread) {
    threads.remove(thread.id());
    abandon(thread);
  }

  /** All threads of its process but this one are gone: it has executed a program. */
  void endOthers(TracedThread survivor) {
    for (TracedThread other : List.copyOf(threads.values())) {
      if (other.process() == survivor.process() && other != survivor) {
        end(other);
      }
    }
  }

  /** The thread {@code by} executes a program, and takes over the number of its process. */
  void supersede(int leader, int by) {
    TracedThread old = threads.get(leader);
    if (old != null) {
      end(old);
    }
    TracedThread thread = threads.get(by);
    if (thread != null) {
      rename(thread, leader);
    }
  }

  private void rename(TracedThread thread, int id) {
    threads.remove(thread.id());
    thread.named(id);
    threads.put(id, thread);
  }

  private static void abandon(TracedThread thread) {
    TracedThread.OpenCall open = thread.end();
    if (open != null && open.memory() != null) {
      thread.process().memory().abandon(open.memory());
    }
  }
}
