package org.mapletree.jqwik;

import java.util.ArrayList;
import java.util.List;

/**
 * A range map over {@link Cells} that is obviously right: a list of entries in order, and a write
 * that looks at each of them.
 */
final class CellMap {
  /** The cells from first to last, mapped to a value. */
  record CellEntry(int first, int last, int value) {}

  private final List<CellEntry> entries;

  private CellMap(List<CellEntry> entries) {
    this.entries = entries;
  }

  static CellMap empty() {
    return new CellMap(List.of());
  }

  List<CellEntry> entries() {
    return entries;
  }

  /** The entry around a cell, or null. */
  CellEntry at(int cell) {
    return entries.stream()
        .filter(entry -> entry.first() <= cell && cell <= entry.last())
        .findFirst()
        .orElse(null);
  }

  CellMap put(int first, int last, int value) {
    List<CellEntry> changed = new ArrayList<>(remove(first, last).entries);
    int place = 0;
    while (place < changed.size() && changed.get(place).last() < first) {
      place++;
    }
    changed.add(place, new CellEntry(first, last, value));
    return new CellMap(changed);
  }

  CellMap remove(int first, int last) {
    List<CellEntry> changed = new ArrayList<>();
    for (CellEntry entry : entries) {
      if (entry.last() < first || entry.first() > last) {
        changed.add(entry);
        continue;
      }
      if (entry.first() < first) {
        changed.add(new CellEntry(entry.first(), first - 1, entry.value()));
      }
      if (entry.last() > last) {
        changed.add(new CellEntry(last + 1, entry.last(), entry.value()));
      }
    }
    return new CellMap(changed);
  }
}
