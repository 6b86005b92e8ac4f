package org.mapletree.jqwik.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mapletree.vma.KernelProfile;
import org.mapletree.vma.KernelProfile.HugeAlignment;
import org.mapletree.vma.KernelProfile.Overcommit;
import org.mapletree.vma.Limits;

/** The kernel that runs the tests, as far as the model can follow it. */
final class RunningKernel {

  private static final Pattern VERSION = Pattern.compile("([0-9]+)\\.([0-9]+)[^0-9].*");
  private static final int CAP_SYS_RAWIO = 17;
  private static final int CAP_IPC_LOCK = 14;
  private static final long PAGE_KIB = 4;

  private RunningKernel() {}

  /**
   * Why the model cannot be held against this kernel; empty if it can.
   *
   * @return a sentence, or nothing
   */
  static String obstacle() {
    String system = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    if (!system.equals("Linux on amd64")) {
      return "the model is of Linux on amd64, and this is " + system;
    }
    // Multi-area mremap came with 6.17, together with a new order of its checks.
    return version() < 6017
        ? "the model's rules were taken from Linux 6.18 and hold from 6.17; this is "
            + System.getProperty("os.version")
        : "";
  }

  /** 6.18 is 6018. */
  private static int version() {
    Matcher matcher = VERSION.matcher(System.getProperty("os.version") + " ");
    return matcher.matches()
        ? 1000 * Integer.parseInt(matcher.group(1)) + Integer.parseInt(matcher.group(2))
        : 0;
  }

  /**
   * The settings of this kernel.
   *
   * @param facts what a process on it has found out
   */
  static KernelProfile profile(Map<String, String> facts) {
    long lowest = Long.parseLong(facts.getOrDefault(KernelFacts.LOWEST, "65536"));
    return KernelProfile.LINUX_6_18
        .withMmapMinAddress(lowest)
        .withPrivilegedBelow(Long.parseLong(setting("mmap_min_addr")))
        .withMaxMapCount(Long.parseLong(setting("max_map_count")))
        .withOvercommit(overcommit())
        .withCommitPages((memory("MemTotal") + memory("SwapTotal")) / PAGE_KIB)
        .withHugeAlignment(hugeAlignment())
        .withSharedHuge(sharedHuge())
        .withHugePageSizes(hugePageSizes())
        .withKsm(Files.isDirectory(Path.of("/sys/kernel/mm/ksm")))
        .withMemoryFailure(Files.exists(Path.of("/proc/sys/vm/memory_failure_recovery")))
        .withAnonNames(Boolean.parseBoolean(facts.get(KernelFacts.NAMES)))
        .withSoftDirty(Boolean.parseBoolean(facts.get(KernelFacts.SOFT_DIRTY)))
        .withReadsGiveIdentity(Boolean.parseBoolean(facts.get(KernelFacts.READS)));
  }

  private static Overcommit overcommit() {
    return switch (setting("overcommit_memory")) {
      case "1" -> Overcommit.ALWAYS;
      case "2" -> Overcommit.NEVER;
      default -> Overcommit.HEURISTIC;
    };
  }

  private static HugeAlignment hugeAlignment() {
    boolean configured = Files.isDirectory(Path.of("/sys/kernel/mm/transparent_hugepage"));
    return configured ? HugeAlignment.MULTIPLES : HugeAlignment.NOT_CONFIGURED;
  }

  private static boolean sharedHuge() {
    Path file = Path.of("/sys/kernel/mm/transparent_hugepage/shmem_enabled");
    return Files.exists(file) && !text(file).contains("[never]") && !text(file).contains("[deny]");
  }

  private static long hugePageSizes() {
    String[] folders = Path.of("/sys/kernel/mm/hugepages").toFile().list();
    long sizes = 0;
    for (String folder : folders == null ? new String[0] : folders) {
      sizes += Long.parseLong(field(folder, "hugepages-([0-9]+)kB")) << 10;
    }
    return sizes;
  }

  /**
   * The limits of a process.
   *
   * @param process its number
   */
  static Limits limits(long process) {
    Path folder = Path.of("/proc", Long.toString(process));
    String limits = text(folder.resolve("limits"));
    long capabilities =
        Long.parseUnsignedLong(field(text(folder.resolve("status")), "CapEff:\\s+([0-9a-f]+)"), 16);
    return new Limits(
        limit(limits, "address space"),
        limit(limits, "data size"),
        limit(limits, "stack size"),
        limit(limits, "locked memory"),
        (capabilities >> CAP_IPC_LOCK & 1) != 0,
        (capabilities >> CAP_SYS_RAWIO & 1) != 0,
        limit(limits, "data size +\\S+"));
  }

  private static long limit(String limits, String name) {
    String value = field(limits, "Max " + name + " +(\\S+)");
    return value.equals("unlimited") ? Limits.UNLIMITED : Long.parseUnsignedLong(value);
  }

  /** Whether executable pages can be made unreadable, which the model does not follow. */
  static boolean hasProtectionKeys() {
    return text(Path.of("/proc/cpuinfo")).toLowerCase(Locale.ROOT).contains(" ospke");
  }

  private static long memory(String name) {
    return Long.parseLong(field(text(Path.of("/proc/meminfo")), name + ": +([0-9]+) kB"));
  }

  /** A setting has to be read in one go: a second read of such a file finds nothing. */
  static String setting(String name) {
    byte[] bytes = new byte[64];
    try (InputStream in = Files.newInputStream(Path.of("/proc/sys/vm", name))) {
      int length = in.read(bytes);
      return new String(bytes, 0, length, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String field(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("the kernel does not tell " + pattern);
    }
    return matcher.group(1);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
