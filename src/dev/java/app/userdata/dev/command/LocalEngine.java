package app.userdata.dev.command;

import app.userdata.Settings;
import app.userdata.UserDataApp;
import app.userdata.archive.ExportArchives;
import app.userdata.dev.folder.ExportFolder;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.job.Engine;
import app.userdata.job.JobKind;
import app.userdata.job.Jobs;
import app.userdata.job.Ports;
import app.userdata.job.RecordStore;
import app.userdata.job.Start;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Optional;

/** The app's engine in this process, with workers; its queues are in memory. */
final class LocalEngine implements JobApi, AutoCloseable {
  private static final int PAGE = 100;
  private final Engine engine;
  private final Workers workers;

  private LocalEngine(Engine engine, Workers workers) {
    this.engine = engine;
    this.workers = workers;
  }

  /**
   * Starts the engine on records and an archive.
   *
   * @param probe fails when these cannot be written
   */
  static LocalEngine start(
      Settings settings, RecordStore records, ExportArchives archives, Runnable probe) {
    InMemoryMessageQueue queue = new InMemoryMessageQueue(Clock.systemUTC());
    Engine engine = UserDataApp.engine(settings, new Ports(records, queue, archives));
    return new LocalEngine(engine, Workers.start(engine, queue, probe));
  }

  /** What is known of jobs in a folder, of which nothing is changed. */
  static Jobs look(Settings settings, ExportFolder folder) {
    Ports ports =
        new Ports(
            new UnwrittenRecords(folder.records()),
            new InMemoryMessageQueue(Clock.systemUTC()),
            folder.archives());
    return UserDataApp.engine(settings, ports).jobs();
  }

  /**
   * The id of the export in a folder.
   *
   * @throws CommandProblem when none was begun there
   */
  static String exportIn(Jobs jobs, ExportFolder folder) {
    JsonNode found =
        jobs.list(Optional.of(JobKind.EXPORT), Optional.empty(), PAGE, Optional.empty())
            .path("jobs")
            .path(0);
    if (found.isMissingNode()) {
      throw CommandProblem.wrongUse("no-export", "No export was begun in " + folder.path() + ".");
    }
    return found.path("id").asText();
  }

  /** Starts an export, or finds the one with this key. */
  JsonNode export(String body, String key) {
    String id =
        engine
            .exports()
            .start(
                new Start(
                    Optional.empty(), body, Optional.of(key), Optional.empty(), Optional.empty()));
    return job(id);
  }

  /** Tries again what failed of an export that has ended. */
  JsonNode retryExport(String id) {
    engine.retries().retry(id, JobKind.EXPORT, Optional.empty());
    return job(id);
  }

  /** Tells of jobs; calls nobody. */
  Jobs jobs() {
    return engine.jobs();
  }

  @Override
  public JsonNode job(String id) {
    workers
        .fatal()
        .ifPresent(
            e -> {
              throw e;
            });
    return engine.jobs().job(id);
  }

  @Override
  public JsonNode startDeletion(String body) {
    return job(engine.deletions().start(Start.of(body)));
  }

  @Override
  public JsonNode confirm(String id, String planHash) {
    engine.deletions().confirm(id, planHash, Optional.empty());
    return job(id);
  }

  @Override
  public byte[] evidence(String id) {
    return engine.jobs().evidence(id);
  }

  @Override
  public byte[] evidenceItems(String id, String part) {
    return engine.jobs().evidenceItems(id, part);
  }

  @Override
  public void close() {
    workers.close();
  }
}
