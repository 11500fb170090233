package app.userdata.copy;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** The threads that copy; their number follows from what they move. */
public final class CopyThreads {
  private final ExecutorService pool;
  private final LongConsumer moved;

  private CopyThreads(ExecutorService pool, LongConsumer moved) {
    this.pool = pool;
    this.moved = moved;
  }

  /** Exactly the threads of a pool. */
  public static CopyThreads of(ExecutorService pool) {
    return new CopyThreads(pool, bytes -> {});
  }

  /** As many daemon threads as move most bytes a second, and no more than the given number. */
  public static CopyThreads upTo(int most) {
    HillClimb climb = new HillClimb(most);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            climb.height(),
            climb.height(),
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            CopyThreads::daemon);
    pool.allowCoreThreadTimeOut(true);
    return new CopyThreads(
        pool,
        bytes -> {
          synchronized (climb) {
            boolean busy = !pool.getQueue().isEmpty();
            resize(pool, climb.step(bytes, System.nanoTime(), busy));
          }
        });
  }

  <T> Future<T> submit(Callable<T> copy) {
    return pool.submit(copy);
  }

  /** A copy ended well. */
  void moved(long bytes) {
    moved.accept(bytes);
  }

  /** Threads above the number end after the file that they copy. */
  private static void resize(ThreadPoolExecutor pool, int threads) {
    if (threads > pool.getMaximumPoolSize()) {
      pool.setMaximumPoolSize(threads);
      pool.setCorePoolSize(threads);
    } else if (threads < pool.getCorePoolSize()) {
      pool.setCorePoolSize(threads);
      pool.setMaximumPoolSize(threads);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "copy");
    thread.setDaemon(true);
    return thread;
  }
}
