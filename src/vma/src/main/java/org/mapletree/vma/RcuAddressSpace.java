package org.mapletree.vma;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.mapletree.Change;
import org.mapletree.Entry;
import org.mapletree.Range;
import org.mapletree.rcu.Published;
import org.mapletree.rcu.RcuCell;

/**
 * An address space that threads share: calls replace it one after another, while any number of
 * threads read it and fault pages in, by one {@link FaultProtocol} or several side by side.
 *
 * <pre>{@code
 * var shared = RcuAddressSpace.of(space, FaultProtocol.SNAPSHOT);
 * shared.apply(Mmap.anonymous(0x10000000, 0x2000, Protection.READ | Protection.WRITE));
 * shared.fault(0x10000000, Access.WRITE, FaultProtocol.SNAPSHOT);    // NONE
 * shared.residentPages(Range.of(0x10000000, 0x10001fff));            // 1
 * }</pre>
 *
 * <p>{@link #get} and {@link #maps} see one moment, whole, whatever calls do meanwhile. The pages
 * that are in memory are kept outside the areas, as page tables are. Under every protocol: once a
 * call that unmaps or protects has returned, no page is in memory, and none comes into memory,
 * where nothing is mapped any more, none of another file than is mapped, and none that can be
 * written to where writing is not permitted.
 *
 * <p>Pages here have no content. mremap does not carry them to the new place, fork does not share
 * them, and populating gives an area its identity but brings no page in: all of them fault again.
 */
public final class RcuAddressSpace {
  /*
   * Implementation notes.
   *
   * A writer holds the lock of the address space and does, in this order:
   *
   *   W1  makes the next address space from the current one; if nothing changed, that is all
   *   W2  takes the locks of the areas that change (AREA_LOCK)
   *   W3  makes the sequence count odd
   *   W4  publishes the next address space
   *   W5  sweeps: where an area went or changed, takes out of the page tables what may not stay there,
   *       and where the call replaced, moved or dropped pages, all of them
   *   W6  makes the sequence count even, and gives the locks back
   *
   * A fault that finds its area in the published address space makes a page for it and puts it into
   * its slot. All that counts is that W5 of whoever removes the area comes later, or that the page
   * is not there in the end. All steps below are volatile reads, writes and compare-and-sets, so
   * there is one order of all of them. The slot is empty or holds what the fault found in it,
   * "tentative" means that the page stands in the slot, marked, so that nobody uses it.
   *
   * ADDRESS_SPACE_LOCK. The fault shares the lock from before it reads the address space until the
   * page is in. W4 is before or after all of it; if after, W5 is too.
   *
   * SNAPSHOT. F1 reads the address space, F2 puts the tentative page in, F3 reads the address space
   * again, F4 replaces the tentative page by the page if the area still maps it, else by nothing.
   * Suppose F4 put the page in though an area without it was published at W4. F3 saw the area, so
   * F3 came before W4, hence F2 < F3 < W4 < W5. The sweep found the tentative page or the page. If
   * it found the page, it took it out. If it found the tentative page, it took that out, and F4 did
   * not find it: a tentative page is an object of its own, that comes into a slot once. Both
   * contradict the supposition. That the area was removed and mapped again between F1 and F3 does
   * no harm: what F4 puts in is what a fault that began at F3 would put in.
   *
   * Whoever finds a tentative page does F3 and F4 for it: F2 came before, so the argument is the
   * same. So nobody waits for anybody, and no two faults can undo each other for ever.
   *
   * SPECULATIVE. S1 reads the count; if it is odd, the fault is done under the lock. Then as
   * SNAPSHOT, but F3 reads the count: if it is the one of S1, no W3 came in between, so F2 < F3 <
   * W3 < W4 < W5 for all writers after the one whose address space was read at F1, and all before
   * it were done at S1. If the count has moved, the page is taken out and the fault is done under
   * the lock.
   *
   * AREA_LOCK. A1 finds the lock, A2 shares it, A3 reads the address space, the page is put in, A4
   * gives the lock back. While the lock is shared, no W2 gets past it: the area at A3 stays what it
   * is until A4, and W4 and W5 of whoever changes it come after A4. The area that is found at A3 is
   * the one that the lock is of: a lock that was found too late is dead and cannot be shared, and
   * one that was found too early is held until W6. Where the lock cannot be shared, the fault is
   * done under the lock of the address space.
   *
   * A fault that answers NONE because the page was in already has installed nothing. One that
   * answers an error read it off one published address space: it counts as having happened then.
   *
   * Different protocols may run at once, since writers do all steps; the locks of areas are kept
   * only where AREA_LOCK is among the protocols. What has to change the address space (the first
   * touch of an area, the growth of a stack) becomes a writer, as it does in the kernel, before the
   * page is put in. Nobody waits for the lock of the address space while it holds one of an area.
   */
  private final RcuCell<AddressSpace> cell;
  private final Set<FaultProtocol> protocols;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final AtomicLong sequence = new AtomicLong();
  private final @Nullable AreaLocks areaLocks;
  private final PageTables pages = new PageTables();

  private RcuAddressSpace(AddressSpace space, Set<FaultProtocol> protocols) {
    this.cell = RcuCell.of(space);
    this.protocols = protocols;
    this.areaLocks =
        protocols.contains(FaultProtocol.AREA_LOCK) ? new AreaLocks(space.areas()) : null;
  }

  /**
   * Publishes an address space, no page of which is in memory.
   *
   * @param space the address space
   * @param first a protocol by which pages will be faulted in
   * @param others more of them
   * @return the shared address space
   * @throws IllegalArgumentException if the kernel's user addresses end above 2^48; the message has
   *     their end
   */
  public static RcuAddressSpace of(
      AddressSpace space, FaultProtocol first, FaultProtocol... others) {
    checkReach(space);
    return new RcuAddressSpace(space, EnumSet.of(first, others));
  }

  private static void checkReach(AddressSpace space) {
    long end = space.profile().taskSize();
    if (Pages.above(end, PageTables.END)) {
      throw new IllegalArgumentException(
          "Page tables reach to 0x1000000000000, user addresses to 0x" + Long.toHexString(end));
    }
  }

  /**
   * The address space now. One volatile read.
   *
   * @return the newest address space
   */
  public AddressSpace get() {
    return cell.get();
  }

  /**
   * The address space now, with the number of its version. One volatile read.
   *
   * @return the newest address space and its version
   */
  public Published<AddressSpace> published() {
    return cell.published();
  }

  /**
   * What {@code /proc/PID/maps} shows: the areas of one moment, whole. O(n), without a lock.
   *
   * @return the text, each line ending in a newline
   */
  public String maps() {
    return get().maps();
  }

  /**
   * Applies a call. Calls are made one after another; readers and SNAPSHOT faults don't wait for
   * them.
   *
   * @param call the call
   * @param <R> the type of its result
   * @return what the call leaves and returns
   * @throws IllegalArgumentException if it is an {@link Exec} of an image on whose kernel user
   *     addresses end above 2^48, as {@link #of} does; nothing has changed then
   */
  public <R> Outcome<R> apply(Call<R> call) {
    lock.writeLock().lock();
    try {
      AddressSpace before = cell.get();
      Outcome<R> outcome = before.apply(call);
      checkReach(outcome.next());
      List<Range> emptied = emptied(before, call, outcome);
      if (outcome.next() != before) {
        publish(before, outcome.next(), emptied);
      } else {
        emptied.forEach(this::drop);
      }
      return outcome;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Where a call has left no page in memory, whatever the areas before and after say: a mapping
   * that replaces part of an equal one leaves the area as it was, and so does a move at the place
   * that it keeps mapped.
   */
  private static List<Range> emptied(AddressSpace before, Call<?> call, Outcome<?> outcome) {
    if (call instanceof Madvise madvise && madvise.dropsPages(outcome.result())) {
      return List.of(Range.ofLength(madvise.address(), Pages.up(madvise.length())));
    }
    if (call instanceof Mmap mmap && outcome.succeeded()) {
      return List.of(Range.ofLength(outcome.returned(), Pages.up(mmap.length())));
    }
    return call instanceof Mremap mremap ? mremap.emptied(before) : List.of();
  }

  /** Steps W2 to W6. */
  private void publish(AddressSpace before, AddressSpace next, List<Range> emptied) {
    List<Change<Vma>> changes = new ArrayList<>();
    before.diff(next).forEachRemaining(changes::add);
    if (areaLocks != null) {
      areaLocks.begin(changes);
    }
    sequence.incrementAndGet();
    cell.updateAndGet(current -> next);
    for (Change<Vma> change : changes) {
      if (!(change instanceof Change.Added<Vma>)) {
        sweep(change.range(), next);
      }
    }
    emptied.forEach(this::drop);
    sequence.incrementAndGet();
    if (areaLocks != null) {
      areaLocks.end();
    }
  }

  /** Takes out of a range what may not stay in it. */
  private void sweep(Range range, AddressSpace next) {
    pages.forEach(
        range.first(),
        range.last(),
        (address, found) -> {
          Object slot = found;
          while (slot != null) {
            Object stays =
                slot instanceof ResidentPage page ? FaultCheck.under(next, address, page) : null;
            slot = stays == slot || pages.replace(address, slot, stays) ? null : pages.get(address);
          }
        });
  }

  private void drop(Range range) {
    pages.forEach(
        range.first(),
        range.last(),
        (address, found) -> {
          Object slot = found;
          while (slot != null && !pages.replace(address, slot, null)) {
            slot = pages.get(address);
          }
        });
  }

  /**
   * One access to one byte whose page may not be in memory: brings it in, or tells why that cannot
   * be. A guard page is brought in as any other page of its area: see {@link Madvise}.
   *
   * @param address the address
   * @param access what the access does
   * @param protocol how the area is found
   * @return how the access ends; at {@link Fault#NONE} the page was in memory
   * @throws IllegalArgumentException if the protocol is none of those that this was made with
   */
  public Fault fault(long address, Access access, FaultProtocol protocol) {
    if (!protocols.contains(protocol)) {
      throw new IllegalArgumentException(protocol + " is none of " + protocols);
    }
    while (true) {
      @Nullable Fault fault =
          switch (protocol) {
            case ADDRESS_SPACE_LOCK -> faultLocked(address, access);
            case SPECULATIVE -> faultSpeculatively(address, access);
            case AREA_LOCK -> faultUnderAreaLock(address, access);
            case SNAPSHOT -> faultInSnapshot(address, access);
          };
      if (fault != null) {
        return fault;
      }
      Fault prepared = apply(new PageFault(address, access)).result().getOrElse(Fault.NONE);
      if (prepared != Fault.NONE) {
        return prepared;
      }
    }
  }

  /** As {@link #fault}; null if the address space has to be changed first. */
  private @Nullable Fault faultLocked(long address, Access access) {
    lock.readLock().lock();
    try {
      return faultIn(cell.get(), address, access);
    } finally {
      lock.readLock().unlock();
    }
  }

  private @Nullable Fault faultUnderAreaLock(long address, Access access) {
    AreaLock area = Objects.requireNonNull(areaLocks).at(address);
    if (area == null || !area.tryShare()) {
      return faultLocked(address, access);
    }
    try {
      return faultIn(cell.get(), address, access);
    } finally {
      area.unshare();
    }
  }

  /**
   * Precondition: the area at {@code address} stays as it is in {@code space} until this returns.
   */
  private @Nullable Fault faultIn(AddressSpace space, long address, Access access) {
    @Nullable Entry<Vma> area = space.areas().entryAtOrNull(address);
    @Nullable Fault verdict = FaultCheck.verdict(space, area, address, access);
    if (verdict != Fault.NONE || area == null) {
      return verdict;
    }
    ResidentPage wanted = FaultCheck.page(area, address, access);
    while (true) {
      Object slot = pages.get(address);
      if (slot instanceof ResidentPage page && page.serves(wanted)) {
        return Fault.NONE;
      }
      if (slot instanceof ResidentPage.Tentative other) {
        settle(address, other);
      } else if (pages.replace(address, slot, wanted)) {
        return Fault.NONE;
      }
    }
  }

  private @Nullable Fault faultInSnapshot(long address, Access access) {
    while (true) {
      AddressSpace space = cell.get();
      @Nullable Entry<Vma> area = space.areas().entryAtOrNull(address);
      @Nullable Fault verdict = FaultCheck.verdict(space, area, address, access);
      if (verdict != Fault.NONE || area == null) {
        return verdict;
      }
      ResidentPage wanted = FaultCheck.page(area, address, access);
      Object slot = pages.get(address);
      if (slot instanceof ResidentPage page && page.serves(wanted)) {
        return Fault.NONE;
      }
      if (slot instanceof ResidentPage.Tentative other) {
        settle(address, other);
        continue;
      }
      ResidentPage.Tentative tentative = new ResidentPage.Tentative(wanted);
      if (pages.replace(address, slot, tentative) && settle(address, tentative)) {
        return Fault.NONE;
      }
    }
  }

  /** Steps F3 and F4; false if the page is not in. */
  private boolean settle(long address, ResidentPage.Tentative tentative) {
    boolean stays = FaultCheck.under(cell.get(), address, tentative.page()) == tentative.page();
    return pages.replace(address, tentative, stays ? tentative.page() : null) && stays;
  }

  private @Nullable Fault faultSpeculatively(long address, Access access) {
    long count = sequence.get();
    AddressSpace space = cell.get();
    @Nullable Entry<Vma> area = space.areas().entryAtOrNull(address);
    if ((count & 1) != 0
        || area == null
        || FaultCheck.verdict(space, area, address, access) != Fault.NONE) {
      return faultLocked(address, access);
    }
    ResidentPage wanted = FaultCheck.page(area, address, access);
    Object slot = pages.get(address);
    if (slot instanceof ResidentPage page && page.serves(wanted)) {
      return Fault.NONE;
    }
    if (!(slot instanceof ResidentPage.Tentative)) {
      ResidentPage.Tentative tentative = new ResidentPage.Tentative(wanted);
      if (pages.replace(address, slot, tentative)) {
        boolean stays = sequence.get() == count;
        if (pages.replace(address, tentative, stays ? wanted : null) && stays) {
          return Fault.NONE;
        }
      }
    }
    return faultLocked(address, access);
  }

  /**
   * Whether an access finds its page in memory and needs no fault: what the processor looks up. It
   * looks at the page tables alone.
   *
   * @param address the address
   * @param access what the access does
   * @return true if the page is in memory and permits it
   */
  public boolean isResident(long address, Access access) {
    return Pages.below(address, PageTables.END)
        && pages.get(address) instanceof ResidentPage page
        && page.permits(access);
  }

  /**
   * What the page in memory at an address is a page of.
   *
   * @param address the address
   * @return the file or memory, or none if no page is in memory there
   */
  public Option<Backing> residentBacking(long address) {
    return Pages.below(address, PageTables.END) && pages.get(address) instanceof ResidentPage page
        ? Option.some(page.backing())
        : Option.none();
  }

  /**
   * Takes a page out of memory, as the kernel does when memory is short. The next access faults.
   *
   * @param address an address in the page
   * @return true if the page was in memory
   */
  public boolean evict(long address) {
    Object slot = Pages.below(address, PageTables.END) ? pages.get(address) : null;
    return slot instanceof ResidentPage && pages.replace(address, slot, null);
  }

  /**
   * How many pages are in memory. O(pages in memory), without a lock: pages that come or go
   * meanwhile are counted or not.
   *
   * @param range the range
   * @return the number of pages that have a byte in the range
   */
  public long residentPages(Range range) {
    long[] count = {0};
    pages.forEach(
        range.first(),
        range.last(),
        (address, slot) -> count[0] += slot instanceof ResidentPage ? 1 : 0);
    return count[0];
  }

  /**
   * The stretches of pages that are in memory, each as long as possible. O(pages in memory),
   * without a lock: pages that come or go meanwhile are in it or not.
   *
   * @param range the range
   * @return stretches of whole pages, in address order
   */
  public Iterator<Range> resident(Range range) {
    List<Range> runs = new ArrayList<>();
    pages.forEach(
        range.first(),
        range.last(),
        (address, slot) -> {
          int last = runs.size() - 1;
          long end = address + Pages.SIZE - 1;
          if (!(slot instanceof ResidentPage)) {
            return;
          }
          if (last >= 0 && runs.get(last).last() + 1 == address) {
            runs.set(last, Range.of(runs.get(last).first(), end));
          } else {
            runs.add(Range.of(address, end));
          }
        });
    return runs.iterator();
  }

  /**
   * Where pages are in memory that no area permits: none while nobody unmaps or protects, though
   * faults go on. For tests.
   */
  List<String> misplacedPages() {
    List<String> misplaced = new ArrayList<>();
    pages.forEach(
        0,
        -1,
        (address, slot) -> {
          if (slot instanceof ResidentPage page && FaultCheck.under(get(), address, page) != page) {
            misplaced.add("0x" + Long.toHexString(address) + " " + page);
          }
        });
    return misplaced;
  }
}
