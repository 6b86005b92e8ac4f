package org.mapletree.codec;

import java.io.IOException;
import java.util.List;
import org.mapletree.Entry;
import org.mapletree.history.Commit;
import org.mapletree.history.HistoryParts;
import org.mapletree.history.Version;

/** Writes a whole history into one section, each node once. */
final class HistoryWriter<T, V> {

  private final HistoryCodec<T, V> codec;
  private final BlockWriter out;

  HistoryWriter(HistoryCodec<T, V> codec, BlockWriter out) {
    this.codec = codec;
    this.out = out;
  }

  void write(HistoryParts<T> parts) throws IOException {
    out.writeText(codec.name());
    NodeReader.Capacities.write(out);
    out.writeNumber(parts.nextNumber());
    writeCommits(parts);
    writeBranches(parts);
    out.writeNumber(List.copyOf(parts.branches().keySet()).indexOf(parts.branchName()));
    VersionCodec.writeTags(out, parts.tags());
    out.endSection();
  }

  private void writeCommits(HistoryParts<T> parts) throws IOException {
    ValueWriter<String> texts = VersionCodec.textWriter();
    NodeWriter<V> trees = new NodeWriter<>(out, new ValueWriter<>(codec.values()));
    out.writeNumber(parts.commits().size());
    long before = 0;
    for (Entry<Commit<T>> entry : parts.commits()) {
      Commit<T> commit = entry.value();
      VersionCodec.write(out, commit, before, texts);
      before = commit.number();
      Version<T> base = VersionCodec.base(parts.commits(), before, commit.parent());
      T value = commit.version().value();
      codec.writeRest(out, value, base == null ? null : base.value());
      trees.write(codec.tree(value));
    }
  }

  private void writeBranches(HistoryParts<T> parts) throws IOException {
    NodeWriter<Version<T>> timelines =
        new NodeWriter<>(out, (blocks, version) -> blocks.writeNumber(version.number()));
    out.writeNumber(parts.branches().size());
    for (var branch : parts.branches().entrySet()) {
      out.writeText(branch.getKey());
      timelines.write(branch.getValue().timeline());
      VersionCodec.writeUndone(out, branch.getValue().undone());
    }
  }
}
