package app.userdata.job;

import java.util.function.UnaryOperator;

/** What is put together in another way than usual. */
public record Wiring(UnaryOperator<EngineOptions> options, UnaryOperator<Resource> resource) {
  static final Wiring USUAL = new Wiring(UnaryOperator.identity(), UnaryOperator.identity());

  /** Whoever asks for a deletion may not confirm it. */
  public static Wiring twoPeople() {
    return new Wiring(
        options -> options.with(options.deletions().withTwoPeople(true)), UnaryOperator.identity());
  }
}
