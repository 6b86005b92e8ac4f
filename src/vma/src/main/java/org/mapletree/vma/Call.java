package org.mapletree.vma;

/**
 * A system call, or an access to memory, as data: one vocabulary for scripts, traces, generators
 * and the real kernel. Calls are total: any arguments on any address space return an outcome, and
 * none throws.
 *
 * @param <R> the type of the result
 */
public sealed interface Call<R>
    permits Mmap,
        Munmap,
        Mprotect,
        Mremap,
        Brk,
        Madvise,
        Mlock,
        Munlock,
        MlockAll,
        MunlockAll,
        Mseal,
        SetAreaName,
        Fork,
        Exec,
        Touch,
        PageFault {

  /**
   * Applies this call.
   *
   * @param space the address space to call it on
   * @return what the call leaves and returns; {@code next} is {@code space} itself if nothing
   *     changed, unless the call mapped again what was mapped (see {@link Outcome})
   */
  Outcome<R> on(AddressSpace space);
}
