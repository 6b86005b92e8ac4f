package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.codec.PageSection.Item;
import org.mapletree.codec.PageSection.Items;
import org.mapletree.history.History;
import org.mapletree.history.HistoryParts;
import org.mapletree.history.Version;
import org.mapletree.keys.KeyDomains;

/**
 * The page in the package's Javadoc is enough to read the files: a second decoder, written by it,
 * agrees about the golden files.
 */
class FormatPageTest {

  private static int checksum(byte[]... parts) {
    CRC32C checksum = new CRC32C();
    for (byte[] part : parts) {
      checksum.update(part);
    }
    return (int) checksum.getValue();
  }

  private static byte[] part(byte[] bytes, int from, int length) {
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** Checks preamble and blocks; answers the sections. */
  private static List<PageSection> sections(String name, int kind) throws IOException {
    byte[] bytes = GoldenFilesTest.golden(name);
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(part(bytes, 0, 12))
        .containsExactly(0x89, 0x4d, 0x41, 0x50, 0x4c, 0x45, 0x0d, 0x0a, 1, kind, 0, 0);
    assertThat(file.getInt(12)).isEqualTo(checksum(part(bytes, 0, 12)));
    List<PageSection> sections = new ArrayList<>();
    ByteArrayOutputStream section = new ByteArrayOutputStream();
    for (int at = 16; at < bytes.length; ) {
      int length = file.getInt(at) & 0xffffff;
      byte[] offset = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(at).array();
      assertThat(length).isBetween(1, 65_536);
      assertThat(file.getInt(at + 4)).isEqualTo(checksum(part(bytes, at + 12, length)));
      assertThat(file.getInt(at + 8)).isEqualTo(checksum(offset, part(bytes, at, 8)));
      assertThat(bytes[at + 3] & 1).isEqualTo(section.size() == 0 ? 1 : 0);
      section.write(bytes, at + 12, length);
      if ((bytes[at + 3] & 2) != 0) {
        sections.add(new PageSection(section.toByteArray()));
        section.reset();
      }
      at += 12 + length;
    }
    assertThat(section.size()).isZero();
    return sections;
  }

  private static PageSection section(String name, int kind, String codec) throws IOException {
    List<PageSection> sections = sections(name, kind);
    assertThat(sections).hasSize(1);
    assertThat(sections.get(0).text()).isEqualTo(codec);
    return sections.get(0);
  }

  private static Items items(MapleTree<String> tree) {
    Items items = new Items();
    for (Entry<String> entry : tree) {
      items.put(entry.first(), new Item(entry.last(), entry.value()));
    }
    return items;
  }

  @Test
  void tree() throws IOException {
    PageSection in = section("tree-1.bin", 1, "utf-8");
    assertThat(in.number()).isEqualTo(32);
    assertThat(in.number()).isEqualTo(16);
    assertThat(in.new Nodes(in.new Counted()::next).tree())
        .isEqualTo(items(GoldenFilesTest.older()));
    assertThat(in.isAtItsEnd()).isTrue();
  }

  @Test
  void delta() throws IOException {
    PageSection in = section("delta-1.bin", 2, "utf-8");
    assertThat(in.delta(items(GoldenFilesTest.older()), in.new Counted()::next))
        .isEqualTo(items(GoldenFilesTest.newer()));
    assertThat(in.isAtItsEnd()).isTrue();
  }

  @Test
  void history() throws IOException {
    PageSection in = section("history-1.bin", 3, "tree of utf-8");
    PageHistory history = new PageHistory();
    history.readSnapshot(in);
    check(history, Histories.eventful(100));
    assertThat(in.isAtItsEnd()).isTrue();
  }

  @Test
  void file() throws IOException {
    List<PageSection> sections = sections("file-1.bin", 4);
    assertThat(sections).hasSize(3);
    assertThat(sections.get(0).text()).isEqualTo("tree of utf-8");
    PageHistory history = new PageHistory();
    history.readRecord(sections.get(1));
    check(history, Histories.small());
    history.readRecord(sections.get(2));
    check(history, Histories.eventful(100));
    assertThat(sections).allMatch(PageSection::isAtItsEnd);
  }

  private static void check(PageHistory read, History<MapleTree<String>> expected) {
    HistoryParts<MapleTree<String>> parts = expected.parts();
    assertThat(read.nextNumber).isEqualTo(parts.nextNumber());
    assertThat(read.branchName).isEqualTo(parts.branchName());
    assertThat(read.tags).isEqualTo(parts.tags());
    List<PageHistory.Commit> commits = new ArrayList<>();
    for (Version<MapleTree<String>> version : expected.versions()) {
      commits.add(
          new PageHistory.Commit(
              KeyDomains.instantNanos().toKey(version.at()),
              version.branch(),
              version.note(),
              expected.parents(version.number()),
              items(version.value())));
    }
    assertThat(List.copyOf(read.commits.values())).isEqualTo(commits);
    assertThat(read.branches.keySet()).isEqualTo(parts.branches().keySet());
    parts
        .branches()
        .forEach(
            (name, branch) -> {
              MapleTree<String> timeline =
                  branch.timeline().mapValues(version -> "" + version.number());
              List<Long> undone = branch.undone().stream().map(Version::number).toList();
              assertThat(read.branches.get(name))
                  .isEqualTo(new PageHistory.Branch(items(timeline), undone));
            });
  }
}
