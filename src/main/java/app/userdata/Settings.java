package app.userdata;

import app.userdata.evidence.SigningKey;
import app.userdata.job.EngineOptions;
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
 * @param signIn whether App Service authentication with Entra ID stands in front of HTTP
 * @param publicBaseUrl the address in links of jobs that a queue started, without trailing slash
 * @param copyThreads how many files are copied side by side at most
 * @param copyBytes how many bytes of them are held in memory together at most
 * @param copyByStorage whether storage fetches images by itself
 * @param stalledAfter how long a silent job counts as moving
 * @param stepTime how long a step takes on work before it names a continuation
 * @param deletions how deletions wait
 * @param retention how long the app keeps what is its own
 * @param signingKey signs the evidence of deletions
 */
public record Settings(
    StorageSettings storage,
    Map<String, ResourceSettings> resources,
    String exportContainer,
    String recordContainer,
    boolean signIn,
    Optional<String> publicBaseUrl,
    int copyThreads,
    int copyBytes,
    boolean copyByStorage,
    Duration stalledAfter,
    Duration stepTime,
    EngineOptions.Deletions deletions,
    EngineOptions.Retention retention,
    Optional<SigningKey> signingKey) {
  static final String EXPORT_CONTAINER = "EXPORT_CONTAINER";
  static final String RECORD_CONTAINER = "RECORD_CONTAINER";
  static final String ENTRA_SIGN_IN = "ENTRA_SIGN_IN";
  static final String TWO_PERSON = "TWO_PERSON";
  static final String PUBLIC_BASE_URL = "PUBLIC_BASE_URL";
  static final String COPY_THREADS = "COPY_THREADS";
  static final String COPY_BYTES = "COPY_BYTES";
  static final String COPY_BY_STORAGE = "COPY_BY_STORAGE";
  static final String STALLED_AFTER_SECONDS = "STALLED_AFTER_SECONDS";
  static final String STEP_SECONDS = "STEP_SECONDS";
  static final String PLAN_VALID_HOURS = "PLAN_VALID_HOURS";
  static final String UNCONFIRMED_DAYS = "UNCONFIRMED_DAYS";
  static final String VERIFY_SECONDS = "VERIFY_SECONDS";
  static final String ARCHIVE_DAYS = "ARCHIVE_DAYS";
  static final String RECORD_DAYS = "RECORD_DAYS";

  /** The names of all settings that are read; those of a further resource add its name. */
  public static final List<String> NAMES =
      Stream.of(
              StorageSettings.NAMES,
              ResourceSettings.NAMES,
              List.of(
                  EXPORT_CONTAINER,
                  RECORD_CONTAINER,
                  ENTRA_SIGN_IN,
                  TWO_PERSON,
                  PUBLIC_BASE_URL,
                  COPY_THREADS,
                  COPY_BYTES,
                  COPY_BY_STORAGE,
                  STALLED_AFTER_SECONDS,
                  STEP_SECONDS,
                  PLAN_VALID_HOURS,
                  UNCONFIRMED_DAYS,
                  VERIFY_SECONDS,
                  ARCHIVE_DAYS,
                  RECORD_DAYS,
                  SigningKey.SETTING))
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
    return read(reader, StorageSettings.read(reader));
  }

  /**
   * Reads all settings but those of the storage, for whoever brings ports of another kind.
   *
   * @throws InvalidSettingException when one is missing or cannot work
   */
  public static Settings withoutStorage(Map<String, String> environment) {
    return read(
        new SettingsReader(environment), new StorageSettings(Optional.empty(), Optional.empty()));
  }

  private static Settings read(SettingsReader reader, StorageSettings storage) {
    String exports = reader.container(EXPORT_CONTAINER, "exports");
    String records = reader.container(RECORD_CONTAINER, "jobs");
    if (exports.equals(records)) {
      throw new InvalidSettingException(
          EXPORT_CONTAINER + " and " + RECORD_CONTAINER + " must name two different containers.");
    }
    return new Settings(
        storage,
        ResourceSettings.readAll(reader),
        exports,
        records,
        reader.flag(ENTRA_SIGN_IN),
        reader.address(PUBLIC_BASE_URL, "https://NAME.azurewebsites.net").map(Object::toString),
        reader.number(COPY_THREADS, 64, 1, 256),
        reader.number(COPY_BYTES, 32 << 20, 1 << 20, 1 << 30),
        reader.flag(COPY_BY_STORAGE),
        Duration.ofSeconds(reader.number(STALLED_AFTER_SECONDS, 600, 1, 86_400)),
        Duration.ofSeconds(reader.number(STEP_SECONDS, 45, 1, 300)),
        deletions(reader),
        new EngineOptions.Retention(
            Duration.ofDays(reader.number(ARCHIVE_DAYS, 14, 1, 3650)),
            Duration.ofDays(reader.number(RECORD_DAYS, 30, 1, 3650))),
        signingKey(reader));
  }

  private static EngineOptions.Deletions deletions(SettingsReader reader) {
    boolean twoPeople = reader.flag(TWO_PERSON);
    if (twoPeople && !reader.flag(ENTRA_SIGN_IN)) {
      throw new InvalidSettingException(
          TWO_PERSON
              + " needs "
              + ENTRA_SIGN_IN
              + " set to true, with sign-in in front of the app: keys do not tell people apart.");
    }
    return new EngineOptions.Deletions(
        Duration.ofHours(reader.number(PLAN_VALID_HOURS, 24, 1, 168)),
        Duration.ofDays(reader.number(UNCONFIRMED_DAYS, 7, 1, 90)),
        Duration.ofSeconds(reader.number(VERIFY_SECONDS, 600, 1, 86_400)),
        EngineOptions.Deletions.defaults().verifyPoll(),
        twoPeople);
  }

  private static Optional<SigningKey> signingKey(SettingsReader reader) {
    try {
      return reader.text(SigningKey.SETTING).map(SigningKey::parse);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(String.valueOf(e.getMessage()));
    }
  }
}
