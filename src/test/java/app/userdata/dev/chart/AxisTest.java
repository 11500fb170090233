package app.userdata.dev.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AxisTest {
  @Test
  void powers_valuesBetween_reachFromPowerToPower() {
    Axis axis = Axis.powers(List.of(20.0, 4_000.0), 0, 300);

    assertThat(axis.ticks()).containsExactly(10.0, 100.0, 1_000.0, 10_000.0);
    assertThat(axis.at(100)).isCloseTo(100, within(1e-9));
  }

  @Test
  void fromZero_values_endsAtARoundNumber() {
    Axis axis = Axis.fromZero(List.of(12.0, 46.0), 200, 0);

    assertThat(axis.ticks()).containsExactly(0.0, 15.0, 30.0, 45.0, 60.0);
    assertThat(axis.at(30)).isEqualTo(100);
  }

  @Test
  void text_numbers_areShort() {
    assertThat(List.of(0.1, 0.0, 15.0, 1_500.0, 100_000.0).stream().map(Axis::text))
        .containsExactly("0.1", "0", "15", "1.5k", "100k");
  }
}
