package org.mapletree.history;

import java.util.List;
import java.util.Objects;
import org.mapletree.Footprint;

/**
 * The bytes that the trees of a history hold, computed from the layout of their nodes; the values
 * in the trees are not counted.
 *
 * @param bytes what all kept versions hold together, each node counted once
 * @param bytesAsCopies what they would hold if each version had a copy of its own
 * @param versions for each kept version, in the order of their numbers, what it alone keeps alive
 *     and what it shares with others
 */
public record HistoryStats(long bytes, long bytesAsCopies, List<VersionBytes> versions) {

  /**
   * Makes the figures.
   *
   * @param bytes what all kept versions hold together
   * @param bytesAsCopies what copies would hold
   * @param versions one element for each kept version
   */
  public HistoryStats {
    versions = List.copyOf(versions);
  }

  /**
   * The bytes that two versions or more hold.
   *
   * @return {@code bytes} without what single versions keep alive
   */
  public long sharedBytes() {
    return bytes - versions.stream().mapToLong(version -> version.footprint().own()).sum();
  }

  /**
   * The bytes of one version.
   *
   * @param number the version's number
   * @param footprint {@code own}: what would be free if this version were dropped; {@code shared}:
   *     what other versions hold, too
   */
  public record VersionBytes(long number, Footprint footprint) {

    /**
     * Pairs a version with its bytes.
     *
     * @param number the version's number
     * @param footprint its bytes
     */
    public VersionBytes {
      Objects.requireNonNull(footprint, "footprint");
    }
  }
}
