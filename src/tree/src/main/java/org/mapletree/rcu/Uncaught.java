package org.mapletree.rcu;

/** What foreign code throws where there is nobody to throw it to. */
final class Uncaught {

  private Uncaught() {}

  /** Runs foreign code; what it throws goes to this thread's handler and no further. */
  static void guard(Runnable foreign) {
    try {
      foreign.run();
    } catch (Throwable thrown) {
      report(thrown);
    }
  }

  /** Hands what foreign code threw to this thread's handler; throws nothing itself. */
  static void report(Throwable thrown) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    } catch (Throwable ignored) {
      // Nobody is left to be told, and the JVM ignores what such a handler throws, too. The caller
      // has other foreign code to run.
    }
  }
}
