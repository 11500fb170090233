package app.userdata.job;

import app.userdata.category.CategoryId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads an export request, strictly: what it does not know or what is empty inside a scope is
 * refused, never widened.
 */
final class RequestParser {
  private static final Set<String> EXPORT_FIELDS =
      Set.of(
          "resource",
          "categories",
          "projects",
          "subject",
          "exclude",
          "formats",
          "reference",
          "receivedAt");
  private static final Set<String> DELETION_FIELDS =
      Set.of("requireExport", "autoConfirm", "allow");
  private static final List<String> SUBJECT_CATEGORIES =
      List.of(CategoryId.IMAGES.id(), CategoryId.PREDICTIONS.id());
  private static final int LONGEST_REFERENCE = 200;

  private RequestParser() {}

  /** Parses a body; an empty one asks for everything of the default resource. */
  static JobRequest parse(String body, Optional<CategoryId> category) {
    return parse(tree(body), category);
  }

  static JobRequest parse(JsonNode root, Optional<CategoryId> category) {
    object(root, "body");
    root.fieldNames().forEachRemaining(RequestParser::known);
    JobRequest.SubjectRequest subject = subject(root.get("subject"));
    return new JobRequest(
        root.has("resource") ? text(root.get("resource"), "resource") : "default",
        categories(root, category, subject != null),
        root.has("projects") ? texts(root.get("projects"), "projects") : null,
        subject,
        exclude(root.get("exclude")),
        formats(root.get("formats")),
        reference(root.get("reference")),
        receivedAt(root.get("receivedAt")));
  }

  /** A body as JSON; text that is no JSON is refused. */
  static JsonNode tree(String body) {
    if (body.isBlank()) {
      return Json.object();
    }
    try {
      return Json.tree(body);
    } catch (JsonProcessingException e) {
      throw JobProblem.invalid(
          "body",
          "The body is not valid JSON; send an object such as {\"categories\":[\"images\"]}.");
    }
  }

  private static void known(String field) {
    if (DELETION_FIELDS.contains(field)) {
      throw JobProblem.invalid(
          field, "The field " + field + " belongs to a deletion; remove it from an export.");
    }
    if (field.equals("estimate")) {
      throw JobProblem.invalid(field, "Estimates are not available; remove the field estimate.");
    }
    if (!EXPORT_FIELDS.contains(field)) {
      throw JobProblem.invalid(
          printable(field), "Unknown field; allowed are " + new TreeSet<>(EXPORT_FIELDS) + ".");
    }
  }

  private static List<String> categories(
      JsonNode root, Optional<CategoryId> fixed, boolean subject) {
    if (fixed.isPresent()) {
      if (root.has("categories")) {
        throw JobProblem.invalid(
            "categories",
            "The route names the category; remove categories from the body or use POST exports.");
      }
      return allowed(List.of(fixed.get().id()), subject);
    }
    if (!root.has("categories")) {
      return subject ? SUBJECT_CATEGORIES : CategoryId.ids();
    }
    List<String> named = texts(root.get("categories"), "categories");
    if (named.equals(List.of("all"))) {
      return allowed(CategoryId.ids(), subject);
    }
    for (String name : named) {
      if (CategoryId.find(name).isEmpty()) {
        throw JobProblem.invalid(
            "categories", "Unknown category; allowed are " + CategoryId.ids() + ", or all alone.");
      }
    }
    return allowed(CategoryId.ids().stream().filter(named::contains).toList(), subject);
  }

  private static List<String> allowed(List<String> categories, boolean subject) {
    if (subject && !SUBJECT_CATEGORIES.containsAll(categories)) {
      throw JobProblem.invalid(
          "categories", "With a subject only " + SUBJECT_CATEGORIES + " can be exported.");
    }
    return categories;
  }

  private static JobRequest.@Nullable SubjectRequest subject(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    fields(node, "subject", Set.of("tags", "imageIds", "metadata", "predictionIds"));
    return new JobRequest.SubjectRequest(
        optionalTexts(node, "tags", "subject.tags"),
        ids(optionalTexts(node, "imageIds", "subject.imageIds"), "subject.imageIds"),
        node.has("metadata") ? pairs(node.get("metadata")) : null,
        ids(
            optionalTexts(node, "predictionIds", "subject.predictionIds"),
            "subject.predictionIds"));
  }

  private static JobRequest.@Nullable ExcludeRequest exclude(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    fields(node, "exclude", Set.of("imageIds", "tags"));
    return new JobRequest.ExcludeRequest(
        ids(optionalTexts(node, "imageIds", "exclude.imageIds"), "exclude.imageIds"),
        optionalTexts(node, "tags", "exclude.tags"));
  }

  private static @Nullable List<String> formats(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    throw JobProblem.invalid(
        "formats", "No formats beside the raw data are available; remove the field formats.");
  }

  private static @Nullable String reference(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    String text = text(node, "reference");
    if (text.length() > LONGEST_REFERENCE) {
      throw JobProblem.invalid(
          "reference", "The reference is longer than " + LONGEST_REFERENCE + " characters.");
    }
    return text;
  }

  private static @Nullable Instant receivedAt(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    try {
      return Instant.parse(text(node, "receivedAt"));
    } catch (DateTimeParseException e) {
      throw JobProblem.invalid(
          "receivedAt", "receivedAt must be a time in UTC such as 2026-11-24T09:00:00Z.");
    }
  }

  private static Map<String, String> pairs(JsonNode node) {
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

  private static @Nullable List<String> optionalTexts(JsonNode parent, String name, String field) {
    return parent.has(name) ? texts(parent.get(name), field) : null;
  }

  private static List<String> texts(JsonNode node, String field) {
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

  private static @Nullable List<String> ids(@Nullable List<String> texts, String field) {
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
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode node, String field) {
    if (node.getNodeType() != JsonNodeType.STRING) {
      throw JobProblem.invalid(field, field + " must be text.");
    }
    if (node.asText().isBlank()) {
      throw empty(field);
    }
    return node.asText();
  }

  private static void fields(JsonNode node, String field, Set<String> allowed) {
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

  private static void object(JsonNode node, String field) {
    if (!node.isObject()) {
      throw JobProblem.invalid(field, "The " + field + " must be a JSON object.");
    }
  }

  private static JobProblem empty(String field) {
    return JobProblem.invalid(field, field + " is empty; name what is meant, or remove the field.");
  }

  private static String printable(String field) {
    return field.matches("[A-Za-z0-9_.-]{1,40}") ? field : "body";
  }
}
