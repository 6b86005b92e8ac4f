package org.mapletree.vma.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * What random scripts found on Linux 6.18, each shortened to the calls that matter. The expected
 * lines were printed by that kernel.
 */
class KernelFindingsTest {

  private static final String ARENA = "arena 0x100000000000 0x40000000\nfile f1 0x100000\n";

  private static String lastState(String script) throws IOException {
    var printed = new StringBuilder();
    new ScriptRunner(printed).run(Script.parse(ARENA + script).get());
    String text = printed.toString();
    int last = text.startsWith("1 ") ? 0 : -1;
    for (int i = text.indexOf('\n');
        i >= 0 && i + 1 < text.length();
        i = text.indexOf('\n', i + 1)) {
      last = text.charAt(i + 1) == ' ' ? last : i + 1;
    }
    return text.substring(last);
  }

  @Test
  void guardInstall_partOfAnArea_marksTheWholeAreaWithoutASplit() throws IOException {
    String script =
        """
        mmap 0x100000000000 0x3000 rw- private,anon,fixed - 0
        madvise 0x100000001000 0x1000 guard_install
        """;
    assertThat(lastState(script))
        .isEqualTo(
            """
            2 madvise 0x100000001000 0x1000 guard_install = 0x0
              100000000000-100000003000 rw-p 0 - [rd wr mr mw me gu ac]
            """);
  }

  @Test
  void guardInstall_untouchedArea_countsAsTouchedSoThatItStaysCharged() throws IOException {
    String script =
        """
        mmap 0x100000000000 0x1000 rw- private,anon,fixed - 0
        madvise 0x100000000000 0x1000 guard_install
        mprotect 0x100000000000 0x1000 r--
        """;
    assertThat(lastState(script))
        .isEqualTo(
            """
            3 mprotect 0x100000000000 0x1000 r-- = 0x0
              100000000000-100000001000 r--p 0 - [rd mr mw me gu ac]
            """);
  }

  @Test
  void guardInstall_equalNeighbour_mergesInSpiteOfTheMark() throws IOException {
    String script =
        """
        mmap 0x100000000000 0x1000 rw- private,anon,fixed - 0
        madvise 0x100000000000 0x1000 guard_install
        mmap 0x100000001000 0x1000 rw- private,anon,fixed - 0
        """;
    assertThat(lastState(script))
        .isEqualTo(
            """
            3 mmap 0x100000001000 0x1000 rw- private,anon,fixed - 0 = 0x100000001000
              100000000000-100000002000 rw-p 0 - [rd wr mr mw me gu ac]
            """);
  }

  @Test
  void remove_sharedReadOnlyMappingOfAWritableFile_isAllowed() throws IOException {
    String script =
        """
        mmap 0x100000000000 0x1000 r-- shared,fixed f1 0
        madvise 0x100000000000 0x1000 remove
        """;
    assertThat(lastState(script)).startsWith("2 madvise 0x100000000000 0x1000 remove = 0x0\n");
  }

  @Test
  void mergeable_droppableArea_changesNothing() throws IOException {
    String script =
        """
        mmap 0x100000000000 0x1000 rw- droppable,anon,fixed - 0
        madvise 0x100000000000 0x1000 mergeable
        """;
    assertThat(lastState(script))
        .isEqualTo(
            """
            2 madvise 0x100000000000 0x1000 mergeable = 0x0
              100000000000-100000001000 rw-p 0 - [rd wr mr mw me nr wf dd dp]
            """);
  }

  @Test
  void mmap_fixedAtOneOfTheHighestAddresses_readsTheAddressAsAnError() throws IOException {
    assertThat(lastState("mmap 0xfffffffffffff001 0x1000 rw- private,anon,fixed - 0\n"))
        .isEqualTo("1 mmap 0xfffffffffffff001 0x1000 rw- private,anon,fixed - 0 = (null)\n");
    assertThat(lastState("mmap 0xfffffffffffffffb 0x1000 rw- private,anon,fixed_noreplace - 0\n"))
        .isEqualTo("1 mmap 0xfffffffffffffffb 0x1000 rw- private,anon,fixed_noreplace - 0 = EIO\n");
    assertThat(lastState("mmap 0xfffffffffffff000 0x1000 rw- private,anon,fixed - 0\n"))
        .isEqualTo("1 mmap 0xfffffffffffff000 0x1000 rw- private,anon,fixed - 0 = ENOMEM\n");
    assertThat(lastState("mmap 0xffffffffffffffff 0x800000000000 rw- private,anon,fixed - 0\n"))
        .isEqualTo(
            "1 mmap 0xffffffffffffffff 0x800000000000 rw- private,anon,fixed - 0 = ENOMEM\n");
  }

  @Test
  void mmapBetweenTwo_joinsAllThreeOnlyIfOneHasNotBeenTouched() throws IOException {
    String two =
        """
        mmap 0x100000000000 0x4000 rw- private,anon,fixed - 0
        mmap 0x100000007000 0x4000 rw- private,anon,fixed - 0
        touch 0x100000007000 0x1000
        """;
    String between = "mmap 0x100000004000 0x3000 rw- private,anon,fixed - 0\n";
    assertThat(lastState(two + between))
        .isEqualTo(
            """
            4 mmap 0x100000004000 0x3000 rw- private,anon,fixed - 0 = 0x100000004000
              100000000000-10000000b000 rw-p 0 - [rd wr mr mw me ac]
            """);
    assertThat(lastState(two + "touch 0x100000000000 0x1000\n" + between))
        .isEqualTo(
            """
            5 mmap 0x100000004000 0x3000 rw- private,anon,fixed - 0 = 0x100000004000
              100000000000-100000007000 rw-p 0 - [rd wr mr mw me ac]
              100000007000-10000000b000 rw-p 0 - [rd wr mr mw me ac]
            """);
  }
}
