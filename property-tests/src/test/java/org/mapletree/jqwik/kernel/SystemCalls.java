package org.mapletree.jqwik.kernel;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.mapletree.vma.Access;
import org.mapletree.vma.Call;
import org.mapletree.vma.Madvise;
import org.mapletree.vma.Mlock;
import org.mapletree.vma.Mmap;
import org.mapletree.vma.Mprotect;
import org.mapletree.vma.Mremap;
import org.mapletree.vma.Mseal;
import org.mapletree.vma.Munlock;
import org.mapletree.vma.Munmap;
import org.mapletree.vma.OpenFile;
import org.mapletree.vma.SetAreaName;
import org.mapletree.vma.Touch;

/**
 * The calls of the model made for real, as system calls of x86-64 by number. Results are as in the
 * register: an error is a negative number.
 */
final class SystemCalls {
  /*
   * Implementation notes.
   *
   * Memory is touched by system calls, too: a byte is read from /dev/zero into it, or written from
   * it to a file. The kernel's own access faults exactly as one of the program would, stacks grow,
   * identities are given out; but where a program would be sent a signal, which a JVM does not
   * survive, the call returns EFAULT.
   *
   * A forked copy of a JVM can run no Java. So the fork is a few bytes of machine code, in which
   * the child waits to be looked at and killed.
   */
  private static final int READ = 0;
  private static final int OPEN = 2;
  private static final int CLOSE = 3;
  private static final int MMAP = 9;
  private static final int MPROTECT = 10;
  private static final int MUNMAP = 11;
  private static final int PWRITE64 = 18;
  private static final int MREMAP = 25;
  private static final int MADVISE = 28;
  private static final int WAIT4 = 61;
  private static final int KILL = 62;
  private static final int FTRUNCATE = 77;
  private static final int UNLINK = 87;
  private static final int MLOCK = 149;
  private static final int MUNLOCK = 150;
  private static final int PRCTL = 157;
  private static final int PRLIMIT64 = 302;
  private static final int MEMFD_CREATE = 319;
  private static final int MLOCK2 = 325;
  private static final int MSEAL = 462;

  private static final long PAGE = 4096;
  private static final long EFAULT = 14;
  private static final int SIGKILL = 9;
  private static final long SET_VMA = 0x53564d41;
  private static final long RLIMIT_STACK = 3;
  private static final long READ_WRITE_CREATE_EXCLUSIVE = 0x2 | 0x40 | 0x80;

  /** fork; the child asks to die with its parent and pauses for good, the parent returns. */
  private static final byte[] FORK_CODE =
      bytes(
          "b839000000 0f05" // mov eax, fork; syscall
              + "85c0 751a" // test eax, eax; jnz parent
              + "b89d000000 bf01000000 be09000000 0f05" // prctl(PR_SET_PDEATHSIG, SIGKILL)
              + "b822000000 0f05 ebf7" // again: mov eax, pause; syscall; jmp again
              + "c3"); // parent: ret

  static {
    Native.register(SystemCalls.class, "c");
  }

  private final long zeros;
  private final long sink;
  private final Function fork;
  private final Map<OpenFile, Long> descriptors = new HashMap<>();

  SystemCalls() {
    zeros = call(OPEN, address(text("/dev/zero")), 0);
    sink = call(MEMFD_CREATE, address(text("sink")), 0);
    long code = call(MMAP, 0, PAGE, 3, 0x22, -1, 0);
    new Pointer(code).write(0, FORK_CODE, 0, FORK_CODE.length);
    call(MPROTECT, code, PAGE, 5);
    fork = Function.getFunction(new Pointer(code));
    if (zeros < 0 || sink < 0 || code < 0) {
      throw new IllegalStateException("a descriptor or a page is refused");
    }
  }

  private static native long syscall(long number, long a, long b, long c, long d, long e, long f);

  private static long call(int number, long... arguments) {
    long[] six = Arrays.copyOf(arguments, 6);
    long result = syscall(number, six[0], six[1], six[2], six[3], six[4], six[5]);
    return result == -1 ? -Native.getLastError() : result;
  }

  /** Makes a call of a script; what it returns, or a negated error. */
  long make(Call<?> call) {
    if (call instanceof Mmap mmap) {
      long descriptor = mmap.file() == null ? -1 : descriptor(mmap.file());
      return map(mmap, descriptor);
    }
    if (call instanceof Munmap munmap) {
      return unmap(munmap.address(), munmap.length());
    }
    if (call instanceof Mprotect mprotect) {
      return call(MPROTECT, mprotect.address(), mprotect.length(), mprotect.protection());
    }
    if (call instanceof Mremap mremap) {
      return remap(mremap);
    }
    if (call instanceof Madvise madvise) {
      return call(MADVISE, madvise.address(), madvise.length(), madvise.advice());
    }
    if (call instanceof Touch touch) {
      return touch(touch);
    }
    return makeOther(call);
  }

  private long makeOther(Call<?> call) {
    if (call instanceof Mlock mlock) {
      return mlock.flags() == 0
          ? call(MLOCK, mlock.address(), mlock.length())
          : call(MLOCK2, mlock.address(), mlock.length(), mlock.flags());
    }
    if (call instanceof Munlock munlock) {
      return unlock(munlock.address(), munlock.length());
    }
    if (call instanceof Mseal mseal) {
      return seal(mseal.address(), mseal.length(), mseal.flags());
    }
    if (call instanceof SetAreaName name) {
      return setName(name.address(), name.length(), name.name());
    }
    throw new IllegalArgumentException("no system call for " + call);
  }

  private static long map(Mmap mmap, long descriptor) {
    return call(
        MMAP,
        mmap.address(),
        mmap.length(),
        mmap.protection(),
        mmap.flags(),
        descriptor,
        mmap.offset());
  }

  /** A private anonymous page at a hint, readable and writable. */
  static long mapPage(long hint) {
    return call(MMAP, hint, PAGE, 3, 0x22, -1, 0);
  }

  /** Reads a byte of a page. */
  static void read(long page) {
    byte unused = new Pointer(page).getByte(0);
  }

  /** Takes all permissions but that to read. */
  static long makeReadOnly(long address, long length) {
    return call(MPROTECT, address, length, 1);
  }

  static long unmap(long address, long length) {
    return call(MUNMAP, address, length);
  }

  static long unlock(long address, long length) {
    return call(MUNLOCK, address, length);
  }

  static long seal(long address, long length, long flags) {
    return call(MSEAL, address, length, flags);
  }

  static long setName(long address, long length, String name) {
    Memory text = name.isEmpty() ? null : text(name);
    long result = call(PRCTL, SET_VMA, 0, address, length, text == null ? 0 : address(text));
    if (text != null) {
      text.close();
    }
    return result;
  }

  private static long remap(Mremap mremap) {
    return call(
        MREMAP,
        mremap.address(),
        mremap.oldLength(),
        mremap.newLength(),
        mremap.flags(),
        mremap.newAddress());
  }

  private long touch(Touch touch) {
    long end = touch.address() + touch.length();
    for (long page = touch.address(); Long.compareUnsigned(page, end) < 0; page += PAGE) {
      long done =
          touch.access() == Access.WRITE
              ? call(READ, zeros, page, 1)
              : call(PWRITE64, sink, page, 1, 0);
      if (done != 1) {
        return -EFAULT;
      }
    }
    return 0;
  }

  /** Copies the process; the copy waits until it is {@linkplain #end ended}. */
  long fork() {
    return fork.invokeInt(new Object[0]);
  }

  /** Ends a copy. */
  static void end(long process) {
    call(KILL, process, SIGKILL);
    call(WAIT4, process, 0, 0, 0);
  }

  /** Lowers the limit on the stack, which is the one on all that grows downwards. */
  static void limitStack(long bytes) {
    try (Memory limits = new Memory(16)) {
      call(PRLIMIT64, 0, RLIMIT_STACK, 0, address(limits));
      long hard = limits.getLong(8);
      limits.setLong(0, Long.compareUnsigned(bytes, hard) < 0 ? bytes : hard);
      call(PRLIMIT64, 0, RLIMIT_STACK, address(limits), 0);
    }
  }

  /** The open files of the script that is running, with their descriptors. */
  Map<OpenFile, Long> descriptors() {
    return descriptors;
  }

  void closeFiles() {
    descriptors.values().forEach(descriptor -> call(CLOSE, descriptor));
    descriptors.clear();
  }

  /** Files are made when they are first mapped, and have no name from then on. */
  private long descriptor(OpenFile file) {
    return descriptors.computeIfAbsent(file, SystemCalls::create);
  }

  private static long create(OpenFile file) {
    String folder = System.getProperty("java.io.tmpdir");
    try (Memory path = text(folder + "/mapletree-" + Long.toHexString(System.nanoTime()))) {
      long descriptor = call(OPEN, address(path), READ_WRITE_CREATE_EXCLUSIVE, 0600);
      call(UNLINK, address(path));
      if (descriptor < 0 || call(FTRUNCATE, descriptor, file.size()) != 0) {
        throw new IllegalStateException("no file can be made in " + folder);
      }
      return descriptor;
    }
  }

  private static Memory text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    Memory memory = new Memory(bytes.length + 1L);
    memory.write(0, bytes, 0, bytes.length);
    memory.setByte(bytes.length, (byte) 0);
    return memory;
  }

  private static long address(Pointer memory) {
    return Pointer.nativeValue(memory);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
