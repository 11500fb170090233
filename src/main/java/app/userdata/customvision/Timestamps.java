package app.userdata.customvision;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Reads the two shapes of time that the service writes: with a zone, or without one for UTC. */
public final class Timestamps {
  private Timestamps() {}

  /** The instant of {@code 2019-09-16T15:03:38.84Z} as of {@code 2020-06-06T17:53:28.0821491}. */
  public static Instant parse(String text) {
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof OffsetDateTime zoned
        ? zoned.toInstant()
        : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
  }
}
