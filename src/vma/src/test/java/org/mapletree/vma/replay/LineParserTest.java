package org.mapletree.vma.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12 munmap(0x7000, 34547)     = 0",
        "[pid 12] munmap(0x7000, 34547) = 0",
        "12    munmap(0x7000, 34547)     = 0 <0.000079>",
        "12 08:01:54 munmap(0x7000, 34547) = 0",
        "12 08:01:54.328795 munmap(0x7000, 34547) = 0",
        "12 1795507313.869989 munmap(0x7000, 34547) = 0 <0.000079>",
        "12 1795507313 munmap(0x7000, 34547) = 0",
        "12       0.000186 munmap(0x7000, 34547) = 0",
        "12 08:01:54 (+     0.000186) munmap(0x7000, 34547) = 0",
        "12<cat> munmap(0x7000, 34547) = 0",
        "[pid 12<cat>] munmap(0x7000, 34547) = 0",
        "12 [  11] munmap(0x7000, 34547) = 0",
        "12 08:01:54 [00007ffff7e86ad7] munmap(0x7000, 34547) = 0",
        "12<a b> [  11] [????????????????] munmap(0x7000, 34547) = 0"
      })
  void threadsAndTimes_inEveryForm(String text) throws TraceException {
    TraceEvent.Completed call = (TraceEvent.Completed) LineParser.parse(text, 7);

    assertThat(call)
        .isEqualTo(
            new TraceEvent.Completed(
                7, 12, "munmap", "0x7000, 34547", new TraceResult(0, null, true)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "brk(NULL) = 0x555555560000",
        "08:01:54.329037 brk(NULL)  = 0x555555560000",
        "     0.000387 brk(NULL) = 0x555555560000",
        "[  12] brk(NULL) = 0x555555560000"
      })
  void withoutThread_theNumberIsZero(String text) throws TraceException {
    TraceEvent event = LineParser.parse(text, 1);

    assertThat(event)
        .isEqualTo(
            new TraceEvent.Completed(
                1, 0, "brk", "NULL", new TraceResult(0x555555560000L, null, true)));
  }

  @Test
  void comments_nest() {
    assertThat(ArgumentScanner.split("NULL, 0x28 /* 0x8 /* MAP_??? */|MAP_ANONYMOUS */, -1"))
        .containsExactly("NULL", "0x28", "-1");
  }

  @Test
  void argumentsEnd_whereTheirParenthesisCloses() throws TraceException {
    String arguments = "NULL, 4096, PROT_READ, MAP_SHARED, 22</tmp/c,d) = 0>(deleted), 0";
    TraceEvent.Completed call =
        (TraceEvent.Completed) LineParser.parse("1 mmap(" + arguments + ") = 0x7ffff7fb9000", 1);

    assertThat(call.arguments()).isEqualTo(arguments);
    assertThat(ArgumentScanner.split(arguments))
        .hasSize(6)
        .element(4)
        .isEqualTo("22</tmp/c,d) = 0>(deleted)");
  }

  @Test
  void stringsAndComments_holdNoArguments() throws TraceException {
    TraceEvent.Completed call =
        (TraceEvent.Completed)
            LineParser.parse(
                "1 execve(\"/bin/a\\\"),\", [\"a\", \"x) = 0\"...], 0x7f /* 35 vars, ) */) = 0", 1);

    assertThat(ArgumentScanner.split(call.arguments()))
        .containsExactly("\"/bin/a\\\"),\"", "[\"a\", \"x) = 0\"...]", "0x7f");
    assertThat(Programs.path(call.arguments(), 1)).isEqualTo("/bin/a\"),");
  }

  @Test
  void halves_areReadApart() throws TraceException {
    assertThat(LineParser.parse("12 mmap(NULL, 8192, 0x3, 0x22, -1, 0 <unfinished ...>", 3))
        .isEqualTo(new TraceEvent.Begun(3, 12, "mmap", "NULL, 8192, 0x3, 0x22, -1, 0"));
    assertThat(LineParser.parse("12 <... mmap resumed>)   = -1 ENOMEM (Cannot allocate memory)", 4))
        .isEqualTo(new TraceEvent.Resumed(4, 12, "mmap", "", new TraceResult(-1, "ENOMEM", true)));
    assertThat(LineParser.parse("12 <... clone3 resumed> => {parent_tid=[12915]}, 88) = 12915", 5))
        .isEqualTo(
            new TraceEvent.Resumed(
                5,
                12,
                "clone3",
                " => {parent_tid=[12915]}, 88",
                new TraceResult(12915, null, true)));
    assertThat(LineParser.parse("12 <... clone3 resumed> <unfinished ...>) = ?", 6))
        .isEqualTo(new TraceEvent.Resumed(6, 12, "clone3", " <unfinished ...>", TraceResult.NONE));
    assertThat(LineParser.parse("12 ???( <unfinished ...>", 7))
        .isEqualTo(new TraceEvent.Begun(7, 12, "???", ""));
  }

  @Test
  void ends_signalsAndRemarks() throws TraceException {
    assertThat(LineParser.parse("12 +++ exited with 0 +++", 1))
        .isEqualTo(new TraceEvent.Ended(1, 12));
    assertThat(LineParser.parse("12 +++ killed by SIGSEGV (core dumped) +++", 1))
        .isEqualTo(new TraceEvent.Ended(1, 12));
    assertThat(LineParser.parse("12 +++ superseded by execve in pid 14 +++", 1))
        .isEqualTo(new TraceEvent.Superseded(1, 12, 14));
    assertThat(LineParser.parse("14 execve(\"/bin/true\", [\"true\"] <pid changed to 12 ...>", 1))
        .isEqualTo(new TraceEvent.Begun(1, 14, "execve", "\"/bin/true\", [\"true\"]"));
    assertThat(LineParser.parse("12 --- SIGCHLD {si_signo=SIGCHLD, si_pid=13} ---", 1)).isNull();
    assertThat(LineParser.parse("strace: Process 14 attached", 1)).isNull();
    assertThat(LineParser.parse("12 wait4(-1,  <detached ...>", 1))
        .isEqualTo(new TraceEvent.Detached(1, 12));
  }

  @Test
  void childNumbers_areThoseThatTheRecorderSees() throws TraceException {
    TraceEvent.Completed call =
        (TraceEvent.Completed)
            LineParser.parse(
                "12 clone(child_stack=NULL, flags=SIGCHLD) = 5 /* 1234 in strace's PID NS */", 1);

    assertThat(call.result().value()).isEqualTo(1234);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello, world",
        "12",
        "12 munmap",
        "12 munmap(0x7000, 1",
        "12 munmap(0x7000, 1)",
        "12 munmap(0x7000, 1] = 0",
        "12 munmap(0x7000, 1) = zero",
        "12 munmap(0x7000, 1) = 0x12345678123456781",
        "12 <... munmap",
        "12 +++ exited",
        "12 --- SIGCHLD",
        "[pid x] munmap(0x7000, 1) = 0"
      })
  void otherLines_areRefused(String text) {
    assertThatThrownBy(() -> LineParser.parse(text, 9)).isInstanceOf(TraceException.class);
  }

  @Test
  void names_areUnescaped() throws TraceException {
    assertThat(FileArgument.parse("3</tmp/x\\74y\\76z>", 1))
        .isEqualTo(new FileArgument(3, "/tmp/x<y>z", false));
    assertThat(FileArgument.parse("9</tmp/n\\303\\251e>(deleted)", 1))
        .isEqualTo(new FileArgument(9, "/tmp/n\u00e9e", true));
    assertThat(FileArgument.parse("9</tmp/new\\nline \\x41>", 1).path())
        .isEqualTo("/tmp/new\nline A");
    assertThat(FileArgument.parse("1</dev/null<char 1:3>>", 1).path()).isEqualTo("/dev/null");
    assertThat(FileArgument.parse("-1", 1)).isEqualTo(new FileArgument(-1, "", false));
  }

  @Test
  void cloneFlags_namedOrRaw() throws TraceException {
    assertThat(CloneFlags.of("clone", "child_stack=NULL, flags=0x1200000|17, child_tidptr=0x7f", 1))
        .isEqualTo(new CloneFlags(false, false));
    assertThat(CloneFlags.of("clone3", "{flags=CLONE_VM|CLONE_VFORK, exit_signal=SIGCHLD}, 88", 1))
        .isEqualTo(new CloneFlags(true, false));
    assertThat(CloneFlags.of("clone3", "{flags=0x3d0f00, child_tid=0x7f}", 1))
        .isEqualTo(new CloneFlags(true, true));
    assertThat(CloneFlags.of("vfork", "", 1)).isEqualTo(new CloneFlags(true, false));
    assertThat(CloneFlags.of("fork", "", 1)).isEqualTo(new CloneFlags(false, false));
  }
}
