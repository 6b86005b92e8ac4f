package org.mapletree.cli;

import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapletree.Entry;
import org.mapletree.MapleTree;
import org.mapletree.history.Version;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.watch.MapChange;
import org.mapletree.vma.watch.MapHistory;

/** Prints versions of a memory map, and what happened between them. */
final class WatchText {

  private final PrintStream out;

  WatchText(PrintStream out) {
    this.out = out;
  }

  /** All versions, each with what happened since the one before. */
  void print(MapHistory history) {
    @Nullable Version<MapleTree<MapsLine>> last = null;
    for (Iterator<Version<MapleTree<MapsLine>>> each = history.versions(); each.hasNext(); ) {
      Version<MapleTree<MapsLine>> version = each.next();
      print(last, version);
      last = version;
    }
  }

  /** One version, with what happened since another. */
  void print(@Nullable Version<MapleTree<MapsLine>> before, Version<MapleTree<MapsLine>> version) {
    Sum sum = Sum.of(version.value());
    StringBuilder line = new StringBuilder(version.at() + "  " + sum.mappings);
    line.append(sum.mappings == 1 ? " mapping, " : " mappings, ").append(Bytes.shown(sum.bytes));
    long bytesBefore = before == null ? sum.bytes : Sum.of(before.value()).bytes;
    if (bytesBefore != sum.bytes) {
      line.append(" (").append(Bytes.growth(bytesBefore, sum.bytes)).append(')');
    }
    if (sum.resident >= 0) {
      line.append(", ").append(Bytes.shown(sum.resident)).append(" in memory");
    }
    out.println(line);
    if (before != null) {
      print(MapHistory.changes(before.value(), version.value()));
    }
  }

  /** A line for each mapping that something happened to. */
  void print(List<MapChange> changes) {
    Table table = new Table("lllrl");
    changes.forEach(change -> row(table, change));
    table.print(out);
  }

  private static void row(Table table, MapChange change) {
    if (change instanceof MapChange.Appeared appeared) {
      row(table, "appeared", appeared.line(), "");
    } else if (change instanceof MapChange.Vanished vanished) {
      row(table, "vanished", vanished.line(), "");
    } else if (change instanceof MapChange.Resized resized) {
      boolean shrank =
          Long.compareUnsigned(resized.after().length(), resized.before().length()) < 0;
      long by = shrank ? -resized.growth() : resized.growth();
      row(table, shrank ? "shrank" : "grew", resized.after(), "by " + Bytes.shown(by));
    } else if (change instanceof MapChange.Moved moved) {
      row(table, "moved", moved.after(), "from " + range(moved.before()));
    } else if (change instanceof MapChange.Changed changed) {
      row(table, "changed", changed.after(), "was " + differences(changed));
    } else if (change instanceof MapChange.Resident resident) {
      row(table, "in memory", resident.after(), signed(resident.growth()));
    }
  }

  private static void row(Table table, String what, MapsLine line, String how) {
    String name = how.isEmpty() ? line.name() : (line.name() + "  " + how).strip();
    table.row("  " + what, range(line), line.permissions(), Bytes.shown(line.length()), name);
  }

  private static String range(MapsLine line) {
    return String.format("%08x-%08x", line.start(), line.end());
  }

  /** What the mapping had been, as far as it is something else now. */
  private static String differences(MapChange.Changed changed) {
    MapsLine before = changed.before();
    MapsLine after = changed.after();
    if (!before.permissions().equals(after.permissions())) {
      return before.permissions();
    }
    if (!before.name().equals(after.name())) {
      return before.name().isEmpty() ? "without a name" : before.name();
    }
    return before.flags().equals(after.flags())
        ? "inode "
            + Long.toUnsignedString(before.inode())
            + " from offset 0x"
            + Long.toHexString(before.offset())
        : "[" + before.flags() + "]";
  }

  private static String signed(long bytes) {
    return (bytes < 0 ? "-" : "+") + Bytes.shown(Math.abs(bytes));
  }

  /** The areas of a map, their bytes, and the bytes in memory, -1 where the map does not tell. */
  private record Sum(int mappings, long bytes, long resident) {
    static Sum of(MapleTree<MapsLine> lines) {
      int mappings = 0;
      long bytes = 0;
      long resident = -1;
      for (Entry<MapsLine> entry : lines) {
        MapsLine line = entry.value();
        if (!line.isVsyscall()) {
          mappings++;
          bytes += line.length();
          resident = line.resident() < 0 ? resident : Math.max(0, resident) + line.resident();
        }
      }
      return new Sum(mappings, bytes, resident);
    }
  }
}
