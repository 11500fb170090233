package app.userdata.infra;

import app.userdata.infra.LogicApp.Action;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The app takes what Logic Apps send, and tells what they ask its events for. Expressions are
 * replaced by what they stand for in an event that the app really sent.
 */
final class MessageCheck implements Check {
  private static final Pattern BODY =
      Pattern.compile(
          "<QueueMessage><MessageText>@\\{base64\\(string\\(outputs\\('([^']*)'\\)\\)\\)}"
              + "</MessageText></QueueMessage>");

  private static final Pattern OF_THE_EVENT =
      Pattern.compile("outputs\\('Event'\\)((?:\\['[^']*'])+)");
  private static final Pattern STEP = Pattern.compile("\\['([^']*)']");
  private static final Pattern EXPRESSION = Pattern.compile("@\\{[^{}]*}|^@.*");

  /** The app is asked once for each text of a definition. */
  private final Map<String, List<String>> asked = new ConcurrentHashMap<>();

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    infra
        .deployed("Microsoft.Logic/workflows")
        .flatMap(workflow -> LogicAppCheck.definition(infra, workflow).stream())
        .distinct()
        .forEach(
            app ->
                asked
                    .computeIfAbsent(
                        app.definition().toString(), any -> new Asking(app, code).sentences())
                    .forEach(sentence -> findings.add(app.tell(sentence))));
    return findings;
  }

  /** One definition, before one app. */
  private record Asking(LogicApp app, Code code) {
    List<String> sentences() {
      List<String> sentences = new ArrayList<>();
      for (Action action : app.actions()) {
        if (action.isA("Http") && action.json().at("/inputs/method").asText().equals("POST")) {
          sent(action).ifPresent(sentences::add);
        }
      }
      if (app.texts().anyMatch(text -> OF_THE_EVENT.matcher(text).find())) {
        sentences.addAll(members());
      }
      return sentences;
    }

    private Optional<String> sent(Action action) {
      Matcher body = BODY.matcher(action.json().at("/inputs/body").asText());
      if (!body.matches()) {
        return Optional.of(action.name() + " must send what an action composed, in base64.");
      }
      Optional<Action> composed =
          app.actions().stream().filter(other -> other.name().equals(body.group(1))).findFirst();
      if (composed.isEmpty()) {
        return Optional.of(action.name() + " sends what nobody composed.");
      }
      String queue = action.json().at("/inputs/uri").asText().replaceAll(".*}([a-z-]+)/.*", "$1");
      try (MessageTrial trial = new MessageTrial(code.events())) {
        JsonNode message = filled(composed.get().json().path("inputs"), trial.planned());
        return trial
            .refusal(queue, message)
            .map(why -> "The app refuses what " + action.name() + " sends: " + why);
      } catch (Exception e) {
        throw new AssertionError("the app does not answer " + action.name(), e);
      }
    }

    /** What is read of an event without a question mark must be in it. */
    private List<String> members() {
      try (MessageTrial trial = new MessageTrial(code.events())) {
        JsonNode event = trial.planned();
        return app.texts()
            .flatMap(text -> OF_THE_EVENT.matcher(text).results())
            .map(match -> match.group(1))
            .distinct()
            .filter(path -> at(event, path).isMissingNode())
            .map(path -> "The event of a plan has no " + path + ".")
            .toList();
      } catch (Exception e) {
        throw new AssertionError("the app does not plan", e);
      }
    }
  }

  private static JsonNode filled(JsonNode node, JsonNode event) throws JsonProcessingException {
    if (node.isTextual()) {
      return filled(node.asText(), event);
    }
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      filled.set(entry.getKey(), filled(entry.getValue(), event));
    }
    return filled;
  }

  private static JsonNode filled(String text, JsonNode event) throws JsonProcessingException {
    if (text.startsWith("@") && text.contains("['request']")) {
      return MessageTrial.request();
    }
    return TextNode.valueOf(
        EXPRESSION
            .matcher(text)
            .replaceAll(
                expression -> {
                  Matcher member = OF_THE_EVENT.matcher(expression.group());
                  return Matcher.quoteReplacement(
                      member.find() ? at(event, member.group(1)).asText() : "sample");
                }));
  }

  private static JsonNode at(JsonNode event, String path) {
    JsonNode found = event;
    for (Matcher step = STEP.matcher(path); step.find(); ) {
      found = found.path(step.group(1));
    }
    return found;
  }
}
