package org.mapletree.vma.replay;

/**
 * What it costs to keep every version.
 *
 * @param versions how many versions are kept
 * @param bytes what they hold together, each shared node counted once
 * @param fullCopies what as many full copies would hold
 */
public record VersionCount(long versions, long bytes, long fullCopies) {

  /** No versions. */
  public static final VersionCount NONE = new VersionCount(0, 0, 0);

  VersionCount plus(VersionCount other) {
    return new VersionCount(
        versions + other.versions, bytes + other.bytes, fullCopies + other.fullCopies);
  }
}
