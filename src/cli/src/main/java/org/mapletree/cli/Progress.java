package org.mapletree.cli;

import java.util.function.LongConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error, for input that takes a while, where somebody is looking. */
final class Progress implements LongConsumer, AutoCloseable {

  /** Input of fewer bytes is done before a bar could be read. */
  private static final long WORTH_SHOWING = 1 << 20;

  private static final int WIDTH = 80;
  private static final int UPDATE_MILLIS = 200;
  private static final long MEBIBYTE = 1 << 20;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Starts a bar, or none.
   *
   * @param task what is being done
   * @param bytes how many bytes there are, -1 if nobody knows
   * @param streams the streams of the command
   */
  static Progress of(String task, long bytes, Streams streams) {
    if (!streams.terminal() || bytes < WORTH_SHOWING) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(bytes)
            .setUnit(" MiB", MEBIBYTE)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(streams.err(), WIDTH))
            .clearDisplayOnFinish()
            .build());
  }

  /** Some more bytes are done. */
  @Override
  public void accept(long bytes) {
    if (bar != null) {
      bar.stepBy(bytes);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
