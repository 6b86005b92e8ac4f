package org.mapletree.vma.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapletree.vma.proc.ProcMaps;

/**
 * Small traces, each about one rule: who shares what, what overlaps, what is known after an exec.
 */
class ReplayTest {

  private static final String MAP =
      """
      555555554000-555555556000 r--p 00000000 fe:00 260131                     /usr/bin/prog
      555555556000-555555558000 rw-p 00002000 fe:00 260131                     /usr/bin/prog
      7ffff7fc8000-7ffff7fca000 r-xp 00000000 00:00 0                          [vdso]
      7ffff7fca000-7ffff7fff000 r-xp 00000000 fe:00 338944                     /usr/lib/ld.so
      7ffffffde000-7ffffffff000 rw-p 00000000 00:00 0                          [stack]
      """;

  private static final String START =
      "1 execve(\"/usr/bin/prog\", [\"prog\"], 0x7fffffffe7d8 /* 35 vars */) = 0\n";
  private static final String ANONYMOUS = "PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0";
  private static final String END = "1 exit_group(0) = ?\n";
  private static final String MORE_ORDERS =
      "calls overlap in more orders than were tried: some results may be wrong by that alone";

  private static ReplayReport replay(String trace) throws IOException {
    return run(START + trace).getOrElseThrow(problem -> new AssertionError(problem.toString()));
  }

  private static io.vavr.control.Either<TraceProblem, ReplayReport> run(String trace)
      throws IOException {
    ProcMaps before = ProcMaps.parse(MAP).get();
    return Replay.run(
        Recording.of(
            "t.strace", new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)), before));
  }

  private static String mmap(int task, String result) {
    return task + " mmap(NULL, 4096, " + ANONYMOUS + ") = " + result + "\n";
  }

  @Test
  void firstBreak_isTheEndOfTheProgram() throws IOException {
    assertThat(
            replay("1 brk(NULL) = 0x555555558000\n1 brk(0x555555579000) = 0x555555579000\n" + END)
                .tally())
        .isEqualTo(new Tally(2, 0, 0));
  }

  @Test
  void anotherFirstBreak_isAdoptedOnce() throws IOException {
    ReplayReport report =
        replay(
            "1 brk(NULL) = 0x555555600000\n1 brk(0x555555621000) = 0x555555621000\n1 brk(NULL) = 0x555555621000\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(2, 1, 0));
  }

  @Test
  void wrongBreak_isTakenOverAndDoesNotMultiply() throws IOException {
    ReplayReport report =
        replay(
            "1 brk(NULL) = 0x555555558000\n1 brk(0x555555579000) = 0x555555558000\n1 brk(NULL) = 0x555555558000\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(2, 0, 1));
    assertThat(report.wrong())
        .containsExactly(
            new WrongResult(3, 1, "brk(0x555555579000)", "0x555555579000", "0x555555558000"));
    assertThat(report.agrees()).isFalse();
  }

  /**
   * Each wrong result asks for an order of all the calls that are open, of which there are many.
   */
  @Test
  @Timeout(60)
  void manyOpenCallsAndWrongResults_areGivenUpInTime() throws IOException {
    StringBuilder trace = new StringBuilder();
    for (int thread = 2; thread < 62; thread++) {
      trace.append("1 clone(child_stack=NULL, flags=CLONE_VM|CLONE_THREAD) = " + thread + "\n");
      trace.append(thread + " munmap(0x" + thread + "00000, 4096 <unfinished ...>\n");
    }
    for (int i = 0; i < 300; i++) {
      trace.append(mmap(1, "0x" + (2_000_000 + 2 * i) + "000"));
    }
    for (int thread = 2; thread < 62; thread++) {
      trace.append(thread + " <... munmap resumed>) = 0\n");
    }
    ReplayReport report = replay(trace + END);
    assertThat(report.tally()).isEqualTo(new Tally(60, 0, 300));
    assertThat(report.notes()).containsExactly(MORE_ORDERS);
  }

  @Test
  void wrongPlacement_isTakenOverAndDoesNotMultiply() throws IOException {
    ReplayReport report =
        replay(
            mmap(1, "0x7ffff7f00000")
                + "1 munmap(0x7ffff7f00000, 4096) = 0\n"
                + mmap(1, "0x7ffff7fc7000")
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(2, 0, 1));
  }

  @Test
  void callsThatResume_takeEffectThen() throws IOException {
    ReplayReport report =
        replay(
            "1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2\n"
                + "1 mmap(NULL, 4096, "
                + ANONYMOUS
                + " <unfinished ...>\n"
                + mmap(2, "0x7ffff7fc7000")
                + "1 <... mmap resumed>) = 0x7ffff7fc6000\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(2, 0, 0));
    assertThat(report.processes()).hasSize(1);
  }

  @Test
  void pendingCall_isDoneEarlyWhereAnotherResultNeedsIt() throws IOException {
    ReplayReport report =
        replay(
            "1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2\n"
                + "1 mmap(NULL, 4096, "
                + ANONYMOUS
                + " <unfinished ...>\n"
                + mmap(2, "0x7ffff7fc6000")
                + "1 <... mmap resumed>) = 0x7ffff7fc7000\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(2, 0, 0));
  }

  @Test
  void pendingCalls_areDoneAsFewAsNeeded() throws IOException {
    String begun = " mmap(NULL, 4096, " + ANONYMOUS + " <unfinished ...>\n";
    ReplayReport report =
        replay(
            "1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2\n1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 3\n"
                + "1"
                + begun
                + "2"
                + begun
                + mmap(3, "0x7ffff7fc6000")
                + mmap(3, "0x7ffff7fc5000")
                + "2 <... mmap resumed>) = 0x7ffff7fc4000\n"
                + "1 <... mmap resumed>) = 0x7ffff7fc7000\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(4, 0, 0));
  }

  @Test
  void callThatResumes_mayHaveBeenDoneBeforeOthers() throws IOException {
    // The mapping was done before the other thread unmapped the page above it.
    ReplayReport report =
        replay(
            "1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2\n"
                + mmap(1, "0x7ffff7fc7000")
                + "1 mmap(NULL, 4096, "
                + ANONYMOUS
                + " <unfinished ...>\n"
                + "2 munmap(0x7ffff7fc7000, 4096) = 0\n"
                + "1 <... mmap resumed>) = 0x7ffff7fc6000\n"
                + mmap(2, "0x7ffff7fc7000")
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(4, 0, 0));
  }

  /** Four threads of one process, and how a call of one of them begins. */
  private static final String FOUR =
      """
      1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2
      1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 3
      1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 4
      """;

  private static final String TWO_PAGES =
      "1 mmap(NULL, 8192, " + ANONYMOUS + ") = 0x7ffff7fc6000\n";

  private static String begun(int task) {
    return task + " mmap(NULL, 4096, " + ANONYMOUS + " <unfinished ...>\n";
  }

  private static String resumed(int task, String name, String result) {
    return task + " <... " + name + " resumed>) = " + result + "\n";
  }

  @Test
  void severalCallsThatResume_mayHaveBeenDoneBeforeOthers() throws IOException {
    // Both mappings, the later one first, were done before the two pages above were unmapped.
    ReplayReport report =
        replay(
            FOUR
                + TWO_PAGES
                + "2 munmap(0x7ffff7fc6000, 8192 <unfinished ...>\n"
                + begun(3)
                + begun(4)
                + resumed(2, "munmap", "0")
                + resumed(3, "mmap", "0x7ffff7fc4000")
                + resumed(4, "mmap", "0x7ffff7fc5000")
                + END);
    assertThat(report.wrong()).isEmpty();
    assertThat(report.tally()).isEqualTo(new Tally(4, 0, 0));
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void severalCallsThatResume_mayHaveBeenDoneBetweenOthers() throws IOException {
    // In the order of effect: 4 maps, a page is unmapped, 3 maps into it, another is unmapped.
    ReplayReport report =
        replay(
            FOUR
                + TWO_PAGES
                + begun(3)
                + begun(4)
                + "2 munmap(0x7ffff7fc6000, 4096) = 0\n"
                + "2 munmap(0x7ffff7fc7000, 4096) = 0\n"
                + resumed(3, "mmap", "0x7ffff7fc6000")
                + resumed(4, "mmap", "0x7ffff7fc5000")
                + mmap(1, "0x7ffff7fc7000")
                + END);
    assertThat(report.wrong()).isEmpty();
    assertThat(report.tally()).isEqualTo(new Tally(6, 0, 0));
  }

  @Test
  void callsPutBeforeOthers_areRemembered() throws IOException {
    // 3 comes to lie before the unmapping, and 4 has to follow it there.
    ReplayReport report =
        replay(
            FOUR
                + TWO_PAGES
                + begun(3)
                + begun(4)
                + "2 munmap(0x7ffff7fc6000, 8192) = 0\n"
                + resumed(3, "mmap", "0x7ffff7fc5000")
                + resumed(4, "mmap", "0x7ffff7fc4000")
                + END);
    assertThat(report.wrong()).isEmpty();
    assertThat(report.tally()).isEqualTo(new Tally(4, 0, 0));
  }

  @Test
  void callThatBeganAfterAnotherCameBack_isNotPutBeforeIt() throws IOException {
    ReplayReport report =
        replay(
            FOUR
                + mmap(1, "0x7ffff7fc7000")
                + begun(4)
                + "2 munmap(0x7ffff7fc7000, 4096) = 0\n"
                + begun(3)
                + resumed(3, "mmap", "0x7ffff7fc6000")
                + resumed(4, "mmap", "0x7ffff7fc5000")
                + END);
    assertThat(report.tally().wrong()).isPositive();
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void moreCallsThanAreTakenAsDone_areNoted() throws IOException {
    StringBuilder trace = new StringBuilder();
    for (int thread = 2; thread < 8; thread++) {
      trace.append("1 clone(child_stack=NULL, flags=CLONE_VM|CLONE_THREAD) = " + thread + "\n");
    }
    for (int thread = 2; thread < 7; thread++) {
      trace.append(begun(thread));
    }
    trace.append(mmap(7, "0x7ffff7fc2000"));
    for (int thread = 2; thread < 7; thread++) {
      trace.append(resumed(thread, "mmap", "0x7ffff7fc" + (9 - thread) + "000"));
    }
    ReplayReport report = replay(trace + END);
    assertThat(report.tally().wrong()).isPositive();
    assertThat(report.notes()).containsExactly(MORE_ORDERS);
  }

  @Test
  void moreCallsThanAreRemembered_areNoted() throws IOException {
    StringBuilder trace = new StringBuilder(FOUR);
    trace.append(mmap(1, "0x7ffff7fc7000"));
    trace.append(begun(3));
    trace.append("2 munmap(0x7ffff7fc7000, 4096) = 0\n");
    for (int i = 0; i < 300; i++) {
      trace.append("1 mprotect(0x7ffff7fca000, 4096, PROT_READ) = 0\n");
    }
    trace.append(resumed(3, "mmap", "0x7ffff7fc6000"));
    ReplayReport report = replay(trace + END);
    assertThat(report.tally().wrong()).isEqualTo(1);
    assertThat(report.notes()).containsExactly(MORE_ORDERS);
  }

  @Test
  void noOrder_isWrong() throws IOException {
    ReplayReport report =
        replay(
            "1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2\n"
                + "1 munmap(0x7ffff7000000, 4096 <unfinished ...>\n"
                + mmap(2, "0x7ffff7fc6000")
                + "1 <... munmap resumed>) = 0\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(1, 0, 1));
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void forkedChild_hasACopyTakenWhenItShowsUp() throws IOException {
    ReplayReport report =
        replay(
            "1 fork( <unfinished ...>\n"
                + mmap(2, "0x7ffff7fc7000")
                + "1 <... fork resumed>) = 2\n"
                + mmap(1, "0x7ffff7fc7000")
                + "2 exit_group(0) = ?\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(2, 0, 0));
    assertThat(report.processes())
        .extracting(ProcessReport::id, ProcessReport::parent)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 0), org.assertj.core.groups.Tuple.tuple(2, 1));
  }

  private static final String FORK_AND_MAP =
      "1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2\n1 fork( <unfinished ...>\n"
          + mmap(2, "0x7ffff7fc7000")
          + "1 <... fork resumed>) = 3\n";
  private static final String END_OF_3 = "3 exit_group(0) = ?\n";

  @Test
  void forkedChild_mayHaveACopyTakenBeforeCallsThatTheForkOverlaps() throws IOException {
    ReplayReport report =
        replay(
            FORK_AND_MAP
                + "3 mprotect(0x7ffff7fca000, 4096, PROT_READ) = 0\n"
                + mmap(3, "0x7ffff7fc7000")
                + mmap(3, "0x7ffff7fc6000")
                + mmap(1, "0x7ffff7fc6000")
                + END_OF_3
                + END);
    assertThat(report.wrong()).isEmpty();
    assertThat(report.tally()).isEqualTo(new Tally(5, 0, 0));
  }

  @Test
  void forkedChild_hasTheLatestCopyThatMakesItsResultsRight() throws IOException {
    ReplayReport report =
        replay(
            "1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2\n1 fork( <unfinished ...>\n"
                + mmap(2, "0x7ffff7fc7000")
                + mmap(2, "0x7ffff7fc6000")
                + mmap(2, "0x7ffff7fc5000")
                + "1 <... fork resumed>) = 3\n"
                + mmap(3, "0x7ffff7fc6000")
                + mmap(3, "0x7ffff7fc5000")
                + END_OF_3
                + END);
    assertThat(report.wrong()).isEmpty();
  }

  @Test
  void forkedChild_hasNoCopyThatContradictsAnEarlierResult() throws IOException {
    ReplayReport report =
        replay(
            FORK_AND_MAP + mmap(3, "0x7ffff7fc6000") + mmap(3, "0x7ffff7fc7000") + END_OF_3 + END);
    assertThat(report.wrong()).extracting(WrongResult::line).containsExactly(7L);
  }

  @Test
  void forkedChild_hasNoCopyFromBeforeTheFork() throws IOException {
    ReplayReport report =
        replay(
            "1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2\n"
                + "1 munmap(0x7ffff7000000, 4096 <unfinished ...>\n"
                + mmap(2, "0x7ffff7fc7000")
                + "2 fork() = 3\n"
                + mmap(3, "0x7ffff7fc7000")
                + "1 <... munmap resumed>) = 0\n"
                + END_OF_3
                + END);
    assertThat(report.wrong()).extracting(WrongResult::line).containsExactly(6L);
  }

  @Test
  void vforkedChild_sharesUntilItExecutes() throws IOException {
    ReplayReport report =
        replay(
            "1 vfork( <unfinished ...>\n"
                + mmap(2, "0x7ffff7fc7000")
                + "2 execve(\"/usr/bin/other\", [\"other\"], 0x7fff /* 1 var */) = 0\n"
                + "1 <... vfork resumed>) = 2\n"
                + mmap(2, "0x7ffff7fc7000")
                + mmap(1, "0x7ffff7fc6000")
                + "2 exit_group(0) = ?\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(2, 1, 0));
    assertThat(report.processes().get(1).programs())
        .containsExactly("/usr/bin/prog", "/usr/bin/other");
  }

  @Test
  void childrenOfTwoPendingClones_areToldApartByTheirNumbers() throws IOException {
    ReplayReport report =
        replay(
            "1 fork() = 2\n"
                + mmap(2, "0x7ffff7fc7000")
                + "1 fork( <unfinished ...>\n"
                + "2 fork( <unfinished ...>\n"
                + mmap(4, "0x7ffff7fc6000")
                + "2 <... fork resumed>) = 4\n"
                + mmap(3, "0x7ffff7fc7000")
                + "1 <... fork resumed>) = 3\n"
                + "4 exit_group(0) = ?\n3 exit_group(0) = ?\n2 exit_group(0) = ?\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(3, 0, 0));
    assertThat(report.processes()).extracting(ProcessReport::parent).containsExactly(0, 1, 2, 1);
  }

  @Test
  void execute_adoptsBreakFirstPlacementAndUnknownRange() throws IOException {
    ReplayReport report =
        replay(
            "1 execve(\"/usr/bin/other\", [\"other\"], 0x7fff /* 1 var */) = 0\n"
                + "1 brk(NULL) = 0x555555700000\n"
                + mmap(1, "0x7ffff7fc7000")
                + mmap(1, "0x7ffff7fc6000")
                + "1 mprotect(0x5555555a0000, 4096, PROT_READ) = 0\n"
                + "1 mprotect(0x5555555a0001, 4096, PROT_READ) = -1 EINVAL (Invalid argument)\n"
                + "1 mprotect(0x7ffff7fc6000, 4096, PROT_READ) = 0\n"
                + "1 brk(0x555555721000) = 0x555555721000\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(4, 3, 0));
  }

  @Test
  void refutedAssumption_adoptsEveryPlacement() throws IOException {
    ReplayReport report =
        replay(
            "1 execve(\"/usr/bin/other\", [\"other\"], 0x7fff /* 1 var */) = 0\n"
                + mmap(1, "0x7ffff0000000")
                + mmap(1, "0x7fffefff0000")
                + "1 munmap(0x7ffff0000000, 4096) = 0\n"
                + "1 mprotect(0x7ffff7fca000, 4096, PROT_READ) = 0\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(1, 3, 0));
  }

  @Test
  void confirmedAssumption_makesLaterPlacementsWrongWhereTheyDiffer() throws IOException {
    ReplayReport report =
        replay(
            "1 execve(\"/usr/bin/other\", [\"other\"], 0x7fff /* 1 var */) = 0\n"
                + mmap(1, "0x7ffff7fc7000")
                + mmap(1, "0x7ffff7f00000")
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(0, 1, 1));
  }

  @Test
  void threadThatExecutes_takesOverTheNumberOfItsProcess() throws IOException {
    ReplayReport report =
        replay(
            "1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2\n"
                + "1 munmap(0x7ffff7000000, 4096 <unfinished ...>\n"
                + "2 execve(\"/usr/bin/other\", [\"other\"], 0x7fff /* 1 var */ <unfinished ...>\n"
                + "1 <... munmap resumed>) = ?\n"
                + "1 +++ superseded by execve in pid 2 +++\n"
                + "1 <... execve resumed>) = 0\n"
                + "1 brk(NULL) = 0x555555700000\n"
                + END
                + "1 +++ exited with 0 +++\n");
    assertThat(report.tally()).isEqualTo(new Tally(0, 1, 0));
  }

  @Test
  void threadThatExecutes_mayBeRenumberedOnItsOwnLine() throws IOException {
    ReplayReport report =
        replay(
            "1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2\n"
                + "2 execve(\"/usr/bin/other\", [\"other\"], 0x7fff /* 1 var */ <pid changed to 1 ...>\n"
                + "1 +++ superseded by execve in pid 2 +++\n"
                + "1 <... execve resumed>) = 0\n"
                + "1 brk(NULL) = 0x555555700000\n"
                + END
                + "1 +++ exited with 0 +++\n");
    assertThat(report.tally()).isEqualTo(new Tally(0, 1, 0));
  }

  @Test
  void withoutNumbers_linesAreAboutTheOnlyThread() throws IOException {
    ReplayReport report =
        run("execve(\"/usr/bin/prog\", [\"prog\"], 0x7f /* 1 var */) = 0\nbrk(NULL) = 0x555555558000\nexit_group(0) = ?\n+++ exited with 0 +++\n")
            .get();
    assertThat(report.tally()).isEqualTo(new Tally(1, 0, 0));
  }

  @Test
  void rawFlags_areTheSame() throws IOException {
    ReplayReport report =
        replay(
            "1 mmap(NULL, 4096, 0x3, 0x22, -1, 0) = 0x7ffff7fc7000\n1 mprotect(0x7ffff7fc7000, 4096, 0x1 /* PROT_READ */) = 0\n"
                + END);
    assertThat(report.tally()).isEqualTo(new Tally(2, 0, 0));
  }

  @Test
  void everyVersionIsKept_andSharesWithTheOneBefore() throws IOException {
    StringBuilder trace = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      trace.append(
          "1 mmap(0x%x, 4096, %s) = 0x%x\n"
              .formatted(0x10000000L + i * 0x10000L, ANONYMOUS, 0x10000000L + i * 0x10000L));
    }
    VersionCount versions = replay(trace + END).versions();
    assertThat(versions.versions()).isEqualTo(201);
    assertThat(versions.bytes()).isLessThan(versions.fullCopies() / 2);
  }

  @Test
  void problem_namesSourceAndLine() throws IOException {
    assertThat(run(START + "nonsense\n").getLeft())
        .hasToString("t.strace line 2: this is no system call: nonsense");
  }

  /** A JavaScript machine prints its map, and then takes its heap down piece by piece. */
  @Test
  void mapPrintedLongBeforeTheEnd_isFound() throws IOException {
    StringBuilder trace = new StringBuilder(START);
    for (int i = 0; i < 500; i++) {
      trace.append("1 munmap(0x7ffff7fca000, 4096) = 0\n1 mmap(0x7ffff7fca000, 4096, ");
      trace.append("PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7ffff7fca000\n");
    }
    ProcMaps map = ProcMaps.parse(MAP).get();
    byte[] bytes = (trace + END).getBytes(StandardCharsets.UTF_8);
    Recording recording =
        new Recording("t.strace", new ByteArrayInputStream(bytes), map, map, read -> {});
    assertThat(Replay.run(recording).get().map().kind()).isEqualTo(MapVerdict.Kind.AGREES);
  }

  @Test
  void histories_keepEveryVersionOfEachAddressSpace() throws IOException {
    String trace = START + mmap(1, "0x7ffff7fc7000") + mmap(1, "0x7ffff7fc6000") + END;
    var histories =
        Replay.histories(
                Recording.of(
                    "t.strace",
                    new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)),
                    ProcMaps.parse(MAP).get()))
            .get();
    assertThat(histories).hasSize(1);
    assertThat(histories.get(0).size()).isEqualTo(3);
    assertThat(histories.get(0).latest().note()).startsWith("mmap(NULL, 4096");
    assertThat(histories.get(0).latest().value().findVma(0x7ffff7fc6000L).get().first())
        .isEqualTo(0x7ffff7fc6000L);
  }
}
