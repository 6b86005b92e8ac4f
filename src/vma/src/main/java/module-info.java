/**
 * Linux memory areas as immutable values: address spaces, system calls on them, and the text of
 * {@code /proc/PID/maps}.
 */
module org.mapletree.vma {
  requires transitive org.mapletree;
  requires transitive io.vavr;
  requires static transitive org.jspecify;

  exports org.mapletree.vma;
  exports org.mapletree.vma.proc;
  exports org.mapletree.vma.replay;
  exports org.mapletree.vma.script;
  exports org.mapletree.vma.watch;
}
