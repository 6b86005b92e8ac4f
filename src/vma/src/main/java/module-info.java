/**
 * The address space of a process as an immutable value: system calls are data, and each gives the
 * next space.
 */
module org.mapletree.vma {
  requires transitive org.mapletree;
}
