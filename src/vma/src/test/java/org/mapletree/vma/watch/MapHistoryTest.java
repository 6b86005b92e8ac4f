package org.mapletree.vma.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapletree.MapleTree;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.proc.ProcMaps;

/** What a history of maps keeps, and how it reads the difference of two maps. */
class MapHistoryTest {

  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  private static final String PROGRAM = "00400000-00402000 r-xp 00000000 fe:00 12  /usr/bin/p\n";
  private static final String HEAP = "00500000-00521000 rw-p 00000000 00:00 0  [heap]\n";
  private static final String LIBRARY = "7f0000000000-7f0000004000 r--p 00000000 fe:00 13  /l.so\n";

  private static ProcMaps maps(String... lines) {
    return ProcMaps.parse(String.join("", lines)).get();
  }

  private static ProcMaps maps(MapsLine... lines) {
    return new ProcMaps(List.of(lines));
  }

  private static String anonymous(String range) {
    return range + " rw-p 00000000 00:00 0 \n";
  }

  private static List<MapChange> changes(ProcMaps before, ProcMaps after) {
    MapHistory history = MapHistory.of(before, START).see(after, START.plusMillis(500));
    List<MapleTree<MapsLine>> versions = new ArrayList<>();
    history.versions().forEachRemaining(version -> versions.add(version.value()));
    return MapHistory.changes(versions.get(0), versions.get(versions.size() - 1));
  }

  @Test
  void see_theSameMap_isTheSameHistory() {
    MapHistory history = MapHistory.of(maps(PROGRAM, HEAP), START);
    assertThat(history.see(maps(PROGRAM, HEAP), START.plusSeconds(1))).isSameAs(history);
  }

  @Test
  void see_anotherMap_keepsBothAndTheirInstants() {
    MapHistory history =
        MapHistory.of(maps(PROGRAM, HEAP), START).see(maps(PROGRAM), START.plusSeconds(1));
    assertThat(history.history().size()).isEqualTo(2);
    assertThat(
            history
                .history()
                .asOf(START.plusMillis(999))
                .map(v -> MapHistory.maps(v.value()))
                .get())
        .isEqualTo(maps(PROGRAM, HEAP));
    assertThat(
            history.history().asOf(START.plusSeconds(1)).map(v -> MapHistory.maps(v.value())).get())
        .isEqualTo(maps(PROGRAM));
  }

  @Test
  void see_theEmptyMap_isAnotherMapOnlyBehindOneThatIsNot() {
    ProcMaps nothing = maps(new MapsLine[0]);
    MapHistory history = MapHistory.of(maps(PROGRAM), START).see(nothing, START.plusSeconds(1));
    assertThat(MapHistory.maps(history.history().latest().value())).isEqualTo(nothing);
    assertThat(history.see(nothing, START.plusSeconds(2))).isSameAs(history);
  }

  @Test
  void see_aLineThatEndsAtTheLastAddress_keepsWhatLiesBelow() {
    ProcMaps map =
        maps(
            new MapsLine(0x1000, 0x2000, "r--p", 0, 0, 0, 0, ""),
            new MapsLine(-0x1000, 0, "r--p", 0, 0, 0, 0, ""));
    MapHistory history = MapHistory.of(maps(PROGRAM), START).see(map, START.plusSeconds(1));
    assertThat(MapHistory.maps(history.history().latest().value())).isEqualTo(map);
  }

  @Test
  void see_aClockThatStandsStill_isTakenAsAMomentLater() {
    MapHistory history = MapHistory.of(maps(PROGRAM), START).see(maps(HEAP), START);
    assertThat(history.history().latest().at()).isEqualTo(START.plusNanos(1));
  }

  @Test
  void changes_newAndGoneMappings_appearedAndVanished() {
    assertThat(changes(maps(PROGRAM, HEAP), maps(PROGRAM, LIBRARY)))
        .containsExactly(
            new MapChange.Vanished(maps(HEAP).lines().get(0)),
            new MapChange.Appeared(maps(LIBRARY).lines().get(0)));
  }

  @Test
  void changes_aHeapThatGrows_isResized() {
    ProcMaps grown = maps(HEAP.replace("521000", "542000"));
    assertThat(changes(maps(HEAP), grown))
        .containsExactly(new MapChange.Resized(maps(HEAP).lines().get(0), grown.lines().get(0)))
        .allSatisfy(change -> assertThat(((MapChange.Resized) change).growth()).isEqualTo(0x21000));
  }

  @Test
  void changes_aStackThatGrowsDown_isResized() {
    ProcMaps before = maps(anonymous("7ffffffde000-7ffffffff000"));
    ProcMaps after = maps(anonymous("7ffffffd0000-7ffffffff000"));
    assertThat(changes(before, after))
        .containsExactly(new MapChange.Resized(before.lines().get(0), after.lines().get(0)));
  }

  @Test
  void changes_aFileWhoseStartIsCut_isResizedOnlyWhereItsOffsetFollows() {
    ProcMaps cut = maps("7f0000001000-7f0000004000 r--p 00001000 fe:00 13  /l.so\n");
    assertThat(changes(maps(LIBRARY), cut))
        .containsExactly(new MapChange.Resized(maps(LIBRARY).lines().get(0), cut.lines().get(0)));
    ProcMaps other = maps("7f0000001000-7f0000004000 r--p 00000000 fe:00 13  /l.so\n");
    assertThat(changes(maps(LIBRARY), other))
        .containsExactly(
            new MapChange.Vanished(maps(LIBRARY).lines().get(0)),
            new MapChange.Appeared(other.lines().get(0)));
  }

  @Test
  void changes_aPartWithOtherPermissions_shrinksTheOldAndAppears() {
    ProcMaps split =
        maps(
            "7f0000000000-7f0000001000 r--p 00000000 fe:00 13  /l.so\n",
            "7f0000001000-7f0000004000 rw-p 00001000 fe:00 13  /l.so\n");
    assertThat(changes(maps(LIBRARY), split))
        .containsExactly(
            new MapChange.Resized(maps(LIBRARY).lines().get(0), split.lines().get(0)),
            new MapChange.Appeared(split.lines().get(1)));
  }

  @Test
  void changes_theOnlyMappingOfItsKindElsewhere_moved() {
    ProcMaps before = maps(anonymous("7f0000000000-7f0000008000"));
    ProcMaps after = maps(anonymous("7f0000100000-7f0000108000"));
    assertThat(changes(before, after))
        .containsExactly(new MapChange.Moved(before.lines().get(0), after.lines().get(0)));
  }

  @Test
  void changes_severalEqualMappingsElsewhere_nobodyCanTellWhichMoved() {
    ProcMaps before =
        maps(anonymous("7f0000000000-7f0000008000"), anonymous("7f0000010000-7f0000018000"));
    ProcMaps after = maps(anonymous("7f0000100000-7f0000108000"));
    assertThat(changes(before, after))
        .containsExactly(
            new MapChange.Vanished(before.lines().get(0)),
            new MapChange.Vanished(before.lines().get(1)),
            new MapChange.Appeared(after.lines().get(0)));
  }

  @Test
  void changes_otherPermissionsOfAWholeMapping_changed() {
    ProcMaps before = maps(LIBRARY);
    ProcMaps after = maps(LIBRARY.replace("r--p", "rw-p"));
    assertThat(changes(before, after))
        .containsExactly(new MapChange.Changed(before.lines().get(0), after.lines().get(0)));
  }

  @Test
  void changes_moreInMemoryAlone_isResident() {
    ProcMaps before = maps(HEAP, "Rss: 8 kB\n");
    ProcMaps after = maps(HEAP, "Rss: 12 kB\n");
    assertThat(changes(before, after))
        .containsExactly(new MapChange.Resident(before.lines().get(0), after.lines().get(0)))
        .allSatisfy(change -> assertThat(((MapChange.Resident) change).growth()).isEqualTo(4096));
  }

  @Test
  void changes_ofAMapToItself_areNone() {
    assertThat(changes(maps(PROGRAM, HEAP), maps(PROGRAM, HEAP))).isEmpty();
  }

  @Test
  void write_thenParse_isTheSameHistory() throws IOException {
    MapHistory history =
        MapHistory.of(maps(PROGRAM, "Rss: 8 kB\nVmFlags: rd ex mr mw me sd\n"), START)
            .see(maps(PROGRAM, "Rss: 4 kB\nVmFlags: rd ex mr mw me\n", HEAP), START.plusNanos(7))
            .see(maps(HEAP), START.plusSeconds(90));
    StringBuilder text = new StringBuilder("# a comment\n");
    history.write(text);
    MapHistory read = MapHistory.parse(text.toString()).get();
    assertThat(read.history().size()).isEqualTo(3);
    read.versions()
        .forEachRemaining(
            version ->
                assertThat(version).isEqualTo(history.history().version(version.number()).get()));
  }

  @Test
  void parse_theFirstAndTheLastDate_areHeld() {
    String first = "1677-09-21T00:12:43.145224192Z\n" + PROGRAM;
    String last = "2262-04-11T23:47:16.854775807Z\n" + HEAP;
    assertThat(MapHistory.parse(first + last).get().history().size()).isEqualTo(2);
  }

  @Test
  void write_emptyMaps_thenParse_isTheSameHistory() throws IOException {
    ProcMaps nothing = maps(new MapsLine[0]);
    MapHistory history =
        MapHistory.of(nothing, START)
            .see(maps(PROGRAM), START.plusSeconds(1))
            .see(nothing, START.plusSeconds(2));
    StringBuilder text = new StringBuilder();
    history.write(text);
    assertSame(history, MapHistory.parse(text.toString()).get());
    assertSame(history, MapHistory.parse("#\n" + text.toString().replace("\n\n", "\n#\n")).get());
    assertSame(history, MapHistory.parse(text.toString().replace("\n", "\r\n")).get());
  }

  private static void assertSame(MapHistory expected, MapHistory read) {
    assertThat(read.versions()).toIterable().containsExactlyElementsOf(expected::versions);
  }

  @Test
  void parse_linesThatHaveBeenThroughWindows_isTheSameHistory() {
    String text = "# maple watch 1\n" + START + "\n" + PROGRAM + "Rss: 8 kB\n\n";
    String more = START.plusSeconds(1) + "\n" + PROGRAM + HEAP;
    MapHistory read = MapHistory.parse((text + more).replace("\n", "\r\n")).get();
    assertThat(read.history().size()).isEqualTo(2);
    MapHistory.parse(text + more)
        .get()
        .versions()
        .forEachRemaining(
            version ->
                assertThat(version).isEqualTo(read.history().version(version.number()).get()));
  }

  @Test
  void parse_aNameThatEndsInACarriageReturn_keepsIt() {
    String text = START + "\n" + PROGRAM + LIBRARY.replace(".so\n", ".so\r\n");
    MapHistory read = MapHistory.parse(text).get();
    assertThat(MapHistory.maps(read.history().latest().value()).lines().get(1).name())
        .isEqualTo("/l.so\r");
  }

  @Test
  void parse_aWrongText_namesTheLine() {
    assertThat(problem("")).isEqualTo("there is no dated map in it");
    assertThat(problem("# nothing\n")).isEqualTo("there is no dated map in it");
    assertThat(problem(PROGRAM))
        .isEqualTo("line 1: a map begins with its date, as in 2026-01-31T12:00:00Z");
    assertThat(problem(START + "\n" + PROGRAM + "nonsense\n"))
        .isEqualTo("line 3: this is no line of /proc/PID/maps: nonsense");
    assertThat(problem(START + "\n" + PROGRAM + "\n" + START + "\n" + HEAP))
        .isEqualTo("line 4: the date is not later than the one before");
    assertThat(problem("#\n1600-01-01T00:00:00Z\n" + PROGRAM))
        .isEqualTo(
            "line 2: the date is not between 1677-09-21T00:12:43.145224192Z and"
                + " 2262-04-11T23:47:16.854775807Z");
    assertThat(problem(START + "\n" + PROGRAM + "2262-04-11T23:47:16.854775808Z\n" + HEAP))
        .startsWith("line 3: the date is not between ");
  }

  private static String problem(String text) {
    return MapHistory.parse(text).getLeft().toString();
  }
}
