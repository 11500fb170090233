package app.userdata.infra;

import app.userdata.infra.LogicApp.Action;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** An app is asked once for each message. */
  private final Map<String, Optional<String>> asked = new HashMap<>();

  /** What apps told of plans; the first is enough to know what is in such an event. */
  private final List<JsonNode> told = new ArrayList<>();

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    infra
        .deployed("Microsoft.Logic/workflows")
        .flatMap(workflow -> LogicAppCheck.definition(infra, workflow).stream())
        .distinct()
        .forEach(app -> findings.addAll(find(app, code.events())));
    return findings;
  }

  private List<Finding> find(LogicApp app, String events) {
    List<Finding> findings = new ArrayList<>();
    for (Action action : app.actions()) {
      if (action.isA("Http") && action.json().at("/inputs/method").asText().equals("POST")) {
        sent(app, action, events).map(app::tell).ifPresent(findings::add);
      }
    }
    // What is read of an event without a question mark must be in it.
    app.texts()
        .flatMap(text -> OF_THE_EVENT.matcher(text).results())
        .map(match -> match.group(1))
        .filter(path -> at(event(events), path).isMissingNode())
        .forEach(path -> findings.add(app.tell("The event of a plan has no " + path + ".")));
    return findings;
  }

  private Optional<String> sent(LogicApp app, Action action, String events) {
    Matcher body = BODY.matcher(action.json().at("/inputs/body").asText());
    if (!body.matches()) {
      return Optional.of(action.name() + " must send what an action composed, in base64.");
    }
    String queue = action.json().at("/inputs/uri").asText().replaceAll(".*}([a-z-]+)/.*", "$1");
    return app.actions().stream()
        .filter(other -> other.name().equals(body.group(1)))
        .findFirst()
        .map(composed -> composed.json().path("inputs"))
        .flatMap(
            message ->
                asked.computeIfAbsent(queue + message, any -> refusal(events, queue, message)))
        .map(why -> "The app refuses what " + action.name() + " sends: " + why);
  }

  private Optional<String> refusal(String events, String queue, JsonNode message) {
    try (MessageTrial trial = new MessageTrial(events)) {
      boolean answers = OF_THE_EVENT.matcher(message.toString()).find();
      return trial.refusal(queue, filled(message, answers ? planned(trial) : message));
    }
  }

  private JsonNode event(String events) {
    if (told.isEmpty()) {
      try (MessageTrial trial = new MessageTrial(events)) {
        planned(trial);
      }
    }
    return told.get(0);
  }

  private JsonNode planned(MessageTrial trial) {
    told.add(trial.plan());
    return told.get(told.size() - 1);
  }

  private static JsonNode filled(JsonNode node, JsonNode event) {
    if (node.isTextual()) {
      return filled(node.asText(), event);
    }
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      filled.set(entry.getKey(), filled(entry.getValue(), event));
    }
    return filled;
  }

  private static JsonNode filled(String text, JsonNode event) {
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
