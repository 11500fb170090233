package app.userdata;

import app.userdata.function.App;
import app.userdata.job.JobProblem;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Builds the app at the first invocation, once per process. While a setting is wrong, each
 * invocation fails with that setting's sentence.
 */
final class LazyApp implements Supplier<App> {
  private final Supplier<App> builder;
  private Optional<App> built = Optional.empty();

  LazyApp(Supplier<App> builder) {
    this.builder = builder;
  }

  @Override
  public synchronized App get() {
    if (built.isEmpty()) {
      built = Optional.of(build());
    }
    return built.get();
  }

  private App build() {
    try {
      return builder.get();
    } catch (InvalidSettingException e) {
      throw JobProblem.unavailable("invalid-setting", e.sentence());
    } catch (LinkageError e) {
      throw new IllegalStateException("could not put the app together: " + e, e);
    }
  }
}
