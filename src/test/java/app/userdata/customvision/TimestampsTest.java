package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {
  @ParameterizedTest
  @CsvSource({
    "2019-09-16T15:03:38.84Z, 2019-09-16T15:03:38.840Z",
    "2020-06-06T17:53:28.0821491, 2020-06-06T17:53:28.082149100Z",
    "2020-06-06T17:53:28, 2020-06-06T17:53:28Z",
    "2020-06-06T17:53:28+02:00, 2020-06-06T15:53:28Z",
  })
  void parse_bothShapes_givesTheInstant(String text, String instant) {
    assertThat(Timestamps.parse(text)).hasToString(instant);
  }
}
