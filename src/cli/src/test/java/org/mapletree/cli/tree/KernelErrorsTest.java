package org.mapletree.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The four answers of Linux 6.16 that contradict its own documentation, all at the very edges of
 * the key space. Ours are the documented ones.
 */
class KernelErrorsTest {
  @Test
  void insertOverEverything_isRefusedWhereSomethingIs() {
    // the kernel overwrites: its "new root" write skips the check for existing entries
    assertThat(results("store 5 9 1", "insert 0 0xffffffffffffffff 2", "load 5", "load 0"))
        .containsExactly("0", "EEXIST", "0x1", "-");
  }

  @Test
  void highestGapUpToTheLastKey_isFoundInTheLeftmostSlot() {
    // the kernel says EBUSY: the gap's length overflows to 0 where the gap starts at 0
    assertThat(
            results(
                "store 100 0xffffffffffffffff 1",
                "highgap 10 0 0xffffffffffffffff",
                "highgap 10 0 0xfffffffffffffffe",
                "ralloc 2 100 0 0xffffffffffffffff"))
        .containsExactly("0", "0x5a", "0x5a", "0x0");
  }

  @Test
  void aTreeThatWasFullAndErased_isFreeAgain() {
    // the kernel says EBUSY: it keeps a leaf with one empty slot, whose length 2^64 reads as 0
    assertThat(
            results(
                "store 0 0xffffffffffffffff 1",
                "erase 7",
                "lowgap 1 0 0xffffffffffffffff",
                "highgap 3 0 9",
                "walk 7",
                "alloc 2 16 0 0xffffffffffffffff",
                "cyclic 3 0 0xffffffffffffffff"))
        .containsExactly("0", "0x1", "0x0", "0x7", "0x0-0xffffffffffffffff -", "0x0", "0x10");
  }

  @Test
  void lookingDown_stopsAtTheLimitAlsoBeforeTheEntryAtZero() {
    // the kernel returns the entry below the limit: the case of a single entry at 0 ignores it
    assertThat(
            results(
                "store 0 0 1", "prev 5 1", "findrev 5 1", "eachrev 1 5", "prev 5 0", "findrev 5 0"))
        .containsExactly("0", "-", "-", "0", "0x0-0x0 0x1", "0x0-0x0 0x1");
  }

  /** The results of {@code statements}, without what the end of a script adds. */
  private static List<String> results(String... statements) {
    return Scripts.run(String.join("\n", statements))
        .lines()
        .limit(statements.length)
        .map(line -> line.substring(line.indexOf(" = ") + 3))
        .toList();
  }
}
