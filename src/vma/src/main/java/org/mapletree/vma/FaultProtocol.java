package org.mapletree.vma;

/**
 * How a page fault finds its area while other threads map and unmap: see {@link RcuAddressSpace}.
 */
public enum FaultProtocol {
  /**
   * A read-write lock around the whole address space, as it always was: faults share it, and wait
   * for every call that maps or unmaps anything.
   */
  ADDRESS_SPACE_LOCK,
  /**
   * Faults take no lock, and look afterwards at a sequence count that every call moves on: if it
   * has moved, the fault was in vain and is done again under the lock of the address space.
   */
  SPECULATIVE,
  /**
   * Each area has a lock, found without a lock: faults share it, and wait only for calls that
   * change their own area. If it is taken, the fault is done under the lock of the address space.
   */
  AREA_LOCK,
  /**
   * Faults take no lock: one reads the published address space, installs its page, and looks
   * whether the area is still what it was. It never waits, and is done again only where its own
   * area was changed.
   */
  SNAPSHOT
}
