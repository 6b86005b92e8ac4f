package org.mapletree.vma.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.KernelProfile;
import org.mapletree.vma.Limits;

/** Texts of {@code /proc/PID/maps}: what is read comes out again, what is none is refused. */
class ProcMapsTest {

  private static final String FILE =
      "00010000-00011000 r--p 00001000 fe:00 7                                  ";

  private static AddressSpace space(String text) {
    return AddressSpace.of(ProcMaps.parse(text).get(), KernelProfile.LINUX_6_18, Limits.ROOT);
  }

  /** The kernel escapes a line feed in a name, and nothing else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a b",
        "/tab\there",
        "/return\rhere",
        "/next\u0085line",
        "/line\u2028line",
        "/é",
        "/x\\012y"
      })
  void anyName_comesOutAgain(String name) {
    String text = FILE + name + "\n";
    assertThat(ProcMaps.parse(text).get().toString()).isEqualTo(text);
    assertThat(space(text).procMaps().toString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "9223372036854775808", "18446744073709551615"})
  void inode_isUnsigned(String inode) {
    String text = "00010000-00011000 r--p 00001000 fe:00 " + inode + " \n";
    assertThat(ProcMaps.parse(text).get().toString()).isEqualTo(text);
  }

  /** Some patterns would try each pair of places in it. */
  @Test
  @Timeout(20)
  void endlessWord_isRefusedInTime() {
    String shown = "x".repeat(60) + "...";
    assertThat(ProcMaps.parse("x".repeat(2_000_000)).getLeft())
        .isEqualTo(new MalformedMaps(1, "this is no line of /proc/PID/maps: " + shown));
    assertThat(ProcMaps.parse("10000-11000 r--p 0 fe:00 " + "9".repeat(2_000_000)).getLeft().line())
        .isEqualTo(1);
  }

  @Test
  void linesThatEndAsOnWindows_areTakenForWhatTheyWere() {
    String text = FILE + "/x\n00011000-00012000 rw-p 00000000 00:00 0 \n";
    assertThat(ProcMaps.parse(text.replace("\n", "\r\n")).get().toString()).isEqualTo(text);
  }

  /** The kernel prints no such names; whoever wrote them by hand gets files of these names. */
  @ParameterizedTest
  @ValueSource(strings = {"[anon:", "[anon_shmem:", "[anon", "[anonx:y", "[", "[]"})
  void nameInHalfABracket_isNoSpecialName(String name) {
    String text = FILE + name + "\n";
    assertThat(space(text).procMaps().lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'10000-11000 r--p 0 fe:00 7 /x\nnonsense'; 2; this is no line of /proc/PID/maps: nonsense",
        "'10000-11000 r--p 0 fe:00 7\n10000-11000 r--p 0 fe:00 7'; 2; the mapping does not lie behind the one before it",
        "11000-10000 r--p 0 fe:00 7; 1; the end is not above the start",
        "10000-10000 r--p 0 fe:00 7; 1; the end is not above the start",
        "10000-10001 r--p 0 fe:00 7; 1; an address or offset that is no multiple of 4096",
        "10000-11000 r--p 1 fe:00 7; 1; an address or offset that is no multiple of 4096",
        "10000-11000 r--p 0 fe:00 18446744073709551616; 1; a device or inode that is too large",
        "10000-11000 r--p 0 fe123456:00 7; 1; a device or inode that is too large",
        "10000-1ffffffffffffffff r--p 0 fe:00 7; 1; a number of more than 16 digits",
        "Rss: 4 kB; 1; a field before the first mapping: Rss: 4 kB",
        "'10000-11000 r--p 0 fe:00 7\nRss: many kB'; 2; Rss is no number of kB: many kB",
        "''; 0; there is no mapping in it"
      })
  void whatIsNoMap_isRefusedWithLineAndReason(String text, int line, String problem) {
    assertThat(ProcMaps.parse(text).getLeft()).isEqualTo(new MalformedMaps(line, problem));
  }
}
