package org.mapletree.vma;

/**
 * What differs between kernels and machines, as far as memory areas are concerned. {@link
 * #LINUX_6_18} is the kernel that the rules were taken from; change one parameter at a time with
 * the methods below.
 *
 * @param taskSize the end of user addresses; it says what is not canonical too: up to 2^47 the
 *     addresses from 2^47 to -2^47, as with page tables of four levels, above it those from 2^56 to
 *     -2^56, as with five, and above 2^56, which no x86-64 has, none
 * @param mmapMinAddress the lowest address for hints, searches and stack growth: the larger of the
 *     sysctl and the security module's minimum
 * @param privilegedBelow fixed mappings below it need CAP_SYS_RAWIO (vm.mmap_min_addr)
 * @param stackGuardGap the bytes kept free below an area that grows downwards
 * @param maxMapCount vm.max_map_count
 * @param overcommit vm.overcommit_memory
 * @param commitPages the pages of all RAM and swap: the most that one call may charge under {@link
 *     Overcommit#HEURISTIC}
 * @param hugeAlignment which private anonymous mappings are placed at multiples of 2 MiB
 * @param sharedHuge whether shared anonymous memory uses huge pages, and is placed accordingly
 * @param anonNames whether anonymous areas can be named (CONFIG_ANON_VMA_NAME)
 * @param ksm whether equal pages can be merged (CONFIG_KSM)
 * @param softDirty whether new areas are marked soft dirty (CONFIG_MEM_SOFT_DIRTY)
 * @param multiMove whether mremap moves several areas at once (6.17 and later)
 * @param dontUnmapKeepsCharge whether mremap with DONTUNMAP leaves the old area charged
 * @param memoryFailure whether hwpoison and soft_offline are configured
 * @param vsyscall whether maps ends with the line of [vsyscall]
 * @param hugePageSizes the sizes in bytes of the huge pages that the machine has, added up: powers
 *     of two, as /sys/kernel/mm/hugepages lists them; without an explicit size, 2 MiB is asked for
 * @param readsGiveIdentity whether the first read of private anonymous memory gives the area an
 *     identity, as a write does on every kernel: then it stays charged while read-only
 */
public record KernelProfile(
    long taskSize,
    long mmapMinAddress,
    long privilegedBelow,
    long stackGuardGap,
    long maxMapCount,
    Overcommit overcommit,
    long commitPages,
    HugeAlignment hugeAlignment,
    boolean sharedHuge,
    boolean anonNames,
    boolean ksm,
    boolean softDirty,
    boolean multiMove,
    boolean dontUnmapKeepsCharge,
    boolean memoryFailure,
    boolean vsyscall,
    long hugePageSizes,
    boolean readsGiveIdentity) {

  /** vm.overcommit_memory. */
  public enum Overcommit {
    /** 0: only a single request larger than all RAM and swap is refused. */
    HEURISTIC,
    /** 1: nothing is refused. */
    ALWAYS,
    /**
     * 2: the sum over all processes is limited, which a model of one cannot know; MAP_NORESERVE is
     * ignored.
     */
    NEVER
  }

  /** Which private anonymous mappings without an address are placed at multiples of 2 MiB. */
  public enum HugeAlignment {
    /** None: transparent huge pages are not configured, and their advices do not exist. */
    NOT_CONFIGURED,
    /** None, though transparent huge pages exist (before 6.7). */
    NONE,
    /** All of 2 MiB or more (6.7 to 6.12). */
    LARGE,
    /** Those whose length is a multiple of 2 MiB (6.13 and later). */
    MULTIPLES
  }

  /** Linux 6.18 on x86-64 with 4-level page tables, as the recordings were made. */
  public static final KernelProfile LINUX_6_18 =
      new KernelProfile(
          0x7ffffffff000L,
          0x10000,
          0x1000,
          256 * Pages.SIZE,
          65530,
          Overcommit.HEURISTIC,
          -1,
          HugeAlignment.MULTIPLES,
          false,
          false,
          true,
          false,
          true,
          true,
          false,
          true,
          0x200000,
          true);

  /**
   * This profile with another taskSize.
   *
   * @param value the end of user addresses; it says what is not canonical too: up to 2^47 the
   *     addresses from 2^47 to -2^47, as with page tables of four levels, above it those from 2^56
   *     to -2^56, as with five, and above 2^56, which no x86-64 has, none
   * @return the profile
   */
  public KernelProfile withTaskSize(long value) {
    Copy copy = new Copy(this);
    copy.taskSize = value;
    return copy.made();
  }

  /**
   * This profile with another mmapMinAddress.
   *
   * @param value the lowest address for hints, searches and stack growth: the larger of the sysctl
   *     and the security module's minimum
   * @return the profile
   */
  public KernelProfile withMmapMinAddress(long value) {
    Copy copy = new Copy(this);
    copy.mmapMinAddress = value;
    return copy.made();
  }

  /**
   * This profile with another privilegedBelow.
   *
   * @param value fixed mappings below it need CAP_SYS_RAWIO (vm.mmap_min_addr)
   * @return the profile
   */
  public KernelProfile withPrivilegedBelow(long value) {
    Copy copy = new Copy(this);
    copy.privilegedBelow = value;
    return copy.made();
  }

  /**
   * This profile with another stackGuardGap.
   *
   * @param value the bytes kept free below an area that grows downwards
   * @return the profile
   */
  public KernelProfile withStackGuardGap(long value) {
    Copy copy = new Copy(this);
    copy.stackGuardGap = value;
    return copy.made();
  }

  /**
   * This profile with another maxMapCount.
   *
   * @param value vm.max_map_count
   * @return the profile
   */
  public KernelProfile withMaxMapCount(long value) {
    Copy copy = new Copy(this);
    copy.maxMapCount = value;
    return copy.made();
  }

  /**
   * This profile with another overcommit.
   *
   * @param value vm.overcommit_memory
   * @return the profile
   */
  public KernelProfile withOvercommit(Overcommit value) {
    Copy copy = new Copy(this);
    copy.overcommit = value;
    return copy.made();
  }

  /**
   * This profile with another commitPages.
   *
   * @param value the pages of all RAM and swap: the most that one call may charge under {@link
   *     Overcommit#HEURISTIC}
   * @return the profile
   */
  public KernelProfile withCommitPages(long value) {
    Copy copy = new Copy(this);
    copy.commitPages = value;
    return copy.made();
  }

  /**
   * This profile with another hugeAlignment.
   *
   * @param value which private anonymous mappings are placed at multiples of 2 MiB
   * @return the profile
   */
  public KernelProfile withHugeAlignment(HugeAlignment value) {
    Copy copy = new Copy(this);
    copy.hugeAlignment = value;
    return copy.made();
  }

  /**
   * This profile with another sharedHuge.
   *
   * @param value whether shared anonymous memory uses huge pages, and is placed accordingly
   * @return the profile
   */
  public KernelProfile withSharedHuge(boolean value) {
    Copy copy = new Copy(this);
    copy.sharedHuge = value;
    return copy.made();
  }

  /**
   * This profile with another anonNames.
   *
   * @param value whether anonymous areas can be named (CONFIG_ANON_VMA_NAME)
   * @return the profile
   */
  public KernelProfile withAnonNames(boolean value) {
    Copy copy = new Copy(this);
    copy.anonNames = value;
    return copy.made();
  }

  /**
   * This profile with another ksm.
   *
   * @param value whether equal pages can be merged (CONFIG_KSM)
   * @return the profile
   */
  public KernelProfile withKsm(boolean value) {
    Copy copy = new Copy(this);
    copy.ksm = value;
    return copy.made();
  }

  /**
   * This profile with another softDirty.
   *
   * @param value whether new areas are marked soft dirty (CONFIG_MEM_SOFT_DIRTY)
   * @return the profile
   */
  public KernelProfile withSoftDirty(boolean value) {
    Copy copy = new Copy(this);
    copy.softDirty = value;
    return copy.made();
  }

  /**
   * This profile with another multiMove.
   *
   * @param value whether mremap moves several areas at once (6.17 and later)
   * @return the profile
   */
  public KernelProfile withMultiMove(boolean value) {
    Copy copy = new Copy(this);
    copy.multiMove = value;
    return copy.made();
  }

  /**
   * This profile with another dontUnmapKeepsCharge.
   *
   * @param value whether mremap with DONTUNMAP leaves the old area charged
   * @return the profile
   */
  public KernelProfile withDontUnmapKeepsCharge(boolean value) {
    Copy copy = new Copy(this);
    copy.dontUnmapKeepsCharge = value;
    return copy.made();
  }

  /**
   * This profile with another memoryFailure.
   *
   * @param value whether hwpoison and soft_offline are configured
   * @return the profile
   */
  public KernelProfile withMemoryFailure(boolean value) {
    Copy copy = new Copy(this);
    copy.memoryFailure = value;
    return copy.made();
  }

  /**
   * This profile with another vsyscall.
   *
   * @param value whether maps ends with the line of [vsyscall]
   * @return the profile
   */
  public KernelProfile withVsyscall(boolean value) {
    Copy copy = new Copy(this);
    copy.vsyscall = value;
    return copy.made();
  }

  /**
   * Whether transparent huge pages are configured: their advices exist, and MAP_STACK asks for
   * none.
   */
  boolean hasHugePages() {
    return hugeAlignment != HugeAlignment.NOT_CONFIGURED;
  }

  /**
   * This profile with other sizes of huge pages.
   *
   * @param value the sizes in bytes, added up
   * @return the profile
   */
  public KernelProfile withHugePageSizes(long value) {
    Copy copy = new Copy(this);
    copy.hugePageSizes = value;
    return copy.made();
  }

  /**
   * This profile with another readsGiveIdentity.
   *
   * @param value whether the first read of private anonymous memory gives the area an identity, as
   *     a write does on every kernel: then it stays charged while read-only
   * @return the profile
   */
  public KernelProfile withReadsGiveIdentity(boolean value) {
    Copy copy = new Copy(this);
    copy.readsGiveIdentity = value;
    return copy.made();
  }

  /** A profile in the making: another one, until a parameter is set. */
  private static final class Copy {
    private long taskSize;
    private long mmapMinAddress;
    private long privilegedBelow;
    private long stackGuardGap;
    private long maxMapCount;
    private Overcommit overcommit;
    private long commitPages;
    private HugeAlignment hugeAlignment;
    private boolean sharedHuge;
    private boolean anonNames;
    private boolean ksm;
    private boolean softDirty;
    private boolean multiMove;
    private boolean dontUnmapKeepsCharge;
    private boolean memoryFailure;
    private boolean vsyscall;
    private long hugePageSizes;
    private boolean readsGiveIdentity;

    Copy(KernelProfile from) {
      taskSize = from.taskSize;
      mmapMinAddress = from.mmapMinAddress;
      privilegedBelow = from.privilegedBelow;
      stackGuardGap = from.stackGuardGap;
      maxMapCount = from.maxMapCount;
      overcommit = from.overcommit;
      commitPages = from.commitPages;
      hugeAlignment = from.hugeAlignment;
      sharedHuge = from.sharedHuge;
      anonNames = from.anonNames;
      ksm = from.ksm;
      softDirty = from.softDirty;
      multiMove = from.multiMove;
      dontUnmapKeepsCharge = from.dontUnmapKeepsCharge;
      memoryFailure = from.memoryFailure;
      vsyscall = from.vsyscall;
      hugePageSizes = from.hugePageSizes;
      readsGiveIdentity = from.readsGiveIdentity;
    }

    KernelProfile made() {
      return new KernelProfile(
          taskSize,
          mmapMinAddress,
          privilegedBelow,
          stackGuardGap,
          maxMapCount,
          overcommit,
          commitPages,
          hugeAlignment,
          sharedHuge,
          anonNames,
          ksm,
          softDirty,
          multiMove,
          dontUnmapKeepsCharge,
          memoryFailure,
          vsyscall,
          hugePageSizes,
          readsGiveIdentity);
    }
  }
}
