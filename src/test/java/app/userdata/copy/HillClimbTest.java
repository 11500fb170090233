package app.userdata.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of what limits copies, each as files a second by the number of copies side by side. */
final class HillClimbTest {
  private static final int BYTES = 200_000;
  private static final double CORES = 700;
  private static final double LINK = 1 / 0.07;

  private final HillClimb climb = new HillClimb(64);
  private final Random random = new Random(5);
  private double nanos = 1e12;

  @Test
  void step_everyFileTakesAWhile_copiesMany() {
    IntToDoubleFunction slowLink = n -> n * LINK;

    copy(600, slowLink);

    assertThat(climb.height()).isEqualTo(64);
  }

  @Test
  void step_theProcessorIsTheLimit_copiesFew() {
    IntToDoubleFunction smallMachine = n -> Math.min(n * 300, CORES);

    copy(2_000, smallMachine);
    assertThat(climb.height()).isLessThanOrEqualTo(16);

    copy(38_000, smallMachine);
    assertThat(climb.height()).isBetween(2, 6);
    assertThat(rate(20_000, smallMachine)).isGreaterThan(0.93 * CORES);
  }

  @Test
  void step_tooManyAreInEachOthersWay_findsTheTop() {
    IntToDoubleFunction crowded = n -> n <= 10 ? 100 * n : Math.max(50, 1_000 - 25 * (n - 10));

    copy(40_000, crowded);

    assertThat(rate(20_000, crowded)).isGreaterThan(0.9 * 1_000);
  }

  @Test
  void step_theLimitMoves_follows() {
    copy(40_000, n -> Math.min(n * 300, CORES));

    copy(40_000, n -> n * LINK);

    assertThat(climb.height()).isGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void step_fewAreAllowed_neverCopiesMore(int most) {
    HillClimb bounded = new HillClimb(most);
    for (int file = 0; file < 5_000; file++) {
      nanos += 1e9 / (bounded.height() * LINK);
      assertThat(bounded.step(BYTES, (long) nanos, true)).isBetween(1, most);
    }
    assertThat(bounded.height()).isGreaterThanOrEqualTo(Math.max(1, most * 3 / 4));
  }

  @Test
  void step_nobodyWaits_learnsNothing() {
    for (int file = 0; file < 100_000; file++) {
      nanos += 1e6;
      climb.step(BYTES, (long) nanos, false);
    }

    assertThat(climb.height()).isEqualTo(8);
  }

  /** Files of many sizes end at the model's rate, give or take a tenth. */
  private void copy(int files, IntToDoubleFunction perSecond) {
    for (int file = 0; file < files; file++) {
      nanos += 1e9 / perSecond.applyAsDouble(climb.height()) * (0.9 + 0.2 * random.nextDouble());
      climb.step(random.nextInt(2 * BYTES), (long) nanos, true);
    }
  }

  private double rate(int files, IntToDoubleFunction perSecond) {
    double begin = nanos;
    copy(files, perSecond);
    return files / (nanos - begin) * 1e9;
  }
}
