package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.mapletree.MapleTree;
import org.mapletree.history.History;
import org.mapletree.history.HistoryParts;
import org.mapletree.history.Version;

/** Histories to be written, and what must be the same afterwards. */
final class Histories {

  static final HistoryCodec<MapleTree<String>, String> TEXTS =
      HistoryCodec.ofTrees(SnapshotCodec.of(ValueCodec.utf8()));

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Histories() {}

  static Instant at(long second) {
    return START.plusSeconds(second);
  }

  static MapleTree<String> tree(int entries) {
    MapleTree.Builder<String> builder = MapleTree.builder();
    for (int i = 0; i < entries; i++) {
      builder.add(i * 0x1000L, i * 0x1000L + 0x7ff, "value " + i % 10);
    }
    return builder.build();
  }

  /** One version. */
  static History<MapleTree<String>> small() {
    return History.ofTree(tree(3), START, "first");
  }

  /** Commits, an undo and a redo, branches and a merge, a tag, and versions that are gone. */
  static History<MapleTree<String>> eventful(int entries) {
    History<MapleTree<String>> history = History.ofTree(tree(entries), START, "first");
    for (int i = 1; i <= 6; i++) {
      MapleTree<String> next =
          history.latest().value().put(i * 0x1800L, i * 0x1800L + 0x900, "v" + i);
      history = history.commit(next, at(i), "change " + i);
    }
    history = history.tag("six").undo(at(7)).get().undo(at(8)).get().redo(at(9)).get();
    history = history.branch("draft").commit(tree(entries).remove(0, 0x1fff), at(10), "");
    history = history.branch("early", 2).get().undo(at(11)).get();
    history = history.onBranch("main").get();
    MapleTree<String> united = history.latest().value().union(tree(entries));
    history = history.commitMerge(united, at(12), "\u00fcnited", "draft");
    history = history.commit(united, at(13), "the same again").undo(at(14)).get();
    return history.retain((versions, now) -> Set.of(0L, 2L, 4L, 7L, 8L, 9L), at(20));
  }

  /** Checks that two histories answer everything alike. */
  static <T> void checkEqual(History<T> read, History<T> written) {
    HistoryParts<T> expected = written.parts();
    HistoryParts<T> actual = read.parts();
    assertThat(actual.commits()).isEqualTo(expected.commits());
    assertThat(actual).isEqualTo(expected);
    assertThat(read.latest()).isEqualTo(written.latest());
    assertThat(read.log().map(Version::number).toJavaList())
        .isEqualTo(written.log().map(Version::number).toJavaList());
    assertThat(read.undo(at(1_000)).map(History::parts))
        .isEqualTo(written.undo(at(1_000)).map(History::parts));
    assertThat(read.redo(at(1_000)).map(History::parts))
        .isEqualTo(written.redo(at(1_000)).map(History::parts));
  }
}
