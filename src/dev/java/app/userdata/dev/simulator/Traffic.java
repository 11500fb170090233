package app.userdata.dev.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What came over the wire: calls per operation and when, blob reads, and keys that went astray. */
public final class Traffic {
  /** One call of the Training API; nanos as of System.nanoTime when its head was read. */
  public record Arrival(String operation, int status, long nanos, Instant at) {}

  /**
   * One call that may change the account, as the service took it: the ids it named, or else those
   * of the one object it was about, and the status that the service decided on, whether or not the
   * reply got through. A call outside any project has a project id of zeros.
   */
  public record Mutation(
      String operation,
      UUID project,
      List<UUID> ids,
      boolean allImages,
      boolean allIterations,
      int status,
      Instant at) {

    public Mutation {
      ids = List.copyOf(ids);
    }
  }

  private final Map<String, LongAdder> perOperation = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Mutation> mutations = new ConcurrentLinkedQueue<>();
  private final AtomicLong throttled = new AtomicLong();
  private final AtomicLong faults = new AtomicLong();
  private final AtomicLong keyLeaks = new AtomicLong();
  private final AtomicLong blobGets = new AtomicLong();
  private final AtomicLong blobBytes = new AtomicLong();

  /** Calls that were carried out, by operation name as in the API. */
  public Map<String, Long> calls() {
    Map<String, Long> calls = new TreeMap<>();
    perOperation.forEach((operation, count) -> calls.put(operation, count.sum()));
    return calls;
  }

  public long calls(String operation) {
    return calls().getOrDefault(operation, 0L);
  }

  /** Every call in the order of arrival, the refused ones too. */
  public List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /**
   * Every call in the order of completion that could change something and reached the service; what
   * the gateway refused is not among them, what the service refused is.
   */
  public List<Mutation> mutations() {
    return List.copyOf(mutations);
  }

  /** Calls answered with 429. */
  public long throttled() {
    return throttled.get();
  }

  /** Replies that were made to fail, on both hosts. */
  public long faults() {
    return faults.get();
  }

  /** Requests that brought a key or token to the blob host. */
  public long keyLeaks() {
    return keyLeaks.get();
  }

  /** Requests to the blob host. */
  public long blobGets() {
    return blobGets.get();
  }

  /** Bytes of blobs that were sent whole. */
  public long blobBytes() {
    return blobBytes.get();
  }

  void arrived(Arrival arrival) {
    arrivals.add(arrival);
    if (arrival.status() == 429) {
      throttled.incrementAndGet();
    } else {
      perOperation.computeIfAbsent(arrival.operation(), name -> new LongAdder()).increment();
    }
  }

  void mutated(Mutation mutation) {
    mutations.add(mutation);
  }

  void failed() {
    faults.incrementAndGet();
  }

  void keyLeaked() {
    keyLeaks.incrementAndGet();
  }

  void blobRequested() {
    blobGets.incrementAndGet();
  }

  void blobSent(long bytes) {
    blobBytes.addAndGet(bytes);
  }
}
