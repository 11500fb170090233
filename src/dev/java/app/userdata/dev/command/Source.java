package app.userdata.dev.command;

import app.userdata.Settings;
import app.userdata.dev.folder.ExportFolder;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The Custom Vision resource that a command works on: what the environment names, or a sample
 * account that is started for the command and ends with it.
 */
final class Source implements AutoCloseable {
  private static final String PREFIX = "CustomVision__";

  /**
   * A message counts as lost at once, because it is only asked for when none is left; and what lies
   * in a folder belongs to whoever asked for it and never expires.
   */
  private static final Map<String, String> LOCAL =
      Map.of("STALLED_AFTER_SECONDS", "1", "ARCHIVE_DAYS", "3650", "RECORD_DAYS", "3650");

  private final Settings settings;
  private final Optional<SampleAccounts.Sample> sample;

  private Source(Settings settings, Optional<SampleAccounts.Sample> sample) {
    this.settings = settings;
    this.sample = sample;
  }

  /** Whether the environment names a resource, however it is written. */
  static boolean named(Map<String, String> environment) {
    return environment.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().toLowerCase(Locale.ROOT).startsWith(PREFIX.toLowerCase(Locale.ROOT))
                    && !entry.getValue().isBlank());
  }

  /**
   * The resource that the environment names, or a sample account.
   *
   * @param before what was exported before, whose sample account answered at some port: it comes
   *     back there, so that it is the same resource
   */
  static Source of(
      Map<String, String> environment,
      Optional<ExportFolder.Memo> before,
      SampleAccounts accounts) {
    if (named(environment)) {
      return new Source(settings(environment), Optional.empty());
    }
    OptionalInt port =
        before.filter(ExportFolder.Memo::sample).stream()
            .mapToInt(memo -> URI.create(memo.endpoint()).getPort())
            .findFirst();
    SampleAccounts.Sample sample = accounts.start(port);
    Map<String, String> settings = new HashMap<>(environment);
    settings.put(PREFIX + "endpoint", sample.endpoint());
    settings.put(PREFIX + "trainingKey", sample.trainingKey());
    return new Source(settings(settings), Optional.of(sample));
  }

  /** Settings for looking at an export: nobody is called. */
  static Settings looking(Optional<ExportFolder.Memo> memo) {
    String endpoint = memo.map(ExportFolder.Memo::endpoint).orElse("http://localhost");
    return settings(Map.of(PREFIX + "endpoint", endpoint));
  }

  private static Settings settings(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(LOCAL);
    return Settings.withoutStorage(all);
  }

  Settings settings() {
    return settings;
  }

  /** Where the sample account answers, if one was started. */
  Optional<String> sample() {
    return sample.map(SampleAccounts.Sample::endpoint);
  }

  /**
   * Where a resource answers.
   *
   * @param name as settings have it
   */
  String endpoint(String name) {
    return Optional.ofNullable(settings.resources().get(name))
        .map(resource -> resource.service().endpoint().toString())
        .orElseThrow(
            () ->
                CommandProblem.wrongUse(
                    "invalid-request",
                    Optional.of("resource"),
                    "There is no such resource; settings name "
                        + String.join(", ", settings.resources().keySet())
                        + "."));
  }

  @Override
  public void close() {
    sample.ifPresent(SampleAccounts.Sample::close);
  }
}
