package app.userdata.storage;

import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** The one HTTP client under all storage clients: one connection pool, bounded waits. */
final class StorageHttp {
  private static final int MOST_REQUESTS = 64;

  /** As many as files may be copied side by side: a new connection costs three exchanges. */
  private static final int MOST_IDLE = 256;

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration READ_AND_WRITE = Duration.ofSeconds(60);

  private StorageHttp() {}

  static HttpClient create() {
    OkHttpClient sockets = new OkHttpClient.Builder().socketFactory(new UndelayedSockets()).build();
    return new OkHttpAsyncHttpClientBuilder(sockets)
        .dispatcher(dispatcher())
        .connectionPool(new ConnectionPool(MOST_IDLE, 1, TimeUnit.MINUTES))
        .connectionTimeout(CONNECT)
        .readTimeout(READ_AND_WRITE)
        .writeTimeout(READ_AND_WRITE)
        .responseTimeout(READ_AND_WRITE)
        .build();
  }

  /** Daemon threads: okhttp's own keep a finished program alive for a minute. */
  private static Dispatcher dispatcher() {
    Dispatcher dispatcher =
        new Dispatcher(
            new ThreadPoolExecutor(
                0,
                MOST_REQUESTS,
                60,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> {
                  Thread thread = new Thread(work, "storage-http");
                  thread.setDaemon(true);
                  return thread;
                }));
    dispatcher.setMaxRequests(MOST_REQUESTS);
    dispatcher.setMaxRequestsPerHost(MOST_REQUESTS);
    return dispatcher;
  }
}
