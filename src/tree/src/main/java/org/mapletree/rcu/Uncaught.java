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

  /** Hands what foreign code threw to this thread's handler. */
  static void report(Throwable thrown) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
  }
}
