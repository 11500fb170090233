package app.userdata.dev.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NcrontabScheduleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 * * * * *        | 2026-11-24T10:00:00Z | 2026-11-24T10:01:00Z",
        "*/10 * * * * *     | 2026-11-24T10:00:41.5Z | 2026-11-24T10:00:50Z",
        "0 0 3 * * *        | 2026-11-24T03:00:00Z | 2026-11-25T03:00:00Z",
        "0 30 9-17 * * 1-5  | 2026-11-27T17:30:00Z | 2026-11-30T09:30:00Z",
        "0 0 0 29 2 *       | 2026-11-24T10:00:00Z | 2028-02-29T00:00:00Z",
        "5,25 0 0 1 1 *     | 2026-12-31T23:59:59Z | 2027-01-01T00:00:05Z"
      })
  void next_schedule_isTheFirstMomentAfter(String schedule, Instant after, Instant expected) {
    assertThat(new NcrontabSchedule(schedule).next(after)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"* * * * *", "60 * * * * *", "x * * * * *", "*/0 * * * * *", "5-1 * * * * *"})
  void create_wrongSchedule_isRefused(String schedule) {
    assertThatThrownBy(() -> new NcrontabSchedule(schedule)).isInstanceOf(HostException.class);
  }
}
