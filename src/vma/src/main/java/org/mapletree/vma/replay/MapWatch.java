package org.mapletree.vma.replay;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.mapletree.vma.AddressSpace;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.proc.ProcMaps;

/**
 * Remembers the address space after each of the last calls: a program prints its map between two of
 * them, near its end.
 */
final class MapWatch {

  /**
   * How many calls a program makes after it has printed its map: a Java machine that ends its
   * threads, some tens; a JavaScript one that takes its heap down piece by piece, some hundreds.
   */
  static final int LAST_CALLS = 1_024;

  private static final String DIVISION =
      "only in where neighbouring private memory is divided, which page faults decide, too";

  /**
   * The address space after a call.
   *
   * @param line the line of the call
   * @param call the call
   * @param space the space
   */
  private record Moment(long line, String call, AddressSpace space) {}

  private final ArrayDeque<Moment> moments = new ArrayDeque<>();

  void add(long line, String call, AddressSpace space) {
    if (moments.size() == LAST_CALLS) {
      moments.removeFirst();
    }
    moments.addLast(new Moment(line, call, space));
  }

  /**
   * Compares a recorded map with those moments, the latest first.
   *
   * @param recorded the map that the program printed
   * @param known the files that the first snapshot shows, by path
   */
  MapVerdict compare(ProcMaps recorded, Map<String, OpenFile> known) {
    MapAgreement agreement = new MapAgreement(known);
    List<MapsLine> wanted = recorded.areas();
    for (Iterator<Moment> each = moments.descendingIterator(); each.hasNext(); ) {
      Moment moment = each.next();
      boolean possible = moment.space().areas().size() == wanted.size();
      if (possible && agreement.agree(wanted, moment.space().procMaps().areas())) {
        return new MapVerdict(
            MapVerdict.Kind.AGREES, moment.line(), moment.call(), wanted.size(), List.of(), "");
      }
    }
    return nearest(agreement, wanted);
  }

  private MapVerdict nearest(MapAgreement agreement, List<MapsLine> wanted) {
    Moment nearest = moments.getLast();
    int least = Integer.MAX_VALUE;
    for (Iterator<Moment> each = moments.descendingIterator(); each.hasNext(); ) {
      Moment moment = each.next();
      List<MapsLine> lines = moment.space().procMaps().areas();
      if (agreement.agreeUndivided(wanted, lines)) {
        return differs(agreement, wanted, moment, DIVISION);
      }
      int distance = MapDiff.distance(agreement, wanted, lines);
      if (distance < least) {
        least = distance;
        nearest = moment;
      }
    }
    return differs(agreement, wanted, nearest, "");
  }

  private static MapVerdict differs(
      MapAgreement agreement, List<MapsLine> wanted, Moment moment, String reason) {
    List<String> diff = MapDiff.unified(agreement, wanted, moment.space().procMaps().areas());
    return new MapVerdict(
        MapVerdict.Kind.DIFFERS, moment.line(), moment.call(), wanted.size(), diff, reason);
  }
}
