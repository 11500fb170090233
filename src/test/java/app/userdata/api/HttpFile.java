package app.userdata.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The requests of a file for HTTP clients in editors, read as far as all of them understand it:
 * {@code @name = value}, {@code ###} before each request, comments after {@code #} before its first
 * line.
 */
final class HttpFile {
  private static final Pattern VARIABLE = Pattern.compile("@(\\w+) = (.+)");
  private static final Pattern USE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern START = Pattern.compile("([A-Z]+) (\\S+)");
  private static final Pattern HEADER = Pattern.compile("([A-Za-z-]+): (.+)");

  private final Map<String, String> variables = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();

  /** A request, with its variables replaced. */
  record Request(String method, String uri, Map<String, String> headers, String body) {
    @Override
    public String toString() {
      return method + " " + uri;
    }
  }

  private HttpFile() {}

  static List<Request> read(String text) {
    HttpFile file = new HttpFile();
    String[] blocks = text.split("(?m)^###.*$");
    file.variables(blocks[0].lines().toList());
    for (String block : List.of(blocks).subList(1, blocks.length)) {
      file.request(block.lines().toList());
    }
    return file.requests;
  }

  private void variables(List<String> lines) {
    for (String line : lines) {
      Matcher variable = VARIABLE.matcher(line);
      if (variable.matches()) {
        variables.put(variable.group(1), variable.group(2));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        throw new AssertionError("neither a variable nor a comment: " + line);
      }
    }
  }

  private void request(List<String> block) {
    List<String> lines =
        block.stream()
            .dropWhile(line -> line.isBlank() || line.startsWith("#"))
            .map(this::replaced)
            .toList();
    Matcher start = START.matcher(lines.get(0));
    if (!start.matches()) {
      throw new AssertionError("no request begins like this: " + lines.get(0));
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int line = 1;
    for (; line < lines.size() && !lines.get(line).isBlank(); line++) {
      Matcher header = HEADER.matcher(lines.get(line));
      if (!header.matches()) {
        throw new AssertionError("no header looks like this: " + lines.get(line));
      }
      headers.put(header.group(1), header.group(2));
    }
    String body = String.join("\n", lines.subList(line, lines.size())).strip();
    requests.add(new Request(start.group(1), start.group(2), headers, body));
  }

  private String replaced(String line) {
    return USE.matcher(line)
        .replaceAll(
            use -> {
              String value = variables.get(use.group(1));
              if (value == null) {
                throw new AssertionError("there is no variable " + use.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
