package app.userdata;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that can be set from outside; the only reader of the environment. A setting that is
 * blank counts as absent, so that an example can list it.
 *
 * @param storage where records, queues and archives are
 * @param resources the Custom Vision resources by the name that requests use; never empty
 * @param exportContainer holds the archives
 * @param recordContainer holds the records of jobs
 * @param publicBaseUrl the address in links of jobs that a queue started, without trailing slash
 * @param copyThreads how many files are copied side by side
 * @param copyBytes how many bytes of them are held in memory together
 * @param stalledAfter how long a silent job counts as moving
 * @param stepTime how long a step takes on work before it names a continuation
 */
public record Settings(
    StorageSettings storage,
    Map<String, ResourceSettings> resources,
    String exportContainer,
    String recordContainer,
    Optional<String> publicBaseUrl,
    int copyThreads,
    int copyBytes,
    Duration stalledAfter,
    Duration stepTime) {
  static final String EXPORT_CONTAINER = "EXPORT_CONTAINER";
  static final String RECORD_CONTAINER = "RECORD_CONTAINER";
  static final String PUBLIC_BASE_URL = "PUBLIC_BASE_URL";
  static final String COPY_THREADS = "COPY_THREADS";
  static final String COPY_BYTES = "COPY_BYTES";
  static final String STALLED_AFTER_SECONDS = "STALLED_AFTER_SECONDS";
  static final String STEP_SECONDS = "STEP_SECONDS";

  /** The names of all settings that are read; those of a further resource add its name. */
  public static final List<String> NAMES =
      Stream.of(
              StorageSettings.NAMES,
              ResourceSettings.NAMES,
              List.of(
                  EXPORT_CONTAINER,
                  RECORD_CONTAINER,
                  PUBLIC_BASE_URL,
                  COPY_THREADS,
                  COPY_BYTES,
                  STALLED_AFTER_SECONDS,
                  STEP_SECONDS))
          .flatMap(List::stream)
          .toList();

  public Settings {
    resources = Map.copyOf(resources);
  }

  /** The settings of this process. */
  public static Settings fromEnvironment() {
    return read(System.getenv());
  }

  /**
   * Reads settings by their names.
   *
   * @throws InvalidSettingException when one is missing or cannot work
   */
  public static Settings read(Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(environment);
    String exports = reader.container(EXPORT_CONTAINER, "exports");
    String records = reader.container(RECORD_CONTAINER, "jobs");
    if (exports.equals(records)) {
      throw new InvalidSettingException(
          EXPORT_CONTAINER + " and " + RECORD_CONTAINER + " must name two different containers.");
    }
    return new Settings(
        StorageSettings.read(reader),
        ResourceSettings.readAll(reader),
        exports,
        records,
        reader.address(PUBLIC_BASE_URL, "https://NAME.azurewebsites.net").map(Object::toString),
        reader.number(COPY_THREADS, 16, 1, 256),
        reader.number(COPY_BYTES, 32 << 20, 1 << 20, 1 << 30),
        Duration.ofSeconds(reader.number(STALLED_AFTER_SECONDS, 600, 1, 86_400)),
        Duration.ofSeconds(reader.number(STEP_SECONDS, 45, 1, 300)));
  }
}
