package org.mapletree.vma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mapletree.Entry;
import org.mapletree.vma.OpenFile.Trait;
import org.mapletree.vma.proc.MapsLine;
import org.mapletree.vma.proc.ProcMaps;

/** An address space from the text of its map, and back. */
final class Snapshot {

  private static final String DELETED = " (deleted)";
  private static final String ZERO = "/dev/zero";
  private static final MapsLine VSYSCALL =
      new MapsLine(0xffffffffff600000L, 0xffffffffff601000L, "--xp", 0, 0, 0, 0, MapsLine.VSYSCALL);
  private static final Set<Trait> ON_DISK =
      Set.of(Trait.READABLE, Trait.WRITABLE, Trait.HUGE_ALIGNED);

  private final Map<Long, Backing> sharedObjects = new HashMap<>();
  private final SpaceEditor editor;

  private Snapshot(SpaceEditor editor) {
    this.editor = editor;
  }

  /** Precondition: {@code empty} holds no area. */
  static AddressSpace read(ProcMaps maps, AddressSpace empty, boolean touching) {
    List<MapsLine> lines = maps.areas();
    AddressSpace prepared =
        empty
            .withEagerTouching(touching)
            .withLayout(layout(lines, empty.layout()))
            .withProfile(empty.profile().withVsyscall(lines.size() < maps.lines().size()));
    var snapshot = new Snapshot(new SpaceEditor(prepared));
    lines.forEach(snapshot::add);
    return snapshot.editor.toSpace();
  }

  private void add(MapsLine line) {
    Vma vma = area(line);
    editor.put(line.start(), line.end(), vma);
    if (vma.has(VmFlags.LOCKED)) {
      editor.addLocked(Pages.between(line.start(), line.end()));
    }
  }

  private Vma area(MapsLine line) {
    VmFlags flags =
        VmFlags.parse(line.flags())
            .filter(shown -> shown.bits() != 0)
            .getOrElse(() -> implied(line));
    Backing backing = backing(line);
    boolean fileless = backing instanceof Backing.Anonymous;
    long page = fileless ? line.start() >>> Pages.SHIFT : line.offset() >>> Pages.SHIFT;
    boolean named = line.name().matches("(?s)\\[anon(_shmem)?:.*]");
    String name =
        named ? line.name().substring(line.name().indexOf(':') + 1, line.name().length() - 1) : "";
    return new Vma(flags, page, backing, Vma.NO_ANON, false, name);
  }

  private Backing backing(MapsLine line) {
    String name = line.name();
    if (name.startsWith("[") && name.endsWith("]")) {
      boolean memory = name.equals("[heap]") || name.equals("[stack]") || name.startsWith("[anon:");
      if (memory) {
        return Backing.Anonymous.INSTANCE;
      }
      if (name.startsWith("[anon_shmem:")) {
        return shared(line);
      }
      return hasPlace(line) ? file(line) : new Backing.Special(name);
    }
    if (name.isEmpty() && line.inode() == 0) {
      return Backing.Anonymous.INSTANCE;
    }
    return name.equals(ZERO + DELETED) ? shared(line) : file(line);
  }

  /** Whether it is a file, whatever its name: the kernel's own areas are shown without a place. */
  private static boolean hasPlace(MapsLine line) {
    return (line.offset() | line.major() | line.minor() | line.inode()) != 0;
  }

  private Backing shared(MapsLine line) {
    long pages = (line.offset() >>> Pages.SHIFT) + Pages.between(line.start(), line.end());
    editor.keepIdentity(line.inode());
    return sharedObjects.computeIfAbsent(
        line.inode(), inode -> new Backing.SharedMemory(inode, pages));
  }

  private static OpenFile file(MapsLine line) {
    boolean deleted = line.name().endsWith(DELETED);
    String path =
        deleted ? line.name().substring(0, line.name().length() - DELETED.length()) : line.name();
    var file =
        new OpenFile(
            path, line.major(), line.minor(), line.inode(), OpenFile.UNKNOWN_SIZE, 0, ON_DISK);
    return deleted ? file.with(Trait.DELETED) : file;
  }

  /**
   * The flags of an area of which only permissions and name are known, as they are right after
   * exec.
   */
  private static VmFlags implied(MapsLine line) {
    long access = 0;
    for (int i = 0; i < 3; i++) {
      access |= line.permissions().charAt(i) != '-' ? VmFlags.READ << i : 0;
    }
    boolean shared = line.permissions().charAt(3) == 's';
    long bits =
        switch (line.name()) {
          case "[vvar]", "[vvar_vclock]" ->
              access
                  | VmFlags.MAY_READ
                  | VmFlags.PFN_MAP
                  | VmFlags.IO
                  | VmFlags.DONT_EXPAND
                  | VmFlags.DONT_DUMP;
          case "[vdso]" -> access | VmFlags.MAY_ACCESS | VmFlags.DONT_EXPAND;
          case "[stack]" -> access | VmFlags.MAY_ACCESS | VmFlags.GROWS_DOWN | VmFlags.ACCOUNTED;
          default ->
              access | VmFlags.MAY_ACCESS | (shared ? VmFlags.SHARED | VmFlags.MAY_SHARE : 0);
        };
    var flags = new VmFlags(bits);
    return Accounting.isCharged(flags) ? flags.with(VmFlags.ACCOUNTED) : flags;
  }

  /** What the map shows of the fixed points; see {@link AddressSpace#of}. */
  private static Layout layout(List<MapsLine> lines, Layout fallback) {
    MapZones zones = MapZones.of(lines);
    Layout layout =
        fallback
            .withMmapBase(zones.searchBase(lines, fallback.mmapBase()))
            .withHeapAt(zones.programEnd(lines));
    for (MapsLine line : lines) {
      if (line.name().equals(MapZones.STACK)) {
        layout = layout.withStack(line.end() - Pages.SIZE);
      } else if (line.name().equals("[heap]")) {
        layout = layout.withHeapAt(line.start()).withBrk(line.end());
      }
    }
    return layout;
  }

  static ProcMaps write(AddressSpace space) {
    var lines = new ArrayList<MapsLine>();
    for (Iterator<Entry<Vma>> each = space.areas().iterator(); each.hasNext(); ) {
      lines.add(line(space, each.next()));
    }
    if (space.profile().vsyscall()) {
      lines.add(VSYSCALL);
    }
    return new ProcMaps(lines);
  }

  static MapsLine line(AddressSpace space, Entry<Vma> entry) {
    Vma vma = entry.value();
    String permissions = vma.flags().permissions();
    long offset = vma.page() << Pages.SHIFT;
    long start = entry.first();
    long end = entry.last() + 1;
    MapsLine line;
    if (vma.backing() instanceof OpenFile file) {
      String path = file.path().replace("\n", "\\012") + (file.is(Trait.DELETED) ? DELETED : "");
      line =
          new MapsLine(
              start, end, permissions, offset, file.major(), file.minor(), file.inode(), path);
    } else if (vma.backing() instanceof Backing.SharedMemory memory) {
      String name = vma.name().isEmpty() ? ZERO + DELETED : "[anon_shmem:" + vma.name() + "]";
      line = new MapsLine(start, end, permissions, offset, 0, 1, memory.id(), name);
    } else {
      line =
          new MapsLine(
              start, end, permissions, 0, 0, 0, 0, memoryName(space.layout(), vma, start, end));
    }
    return line.withFlags(vma.flags().toString());
  }

  private static String memoryName(Layout layout, Vma vma, long start, long end) {
    if (vma.backing() instanceof Backing.Special special) {
      return special.name();
    }
    if (Pages.below(start, layout.brk()) && Pages.above(end, layout.startBrk())) {
      return "[heap]";
    }
    if (!Pages.above(start, layout.stack()) && Pages.below(layout.stack(), end)) {
      return "[stack]";
    }
    return vma.name().isEmpty() ? "" : "[anon:" + vma.name() + "]";
  }
}
