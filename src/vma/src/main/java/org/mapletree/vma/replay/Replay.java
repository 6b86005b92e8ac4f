package org.mapletree.vma.replay;

import io.vavr.control.Either;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapletree.history.History;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.KernelProfile;
import org.mapletree.vma.Limits;
import org.mapletree.vma.MapFlags;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.OpenFile;

/**
 * Replays the system calls of a recorded run on the model, and holds every result, and the map at
 * the end, against the kernel.
 *
 * <p>Each line is applied as it is read. Processes, threads and programs that are executed on the
 * way are followed; calls that overlap in time are put in the order that makes their results come
 * out right, where a search finds one. It begins at the first wrong result, moves up to four calls
 * before others and leaves the rest in the order in which they came back; where it had to stop
 * before it had tried all of these orders, the report notes that. A forked child has the latest
 * copy, of all moments since its fork began, that makes its results come out right; calls that have
 * not come back when it shows up are in none.
 *
 * <p>A trace shows no page faults, and they decide, too, which neighbouring areas of private memory
 * are one. Here such memory counts as touched as soon as it is writable. Where a program maps more
 * memory between two areas before it has touched one of them, the kernel joins all three and the
 * replay two: the dynamic loader does so where it needs memory of its own just behind the zeroed
 * data of a library that has not run yet. No rule over calls alone can tell, since the kernel
 * leaves either map after the same calls. Results stay right, and the verdict on the map says that
 * it differs in nothing else.
 */
public final class Replay {

  /**
   * Calls that change memory areas and are passed over, since the trace does not show enough of
   * them.
   */
  private static final Set<String> NOT_MODELLED =
      Set.of("shmat", "shmdt", "remap_file_pages", "map_shadow_stack", "process_madvise");

  private final Recording recording;
  private final TraceReader reader;
  private final ThreadTable threads;
  private final AddressSpace snapshot;
  private final Map<String, OpenFile> files;
  private final SearchEffort effort = new SearchEffort();
  private final MapWatch watch = new MapWatch();
  private final List<WrongResult> wrong = new ArrayList<>();
  private final Map<String, Integer> passedOver = new TreeMap<>();
  private @Nullable Memory watched;

  private Replay(Recording recording) {
    this.recording = recording;
    this.reader = new TraceReader(new ByteLines(recording.trace(), recording.progress()));
    this.threads = new ThreadTable(reader);
    this.snapshot = AddressSpace.touched(recording.before(), KernelProfile.LINUX_6_18, Limits.ROOT);
    this.files = MapAgreement.files(snapshot);
  }

  /**
   * Replays a recording.
   *
   * @param recording what was recorded
   * @return how it came out, or why it cannot be replayed
   * @throws IOException if the trace cannot be read
   */
  public static Either<TraceProblem, ReplayReport> run(Recording recording) throws IOException {
    try {
      return Either.right(new Replay(recording).run());
    } catch (TraceException bad) {
      return Either.left(bad.in(recording.name()));
    }
  }

  /**
   * Replays a recording for the sake of its versions: each address space that a process of the
   * trace has had is a history of its own. Time is counted in lines of the trace: the version as of
   * second n is the one after line n, and its note is the call.
   *
   * @param recording what was recorded
   * @return the histories in the order in which their address spaces show up, process by process,
   *     or why it cannot be replayed
   * @throws IOException if the trace cannot be read
   */
  public static Either<TraceProblem, List<History<AddressSpace>>> histories(Recording recording)
      throws IOException {
    try {
      Replay replay = new Replay(recording);
      ReplayReport unused = replay.run();
      List<History<AddressSpace>> histories = new ArrayList<>();
      for (TracedProcess process : replay.threads.processes()) {
        process.own().forEach(memory -> histories.add(memory.versions().history()));
      }
      return Either.right(histories);
    } catch (TraceException bad) {
      return Either.left(bad.in(recording.name()));
    }
  }

  private ReplayReport run() throws IOException, TraceException {
    TracedProcess process = start();
    for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
      apply(event);
    }
    TraceEnd.check(threads, reader.lines());
    return new ReplayReport(
        reader.lines(), ReplayReport.of(threads.processes()), wrong, map(process), notes());
  }

  /** Reads up to the exec that the first snapshot was taken after. */
  private TracedProcess start() throws IOException, TraceException {
    String arguments = "";
    for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
      if (event instanceof TraceEvent.Begun begun && Programs.isExec(begun.name())) {
        arguments = begun.arguments();
      } else if (event instanceof TraceEvent.Resumed resumed
          && Programs.isExec(resumed.name())
          && resumed.result().succeeded()) {
        return start(event, arguments);
      } else if (event instanceof TraceEvent.Completed completed
          && Programs.isExec(completed.name())) {
        if (completed.result().succeeded()) {
          return start(event, completed.arguments());
        }
      } else if (!(event instanceof TraceEvent.Resumed)) {
        throw new TraceException(
            event.line(),
            "the trace does not begin with an execve: nothing says which program it is of");
      }
    }
    throw new TraceException(
        0, reader.lines() == 0 ? "the trace is empty" : "no program is executed in the trace");
  }

  private TracedProcess start(TraceEvent event, String arguments) throws TraceException {
    String program = Programs.path(arguments, event.line());
    if (!ProgramCheck.isMapped(program, recording.before())) {
      throw new TraceException(
          event.line(), "the trace is of " + program + ", which the map before does not show");
    }
    Memory memory = Memory.of(Known.snapshot(snapshot), event.line(), program, effort);
    TracedProcess process = TracedProcess.first(event.task(), program, memory, FileTable.of(files));
    watched = memory;
    watch.add(event.line(), "execve(" + arguments.strip() + ")", snapshot);
    threads.start(process);
    return process;
  }

  private void apply(TraceEvent event) throws IOException, TraceException {
    if (event instanceof TraceEvent.Superseded superseded) {
      threads.supersede(superseded.task(), superseded.by());
      return;
    }
    boolean gone =
        event instanceof TraceEvent.Ended
            && event.task() != 0
            && threads.find(event.task()) == null;
    if (gone) {
      // It made way for an exec of its process.
      return;
    }
    TracedThread thread = threads.of(event);
    if (event instanceof TraceEvent.Begun begun) {
      begin(thread, begun);
    } else if (event instanceof TraceEvent.Resumed resumed) {
      resume(thread, resumed);
    } else if (event instanceof TraceEvent.Completed completed) {
      complete(thread, completed);
    } else {
      threads.end(thread);
    }
  }

  private void begin(TracedThread thread, TraceEvent.Begun event) throws TraceException {
    notInCall(thread, event);
    TracedCall call =
        CallReader.read(event.name(), event.arguments(), thread.process().files(), event.line());
    PendingCall pending =
        call == null ? null : thread.process().memory().begin(thread.id(), event.line(), call);
    thread.begin(new TracedThread.OpenCall(event, pending));
    leave(thread, event.name());
  }

  private void resume(TracedThread thread, TraceEvent.Resumed event)
      throws IOException, TraceException {
    TracedThread.OpenCall open = thread.open();
    if (open == null || !open.event().name().equals(event.name())) {
      throw new TraceException(
          event.line(),
          "thread " + thread.id() + " has begun no " + event.name() + " that could be resumed");
    }
    PendingCall pending = open.memory();
    if (pending == null) {
      other(
          thread,
          event.name(),
          open.event().arguments() + event.rest(),
          event.result(),
          event.line());
    } else if (!event.result().returned()) {
      thread.process().memory().abandon(pending);
    } else {
      checkFile(pending.call(), event.result(), event.line());
      count(
          thread,
          pending.call(),
          thread
              .process()
              .memory()
              .resume(pending, event.line(), event.result(), reader::resultAhead),
          event);
    }
    // Only now: a child that it makes may be a copy of any moment since it began.
    thread.end();
  }

  private void complete(TracedThread thread, TraceEvent.Completed event)
      throws IOException, TraceException {
    notInCall(thread, event);
    TracedCall call =
        CallReader.read(event.name(), event.arguments(), thread.process().files(), event.line());
    if (call == null) {
      other(thread, event.name(), event.arguments(), event.result(), event.line());
    } else if (event.result().returned()) {
      checkFile(call, event.result(), event.line());
      count(
          thread,
          call,
          thread
              .process()
              .memory()
              .complete(thread.id(), call, event.line(), event.result(), reader::resultAhead),
          event);
    }
  }

  private static void notInCall(TracedThread thread, TraceEvent event) throws TraceException {
    TracedThread.OpenCall open = thread.open();
    if (open != null && open.memory() != null) {
      throw new TraceException(
          event.line(),
          "thread "
              + thread.id()
              + " makes a call while its "
              + open.event().name()
              + " of line "
              + open.event().line()
              + " has not come back");
    }
  }

  private static void checkFile(TracedCall call, TraceResult result, long line)
      throws TraceException {
    boolean unnamed =
        call.call() instanceof Mmap mmap
            && mmap.file() == null
            && (mmap.flags() & MapFlags.ANONYMOUS) == 0;
    if (unnamed && result.succeeded()) {
      throw new TraceException(
          line, "a file is mapped whose name is not shown: record with strace -y");
    }
  }

  private void count(TracedThread thread, TracedCall call, Judgement judgement, TraceEvent event) {
    TracedProcess process = thread.process();
    process.applied(call, judgement);
    if (call.counted() && !judgement.right() && wrong.size() < ReplayReport.MOST_WRONG) {
      String kernel =
          event instanceof TraceEvent.Resumed resumed ? resumed.result().toString() : "";
      kernel =
          event instanceof TraceEvent.Completed completed ? completed.result().toString() : kernel;
      wrong.add(
          new WrongResult(
              event.line(), process.id(), call.toString(), judgement.expected(), kernel));
    }
    if (process.memory() == watched) {
      watch.add(event.line(), call.toString(), process.memory().now().space());
    }
  }

  /** Calls that make and end threads and programs, and all that change nothing here. */
  private void other(
      TracedThread thread, String name, String arguments, TraceResult result, long line)
      throws TraceException {
    leave(thread, name);
    if (!result.succeeded()) {
      return;
    }
    if (CloneFlags.isClone(name)) {
      threads.cloned(thread, (int) result.value(), CloneFlags.of(name, arguments, line), line);
    } else if (Programs.isExec(name)) {
      threads.endOthers(thread);
      String program = Programs.path(arguments, line);
      thread.process().execute(program, Memory.of(Known.executed(snapshot), line, program, effort));
    } else if (NOT_MODELLED.contains(name)) {
      passedOver.merge(name, 1, Integer::sum);
    }
  }

  private static void leave(TracedThread thread, String name) {
    if (name.equals("exit_group")) {
      thread.process().exit();
    } else if (name.equals("exit")) {
      thread.exit();
    }
  }

  private MapVerdict map(TracedProcess process) {
    if (recording.after() == null) {
      return MapVerdict.notCompared("no map of the end was recorded");
    }
    if (process.memory() != watched) {
      return MapVerdict.notCompared(
          "the process executed " + process.program() + ", whose map nobody printed");
    }
    return watch.compare(recording.after(), files);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    passedOver.forEach(
        (name, times) ->
            notes.add(
                "not modelled and passed over: "
                    + name
                    + ", "
                    + times
                    + (times == 1 ? " call" : " calls")));
    if (effort.refused()) {
      notes.add(
          "calls overlap in more orders than were tried: some results may be wrong by that alone");
    }
    return notes;
  }
}
