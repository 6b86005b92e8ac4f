/** The {@code maple} command. */
module org.mapletree.cli {
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires org.mapletree.vma;
  requires tools.jackson.core;

  opens org.mapletree.cli to
      info.picocli;
}
