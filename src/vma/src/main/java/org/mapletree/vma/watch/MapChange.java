package org.mapletree.vma.watch;

import org.mapletree.vma.proc.MapsLine;

/** What happened to one mapping between two maps of a process. */
public sealed interface MapChange {

  /**
   * A mapping that only the later map has.
   *
   * @param line the mapping
   */
  record Appeared(MapsLine line) implements MapChange {
    @Override
    public long start() {
      return line.start();
    }
  }

  /**
   * A mapping that only the earlier map has.
   *
   * @param line the mapping
   */
  record Vanished(MapsLine line) implements MapChange {
    @Override
    public long start() {
      return line.start();
    }
  }

  /**
   * A mapping that has kept one of its ends, what it maps there, and its permissions: it grew or
   * shrank at the other end.
   *
   * @param before how it was
   * @param after how it is
   */
  record Resized(MapsLine before, MapsLine after) implements MapChange {
    @Override
    public long start() {
      return after.start();
    }

    /**
     * How much longer it has become.
     *
     * @return the difference in bytes, negative if it shrank; modulo 2^64, so that its sign tells
     *     nothing about 2^63 bytes and more
     */
    public long growth() {
      return after.length() - before.length();
    }
  }

  /**
   * A mapping that is gone, while one that is equal but for its place has come. Of several that are
   * equal nobody can tell which has moved: they vanished and appeared.
   *
   * @param before how it was
   * @param after how it is
   */
  record Moved(MapsLine before, MapsLine after) implements MapChange {
    @Override
    public long start() {
      return after.start();
    }
  }

  /**
   * A range that is one mapping in both maps, with other permissions, flags, offset or file.
   *
   * @param before how it was
   * @param after how it is
   */
  record Changed(MapsLine before, MapsLine after) implements MapChange {
    @Override
    public long start() {
      return after.start();
    }
  }

  /**
   * A mapping of which nothing has changed but how much of it is in memory.
   *
   * @param before how it was
   * @param after how it is
   */
  record Resident(MapsLine before, MapsLine after) implements MapChange {
    @Override
    public long start() {
      return after.start();
    }

    /**
     * How much more of it is in memory.
     *
     * @return the difference in bytes, negative if it is less
     */
    public long growth() {
      return after.resident() - before.resident();
    }
  }

  /**
   * Where the mapping is, or was if it is gone.
   *
   * @return an unsigned address
   */
  long start();
}
