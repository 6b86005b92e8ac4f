package org.mapletree.bench.vma;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The three structures that the maple tree replaced in Linux, under a read-write lock: a red-black
 * tree in which each node knows the largest gap below it, a list of the areas in order, and a cache
 * of the last hit.
 */
final class RedBlackIndex implements AreaIndex {

  private static final long LOWEST = 0x10000;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final RedBlackTree tree = new RedBlackTree(LOWEST);
  private volatile RedBlackTree.@Nullable Node lastHit;

  @Override
  public long find(long address) {
    lock.readLock().lock();
    try {
      RedBlackTree.Node hit = lastHit;
      if (hit == null || address < hit.first || address > hit.last) {
        hit = tree.ceiling(address);
        if (hit == null) {
          return Long.MAX_VALUE;
        }
        lastHit = hit;
      }
      return hit.first;
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public long highestGap(long length, long below) {
    lock.readLock().lock();
    try {
      return tree.highestGap(length, below);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void add(long first, long last) {
    lock.writeLock().lock();
    try {
      tree.add(first, last);
      lastHit = null;
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void remove(long first, long last) {
    lock.writeLock().lock();
    try {
      tree.remove(first);
      lastHit = null;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
