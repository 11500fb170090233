package app.userdata.dev.benchmark;

import app.userdata.copy.Copier;
import app.userdata.copy.CopyThreads;
import app.userdata.copy.ReadAndWrite;
import app.userdata.customvision.CallMeter;
import app.userdata.customvision.CustomVisionClients;
import app.userdata.customvision.CustomVisionSettings;
import app.userdata.customvision.Waiting;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.job.Engine;
import app.userdata.job.EngineOptions;
import app.userdata.job.JobMeter;
import app.userdata.job.Ports;
import app.userdata.job.Resource;
import app.userdata.job.Resources;
import app.userdata.job.SharedSlots;
import app.userdata.job.Start;
import app.userdata.storage.AzureStorage;
import app.userdata.storage.StorageConnection;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The engine in a process of its own: it deletes everything of one account and ends. */
public final class BenchmarkEngine {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int CALLS_PER_SECOND = 10;
  private static final long LOOK_MILLIS = 200;
  private static final int SHOW_EVERY = 150;

  private BenchmarkEngine() {}

  /** Arguments: endpoint, training key, connection string of the storage account or "memory". */
  public static void main(String[] args) throws InterruptedException {
    HeapWatch heap = HeapWatch.start();
    CountedPorts counted = new CountedPorts(ports(args[2]));
    Engine engine = engine(counted.ports(), URI.create(args[0]), args[1]);
    QueueWorkers.start(counted.ports().queue(), engine.steps());
    long begin = System.nanoTime();
    String id = engine.deletions().start(Start.of("{\"categories\":[\"all\"]}"));
    ObjectNode planned = settled(engine, id, heap);
    show("plan", begin, planned, heap);
    begin = System.nanoTime();
    engine.deletions().confirm(id, planned.path("planHash").asText(), Optional.empty());
    ObjectNode job = settled(engine, id, heap);
    show("delete, verify", begin, job, heap);
    System.out.println("categories      " + job.path("categories"));
    System.out.println("storage calls   " + counted.calls());
    System.out.println("evidence        " + engine.jobs().evidence(id).length + " bytes");
    System.exit(0);
  }

  private static Ports ports(String where) {
    if (where.equals(DeletionBenchmark.MEMORY)) {
      return new Ports(
          new InMemoryRecordStore(), new InMemoryMessageQueue(CLOCK), new InMemoryExportArchives());
    }
    AzureStorage storage = AzureStorage.connect(StorageConnection.of(where));
    return new Ports(storage.records("jobs"), storage.queues(), storage.archives("exports"));
  }

  private static Engine engine(Ports ports, URI endpoint, String key) {
    CustomVisionSettings settings =
        new CustomVisionSettings(
            endpoint,
            Optional.of(key),
            CustomVisionSettings.DEFAULT_API_VERSION,
            Set.of(),
            CALLS_PER_SECOND,
            Duration.ofSeconds(60));
    var client =
        CustomVisionClients.create(
            settings,
            Optional.empty(),
            new SharedSlots(ports.records(), endpoint.toString(), CLOCK),
            Waiting.real(),
            CallMeter.NONE,
            CLOCK);
    return Engine.of(
        ports,
        new Resources(Map.of("default", new Resource("default", client, Optional.empty()))),
        new Copier(CopyThreads.upTo(1), new ReadAndWrite(1 << 20), Waiting.real()),
        EngineOptions.defaults(),
        UUID::randomUUID,
        JobMeter.NONE,
        CLOCK);
  }

  private static ObjectNode settled(Engine engine, String id, HeapWatch heap)
      throws InterruptedException {
    for (int look = 1; ; look++) {
      ObjectNode job = engine.jobs().job(id);
      String status = job.path("status").asText();
      if (status.equals("AwaitingConfirmation") || job.path("progress").asDouble() >= 1) {
        return job;
      }
      if (look % SHOW_EVERY == 0) {
        System.out.printf(
            "                %s %.2f, heap %s%n", status, job.path("progress").asDouble(), heap);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private static void show(String what, long begin, ObjectNode job, HeapWatch heap) {
    System.out.printf(
        "%-15s %.1f s, %s, heap %s%n",
        what, (System.nanoTime() - begin) / 1e9, job.path("status").asText(), heap);
  }
}
