package app.userdata.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the members of a request strictly: wrong types and empty values are refused. */
final class RequestFields {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private RequestFields() {}

  static Map<String, String> pairs(JsonNode node) {
    object(node, "subject.metadata");
    Map<String, String> pairs = new TreeMap<>();
    Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      pairs.put(field.getKey(), text(field.getValue(), "subject.metadata"));
    }
    if (pairs.isEmpty()) {
      throw empty("subject.metadata");
    }
    return pairs;
  }

  static @Nullable List<String> optionalTexts(JsonNode parent, String name, String field) {
    return parent.has(name) ? texts(parent.get(name), field) : null;
  }

  static List<String> texts(JsonNode node, String field) {
    if (!node.isArray()) {
      throw JobProblem.invalid(field, field + " must be a list of texts.");
    }
    Set<String> texts = new TreeSet<>();
    node.forEach(element -> texts.add(text(element, field)));
    if (texts.isEmpty()) {
      throw empty(field);
    }
    return new ArrayList<>(texts);
  }

  static @Nullable List<String> ids(@Nullable List<String> texts, String field) {
    if (texts == null) {
      return null;
    }
    Set<String> ids = new TreeSet<>();
    for (String text : texts) {
      ids.add(
          id(text)
              .orElseThrow(
                  () ->
                      JobProblem.invalid(
                          field,
                          field + " must hold ids such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301."))
              .toString());
    }
    return new ArrayList<>(ids);
  }

  /** A text as an id, if it is one in full. */
  static Optional<UUID> id(String text) {
    // UUID.fromString also reads groups of other lengths.
    return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  static String text(JsonNode node, String field) {
    if (node.getNodeType() != JsonNodeType.STRING) {
      throw JobProblem.invalid(field, field + " must be text.");
    }
    if (node.asText().isBlank()) {
      throw empty(field);
    }
    return node.asText();
  }

  static void fields(JsonNode node, String field, Set<String> allowed) {
    object(node, field);
    if (node.isEmpty()) {
      throw empty(field);
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!allowed.contains(name)) {
                throw JobProblem.invalid(
                    field,
                    field + " holds an unknown field; allowed are " + new TreeSet<>(allowed) + ".");
              }
            });
  }

  static void object(JsonNode node, String field) {
    if (!node.isObject()) {
      throw JobProblem.invalid(field, "The " + field + " must be a JSON object.");
    }
  }

  static JobProblem empty(String field) {
    return JobProblem.invalid(field, field + " is empty; name what is meant, or remove the field.");
  }

  static String printable(String field) {
    return field.matches("[A-Za-z0-9_.-]{1,40}") ? field : "body";
  }
}
