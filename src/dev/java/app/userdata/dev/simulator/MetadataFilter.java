package app.userdata.dev.simulator;

import static app.userdata.dev.simulator.ServiceException.badRequest;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands {@code $filter=metadata=key1 eq 'a' and key2 ne 'b' or key3 eq 'c'}. */
final class MetadataFilter {
  private static final String PREFIX = "metadata=";
  private static final Pattern CONDITION =
      Pattern.compile("\\s*(.+?)\\s+(eq|ne)\\s+'((?:[^']|'')*)'\\s*", Pattern.CASE_INSENSITIVE);

  private MetadataFilter() {}

  static Predicate<Image> of(Call call) {
    Optional<String> filter = call.parameter("$filter");
    if (filter.isEmpty()) {
      return image -> true;
    }
    if (!filter.get().startsWith(PREFIX)) {
      throw invalid();
    }
    Predicate<Image> any = image -> false;
    for (String alternative : split(filter.get().substring(PREFIX.length()), "or")) {
      Predicate<Image> all = image -> true;
      for (String condition : split(alternative, "and")) {
        all = all.and(condition(condition));
      }
      any = any.or(all);
    }
    return any;
  }

  /** Splits at the word where an even number of quotes follows, so values may hold it. */
  private static String[] split(String text, String word) {
    return text.split("(?i)\\s+" + word + "\\s+(?=(?:[^']*'[^']*')*[^']*$)", -1);
  }

  private static Predicate<Image> condition(String text) {
    Matcher matcher = CONDITION.matcher(text);
    if (!matcher.matches()) {
      throw invalid();
    }
    String key = matcher.group(1);
    String value = matcher.group(3).replace("''", "'");
    Predicate<Image> equal = image -> value.equals(image.metadata().get(key));
    return matcher.group(2).equalsIgnoreCase("eq") ? equal : equal.negate();
  }

  private static ServiceException invalid() {
    return badRequest("BadRequest", "The filter must read metadata=key eq 'value' and so on.");
  }
}
