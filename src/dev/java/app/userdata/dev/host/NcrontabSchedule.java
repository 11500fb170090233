package app.userdata.dev.host;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;

/**
 * A schedule of six fields, {@code second minute hour day month weekday}, in UTC, each {@code *},
 * numbers, ranges or lists of them, with a step after a slash.
 */
final class NcrontabSchedule {
  private static final int[] LEAST = {0, 0, 0, 1, 1, 0};
  private static final int[] MOST = {59, 59, 23, 31, 12, 6};
  private static final int YEARS = 5;

  private final BitSet[] fields = new BitSet[6];

  NcrontabSchedule(String text) {
    String[] parts = text.strip().split("\\s+");
    if (parts.length != fields.length) {
      throw wrong(text);
    }
    for (int i = 0; i < parts.length; i++) {
      try {
        fields[i] = field(parts[i], LEAST[i], MOST[i]);
      } catch (RuntimeException e) {
        throw wrong(text);
      }
    }
  }

  /** The next moment after this one. */
  Instant next(Instant after) {
    ZonedDateTime at = after.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    ZonedDateTime end = at.plusYears(YEARS);
    while (at.isBefore(end)) {
      if (!day(at)) {
        at = at.truncatedTo(ChronoUnit.DAYS).plusDays(1);
      } else if (!fields[2].get(at.getHour())) {
        at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      } else if (!fields[1].get(at.getMinute())) {
        at = at.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      } else if (!fields[0].get(at.getSecond())) {
        at = at.plusSeconds(1);
      } else {
        return at.toInstant();
      }
    }
    throw new HostException("The timer's schedule names a day that never comes.");
  }

  private boolean day(ZonedDateTime at) {
    return fields[4].get(at.getMonthValue())
        && fields[3].get(at.getDayOfMonth())
        && fields[5].get(at.getDayOfWeek().getValue() % 7);
  }

  private static BitSet field(String text, int least, int most) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      String[] stepped = part.split("/", 2);
      int step = stepped.length == 2 ? Integer.parseInt(stepped[1]) : 1;
      int first = least;
      int last = most;
      if (!stepped[0].equals("*")) {
        String[] range = stepped[0].split("-", 2);
        first = Integer.parseInt(range[0]);
        boolean single = range.length == 1 && stepped.length == 1;
        last = range.length == 2 ? Integer.parseInt(range[1]) : single ? first : most;
      }
      if (first < least || last > most || first > last || step < 1) {
        throw new IllegalArgumentException(part);
      }
      for (int value = first; value <= last; value += step) {
        values.set(value);
      }
    }
    return values;
  }

  private static HostException wrong(String text) {
    return new HostException(
        "The timer's schedule must have six fields such as 0 */5 * * * *, not: " + text);
  }
}
