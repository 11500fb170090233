package app.userdata.dev.host;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A route template such as {@code jobs/{jobId}}. Literals match in any case; where several
 * templates match, the one with a literal in the earlier place wins.
 */
record Route(List<String> segments) {
  /** The most specific template first. */
  static final Comparator<Route> MOST_SPECIFIC = Comparator.comparing(Route::specificity);

  static Route of(String prefix, String template) {
    String whole = (prefix.isEmpty() ? "" : prefix + "/") + template;
    return new Route(Arrays.asList(whole.split("/")));
  }

  /** The values of the parameters, if the raw path is one of this route. */
  Optional<Map<String, String>> match(String rawPath) {
    List<String> path = Arrays.asList(rawPath.replaceAll("^/|/$", "").split("/"));
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      if (isParameter(segment)) {
        values.put(segment.substring(1, segment.length() - 1), decoded(path.get(i)));
      } else if (!segment.equalsIgnoreCase(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private String specificity() {
    StringBuilder order = new StringBuilder();
    segments.forEach(segment -> order.append(isParameter(segment) ? '1' : '0'));
    return order.toString();
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }
}
