package app.userdata.dev.simulator;

import static app.userdata.dev.simulator.ServiceException.badRequest;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The pictures kept by the prediction endpoint: paged by an opaque token. */
final class PredictionOperations {
  private static final int MAX_TAGS = 2;
  private static final int DEFAULT_PAGE = 64;
  private static final int MAX_PAGE = 256;

  private PredictionOperations() {}

  static Reply query(Call call) {
    Project project = call.project();
    JsonNode token = call.json();
    boolean oldest = token.path("orderBy").asText("Newest").equals("Oldest");
    List<StoredPrediction> rest =
        project.predictions().stream()
            .filter(filter(token))
            .sorted(order(oldest))
            .dropWhile(notAfter(token.path("continuation").asText(""), oldest))
            .toList();
    List<StoredPrediction> page = rest.subList(0, Math.min(pageSize(token), rest.size()));
    boolean more = page.size() < rest.size();
    ObjectNode json = Json.object();
    Optional<String> next =
        more ? Optional.of(position(page.get(page.size() - 1))) : Optional.empty();
    json.set("token", token(token, project, next));
    var results = json.putArray("results");
    page.forEach(prediction -> results.add(PredictionJson.of(call, project, prediction)));
    return Reply.json(json);
  }

  private static int pageSize(JsonNode token) {
    int asked = token.path("maxCount").asInt(0);
    if (asked < 0 || asked > MAX_PAGE) {
      throw badRequest(
          "BadRequestPredictionResultsExceededCount", "At most " + MAX_PAGE + " fit in a page.");
    }
    return asked == 0 ? DEFAULT_PAGE : asked;
  }

  private static Comparator<StoredPrediction> order(boolean oldest) {
    Comparator<StoredPrediction> byTime = Comparator.comparing(StoredPrediction::created);
    return (oldest ? byTime : byTime.reversed()).thenComparing(StoredPrediction::id);
  }

  /** The continuation names the last one sent, so deletions in between move nothing. */
  private static Predicate<StoredPrediction> notAfter(String continuation, boolean oldest) {
    if (continuation.isEmpty()) {
      return prediction -> false;
    }
    try {
      String[] last = new String(Base64.getUrlDecoder().decode(continuation), UTF_8).split(" ", 2);
      var sent =
          new StoredPrediction(
              UUID.fromString(last[1]),
              new UUID(0, 0),
              Instant.parse(last[0]),
              new byte[0],
              "",
              List.of());
      return prediction -> order(oldest).compare(prediction, sent) <= 0;
    } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
      throw invalid("continuation");
    }
  }

  private static String position(StoredPrediction last) {
    String text = last.created() + " " + last.id();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static Predicate<StoredPrediction> filter(JsonNode token) {
    if (token.path("tags").size() > MAX_TAGS) {
      throw badRequest("BadRequestPredictionTagsExceededCount", "At most two tags are allowed.");
    }
    Predicate<StoredPrediction> filter = prediction -> true;
    String iteration = token.path("iterationId").asText("");
    if (token.hasNonNull("iterationId")) {
      filter = filter.and(prediction -> prediction.iterationId().toString().equals(iteration));
    }
    for (JsonNode tag : token.path("tags")) {
      filter = filter.and(prediction -> prediction.scores().stream().anyMatch(s -> hit(tag, s)));
    }
    if (token.hasNonNull("startTime")) {
      Instant start = time(token, "startTime");
      filter = filter.and(prediction -> !prediction.created().isBefore(start));
    }
    if (token.hasNonNull("endTime")) {
      Instant end = time(token, "endTime");
      filter = filter.and(prediction -> !prediction.created().isAfter(end));
    }
    return filter;
  }

  private static boolean hit(JsonNode tag, Score score) {
    return score.tagId().toString().equals(tag.path("id").asText())
        && score.probability() >= tag.path("minThreshold").asDouble(0)
        && score.probability() <= tag.path("maxThreshold").asDouble(1);
  }

  private static Instant time(JsonNode token, String name) {
    try {
      return Instant.parse(token.path(name).asText());
    } catch (DateTimeParseException e) {
      throw invalid(name);
    }
  }

  private static ServiceException invalid(String name) {
    return badRequest(
        "BadRequestPredictionInvalidQueryParameters", "The value of " + name + " is invalid.");
  }

  private static ObjectNode token(JsonNode asked, Project project, Optional<String> next) {
    ObjectNode token =
        Json.object()
            .put("session", "2:" + Math.floorMod(project.id().hashCode(), 10_000_000))
            .put("continuation", next.orElse(null))
            .put("maxCount", asked.path("maxCount").asInt(0))
            .put("orderBy", asked.path("orderBy").asText("Newest"));
    for (String name : List.of("tags", "iterationId", "startTime", "endTime", "application")) {
      if (asked.hasNonNull(name)) {
        token.set(name, asked.get(name));
      } else {
        token.putNull(name);
      }
    }
    return token;
  }
}
