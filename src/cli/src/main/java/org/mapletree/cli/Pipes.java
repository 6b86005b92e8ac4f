package org.mapletree.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens what is read like a file and is none: pipes, terminals, devices. */
final class Pipes {
  /*
   * Implementation notes.
   *
   * Opening a named pipe waits until somebody opens it for writing, for ever if nobody does, and
   * Java can neither ask for that nor interrupt it. So a thread of its own opens the pipe. Where
   * that takes too long, the thread is left behind; being a daemon, it ends with the process.
   *
   * A channel would look for its position, which a pipe does not have: hence the old stream.
   */
  private Pipes() {}

  /**
   * Opens a pipe.
   *
   * @param path where it is
   * @param patience how long its writer may take to come
   * @return the bytes; to be closed
   * @throws IOException if it cannot be opened, or no writer comes
   */
  static InputStream open(Path path, Duration patience) throws IOException {
    FutureTask<InputStream> opening = new FutureTask<>(() -> new FileInputStream(path.toFile()));
    Thread opener = new Thread(opening, "maple: open a pipe");
    opener.setDaemon(true);
    opener.start();
    try {
      return opening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException nobody) {
      throw new IOException("it is a pipe that nobody writes to", nobody);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
