package org.mapletree.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** Every program tells its story. */
class StoriesTest {
  @Test
  void ipTable() {
    assertThat(told(() -> IpTable.main(new String[0])))
        .contains("Some(example operator)", "93.184.216.128/25");
  }

  @Test
  void tariffs() {
    assertThat(told(() -> Tariffs.main(new String[0])))
        .contains("believed on 10 July: Some(8)", "believed now: Some(7)", "late correction");
  }

  @Test
  void tokenRing() {
    assertThat(told(() -> TokenRing.main(new String[0])))
        .contains(
            "KeyChange[range=0x4000000000000000-0x7fffffffffffffff, before=n1, after=n2]",
            "KeyChange[range=0x8000000000000000-0xffffffffffffffff, before=n1, after=n3]");
  }

  @Test
  void extentFile() {
    assertThat(told(() -> ExtentFile.main(new String[0])))
        .contains("0x5000-0xffff=disk 0x105000", "0x5000 lies at 0x105000");
  }

  @Test
  void sequenceNumbers() {
    assertThat(told(() -> SequenceNumbers.main(new String[0])))
        .contains("complete up to 5, ask for [0x6-0x6, 0x8-0x8]");
  }

  @Test
  void reservations() {
    assertThat(told(() -> Reservations.main(new String[0])))
        .contains("taken by Ann", "Some(10:15)");
  }

  @Test
  void flags() {
    assertThat(told(() -> Flags.main(new String[0]))).contains("base=old, ours=new, theirs=blue");
  }

  @Test
  void genomicDepth() {
    assertThat(told(() -> GenomicDepth.main(new String[0])))
        .contains("depth at 230: 3", "genes at 285: [ALPHA, BETA]");
  }

  private static String told(Runnable story) {
    PrintStream console = System.out;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, UTF_8));
    try {
      story.run();
    } finally {
      System.setOut(console);
    }
    return told.toString(UTF_8);
  }
}
