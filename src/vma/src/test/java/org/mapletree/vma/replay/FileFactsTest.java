package org.mapletree.vma.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mapletree.vma.proc.ProcMaps;

/** Small traces, each about something that a trace does not print about a file. */
class FileFactsTest {

  private static final String MAP =
      """
      555555554000-555555556000 r--p 00000000 fe:00 260131                     /usr/bin/prog
      7ffff7fc8000-7ffff7fca000 r-xp 00000000 00:00 0                          [vdso]
      7ffff7fca000-7ffff7fff000 r-xp 00000000 fe:00 338944                     /usr/lib/ld.so
      7ffffffde000-7ffffffff000 rw-p 00000000 00:00 0                          [stack]
      """;

  private static final String EACCES = "-1 EACCES (Permission denied)";
  private static final String ENOMEM = "-1 ENOMEM (Cannot allocate memory)";
  private static final String ENODEV = "-1 ENODEV (No such device)";
  private static final String EPERM = "-1 EPERM (Operation not permitted)";
  private static final String EBADF = "-1 EBADF (Bad file descriptor)";
  private static final String FIRST = "0x7ffff7fc7000";
  private static final String SECOND = "0x7ffff7fc6000";
  private static final String THIRD = "0x7ffff7fc5000";

  private static Tally replay(String... calls) throws IOException {
    StringBuilder trace = new StringBuilder("1 execve(\"/usr/bin/prog\", [\"prog\"], 0x7f) = 0\n");
    for (String call : calls) {
      trace.append("1 ").append(call).append('\n');
    }
    trace.append("1 exit_group(0) = ?\n");
    byte[] bytes = trace.toString().getBytes(StandardCharsets.UTF_8);
    ProcMaps before = ProcMaps.parse(MAP).get();
    return Replay.run(Recording.of("t.strace", new ByteArrayInputStream(bytes), before))
        .getOrElseThrow(problem -> new AssertionError(problem.toString()))
        .tally();
  }

  private static String shared(String protection, String file, String result) {
    return "mmap(NULL, 4096, " + protection + ", MAP_SHARED, " + file + ", 0) = " + result;
  }

  private static String mprotect(String address, String protection, String result) {
    return "mprotect(" + address + ", 4096, " + protection + ") = " + result;
  }

  private static String writable(String address, String result) {
    return mprotect(address, "PROT_READ|PROT_WRITE", result);
  }

  @Test
  void fileOpenedForReading_isAdoptedOnceAndKept() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ", "3</tmp/a>", FIRST),
                shared("PROT_READ", "3</tmp/a>", SECOND),
                writable(FIRST, EACCES),
                writable(FIRST, EACCES),
                writable(SECOND, EACCES),
                shared("PROT_READ", "3</tmp/a>", THIRD),
                writable(THIRD, EACCES),
                shared("PROT_READ|PROT_WRITE", "3</tmp/a>", EACCES)))
        .isEqualTo(new Tally(7, 1, 0));
  }

  @Test
  void refusedMapping_tellsOfLaterCalls() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ|PROT_WRITE", "3</tmp/a>", EACCES),
                shared("PROT_READ", "3</tmp/a>", FIRST),
                writable(FIRST, EACCES)))
        .isEqualTo(new Tally(2, 1, 0));
  }

  @Test
  void otherOpening_isNotKnown() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ", "3</tmp/a>", FIRST),
                writable(FIRST, EACCES),
                shared("PROT_READ", "4</tmp/a>", SECOND),
                writable(SECOND, "0"),
                writable(FIRST, EACCES)))
        .isEqualTo(new Tally(4, 1, 0));
  }

  @Test
  void descriptorOpenedAgain_refutesWhatWasLearnt() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ|PROT_WRITE", "3</tmp/a>", EACCES),
                shared("PROT_READ|PROT_WRITE", "3</tmp/a>", FIRST),
                shared("PROT_READ", "3</tmp/a>", SECOND),
                writable(SECOND, "0")))
        .isEqualTo(new Tally(2, 2, 0));
  }

  @Test
  void areaOfADescriptorOpenedAgain_refutesWhatWasLearnt() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ", "3</tmp/a>", FIRST),
                shared("PROT_READ|PROT_WRITE", "3</tmp/a>", EACCES),
                writable(FIRST, "0"),
                mprotect(FIRST, "PROT_READ", "0")))
        .isEqualTo(new Tally(2, 2, 0));
  }

  @Test
  void refusalThatNoFactExplains_isWrong() throws IOException {
    String anonymous = "mmap(NULL, 4096, PROT_READ, %s|MAP_ANONYMOUS, -1, 0) = ";
    String ofFile = "mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3</tmp/a>, 0) = ";
    assertThat(replay(anonymous.formatted("MAP_PRIVATE") + FIRST, writable(FIRST, EACCES)))
        .isEqualTo(new Tally(1, 0, 1));
    assertThat(replay(anonymous.formatted("MAP_SHARED") + FIRST, writable(FIRST, EACCES)))
        .isEqualTo(new Tally(1, 0, 1));
    assertThat(replay(ofFile + FIRST, writable(FIRST, EACCES))).isEqualTo(new Tally(1, 0, 1));
    assertThat(
            replay(
                shared("PROT_READ", "3</tmp/a>", FIRST),
                mprotect(FIRST, "PROT_NONE", EACCES),
                writable(FIRST, EPERM)))
        .isEqualTo(new Tally(1, 0, 2));
  }

  @Test
  void fileThatHasBeenWritten_cannotBeOpenForReadingOnly() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ|PROT_WRITE", "3</tmp/a>", FIRST),
                mprotect(FIRST, "PROT_READ", "0"),
                writable(FIRST, EACCES)))
        .isEqualTo(new Tally(2, 0, 1));
    assertThat(
            replay(
                shared("PROT_READ", "3</tmp/a>", FIRST),
                writable(FIRST, "0"),
                mprotect(FIRST, "PROT_READ", "0"),
                writable(FIRST, EACCES)))
        .isEqualTo(new Tally(3, 0, 1));
  }

  @Test
  void mappingsOfOneOpening_stayOneAreaWhateverIsLearnt() throws IOException {
    assertThat(
            replay(
                "mmap(NULL, 4096, PROT_READ, MAP_SHARED, 3</tmp/a>, 0x1000) = " + FIRST,
                shared("PROT_READ|PROT_WRITE", "3</tmp/a>", EACCES),
                shared("PROT_READ", "3</tmp/a>", SECOND),
                "mremap(" + SECOND + ", 8192, 4096, 0) = " + SECOND))
        .isEqualTo(new Tally(3, 1, 0));
  }

  private static String call(String name, String address, int length, String result) {
    return name + "(" + address + ", " + length + ") = " + result;
  }

  @Test
  void mappingPastTheEndOfItsFile_isAdoptedAndKept() throws IOException {
    assertThat(
            replay(
                "mmap(NULL, 12288, PROT_READ, MAP_PRIVATE, 3</tmp/a>, 0) = " + THIRD,
                call("mlock", THIRD, 12288, ENOMEM),
                call("mlock", THIRD, 12288, ENOMEM),
                call("mlock", THIRD, 8192, ENOMEM),
                call("mlock", THIRD, 4096, "0"),
                "mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3</tmp/a>, 0x1000) = 0x7ffff7fc4000",
                call("mlock", "0x7ffff7fc4000", 4096, ENOMEM)))
        .isEqualTo(new Tally(5, 2, 0));
  }

  @Test
  void adviceToPopulatePastTheEnd_tellsOfLaterLocks() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ", "3</tmp/a>", FIRST),
                "madvise(" + FIRST + ", 4096, MADV_POPULATE_READ) = -1 EFAULT (Bad address)",
                call("mlock", FIRST, 4096, ENOMEM)))
        .isEqualTo(new Tally(2, 1, 0));
  }

  @Test
  void fileThatHasGrown_refutesItsEnd() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ", "3</tmp/a>", FIRST),
                call("mlock", FIRST, 4096, ENOMEM),
                call("mlock", FIRST, 4096, "0"),
                call("mlock", FIRST, 4096, "0")))
        .isEqualTo(new Tally(2, 2, 0));
  }

  @Test
  void memoryThatHasNoEnd_isWrongIfItCannotBeLocked() throws IOException {
    assertThat(
            replay(
                "mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = " + FIRST,
                call("mlock", FIRST, 4096, ENOMEM),
                "mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3</dev/zero>, 0) = " + SECOND,
                call("mlock", SECOND, 4096, ENOMEM),
                shared("PROT_READ", "4</tmp/a>", THIRD),
                call("mlock", THIRD, 4096, "-1 EAGAIN (Resource temporarily unavailable)"),
                call("munlock", THIRD, 4096, ENOMEM)))
        .isEqualTo(new Tally(3, 0, 4));
  }

  @Test
  void socketThatIsMapped_isAdoptedAndKept() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ", "3<socket:[7]>", ENODEV),
                shared("PROT_READ", "4<socket:[8]>", FIRST),
                shared("PROT_READ", "4<socket:[8]>", SECOND),
                shared("PROT_READ", "3<socket:[7]>", ENODEV),
                writable(SECOND, EACCES)))
        .isEqualTo(new Tally(3, 2, 0));
  }

  @Test
  void socketThatCannotBeMappedForWriting_isAdopted() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ|PROT_WRITE", "3<socket:[7]>", EPERM),
                shared("PROT_READ", "3<socket:[7]>", FIRST),
                writable(FIRST, EACCES)))
        .isEqualTo(new Tally(2, 1, 0));
  }

  @Test
  void pipeThatIsMapped_isWrong() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ", "3<pipe:[7]>", FIRST),
                shared("PROT_READ|PROT_WRITE", "4<pipe:[8]>", EPERM),
                shared("PROT_READ", "5</dev/null>", SECOND)))
        .isEqualTo(new Tally(0, 0, 3));
  }

  @Test
  void fileOpenedAsAPathOnly_isAdoptedAndKept() throws IOException {
    assertThat(
            replay(
                shared("PROT_READ", "3</tmp/a>", EBADF),
                shared("PROT_READ|PROT_WRITE", "3</tmp/a>", EBADF),
                "mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3</tmp/a>, 0) = " + EBADF,
                shared("PROT_READ", "4</tmp/a>", FIRST)))
        .isEqualTo(new Tally(3, 1, 0));
  }

  @Test
  void anonymousMemory_hasNoBadDescriptor() throws IOException {
    assertThat(replay("mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = " + EBADF))
        .isEqualTo(new Tally(0, 0, 1));
  }
}
