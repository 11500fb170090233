package app.userdata.job;

import app.userdata.archive.format.Format;
import app.userdata.category.CategoryId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request, strictly: what it does not know or what is empty inside a scope is refused,
 * never widened. An export without a scope exports everything; a deletion always names its scope.
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
  private static final List<String> ALLOWABLE = List.of("unpublish", "iterations", "projects");
  private static final int LONGEST_REFERENCE = 200;

  private RequestParser() {}

  /** Parses a body; the category may be fixed by the route. */
  static JobRequest parse(JobKind kind, String body, Optional<CategoryId> category) {
    JsonNode root = tree(body);
    RequestFields.object(root, "body");
    root.fieldNames().forEachRemaining(field -> known(kind, field));
    if (kind == JobKind.DELETION
        && category.isEmpty()
        && !root.has("categories")
        && !root.has("subject")) {
      throw JobProblem.invalid(
          "categories",
          "A deletion names its scope: add categories, such as [\"images\"], or [\"all\"] for everything.");
    }
    JobRequest.SubjectRequest subject = subject(root.get("subject"));
    List<String> categories = categories(root, category, subject != null);
    return new JobRequest(
        root.has("resource") ? RequestFields.text(root.get("resource"), "resource") : "default",
        categories,
        root.has("projects") ? RequestFields.texts(root.get("projects"), "projects") : null,
        subject,
        exclude(root.get("exclude")),
        root.has("formats") ? formats(root.get("formats"), categories) : null,
        reference(root.get("reference")),
        receivedAt(root.get("receivedAt")),
        root.has("requireExport") ? requireExport(root.get("requireExport")) : null,
        root.has("autoConfirm") ? autoConfirm(root.get("autoConfirm")) : null,
        root.has("allow") ? allow(root.get("allow")) : null);
  }

  private static String requireExport(JsonNode node) {
    return RequestFields.id(RequestFields.text(node, "requireExport"))
        .orElseThrow(
            () -> JobProblem.invalid("requireExport", "requireExport must be the id of an export."))
        .toString();
  }

  private static JobRequest.AutoConfirm autoConfirm(JsonNode node) {
    RequestFields.fields(node, "autoConfirm", Set.of("maxItems"));
    JsonNode most = node.get("maxItems");
    if (!most.isIntegralNumber() || !most.canConvertToLong() || most.asLong() < 1) {
      throw JobProblem.invalid(
          "autoConfirm", "autoConfirm.maxItems must be a whole number from 1 on.");
    }
    return new JobRequest.AutoConfirm(most.asLong());
  }

  private static List<String> allow(JsonNode node) {
    List<String> named = RequestFields.texts(node, "allow");
    if (!ALLOWABLE.containsAll(named)) {
      throw JobProblem.invalid("allow", "allow may hold " + ALLOWABLE + ".");
    }
    return named;
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

  private static void known(JobKind kind, String field) {
    if (DELETION_FIELDS.contains(field)) {
      if (kind == JobKind.DELETION) {
        return;
      }
      throw JobProblem.invalid(
          field, "The field " + field + " belongs to a deletion; remove it from an export.");
    }
    if (field.equals("estimate") && kind == JobKind.EXPORT) {
      throw JobProblem.invalid(field, "Estimates are not available; remove the field estimate.");
    }
    if (!allowed(kind).contains(field)) {
      throw JobProblem.invalid(
          RequestFields.printable(field), "Unknown field; allowed are " + allowed(kind) + ".");
    }
  }

  private static List<String> categories(
      JsonNode root, Optional<CategoryId> fixed, boolean subject) {
    if (fixed.isPresent()) {
      if (root.has("categories")) {
        throw JobProblem.invalid(
            "categories",
            "The route names the category; remove categories from the body, or use the route without one.");
      }
      return allowed(List.of(fixed.get().id()), subject);
    }
    if (!root.has("categories")) {
      return subject ? SUBJECT_CATEGORIES : CategoryId.ids();
    }
    List<String> named = RequestFields.texts(root.get("categories"), "categories");
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

  private static Set<String> allowed(JobKind kind) {
    Set<String> fields = new TreeSet<>(EXPORT_FIELDS);
    if (kind == JobKind.DELETION) {
      fields.remove("formats");
      fields.addAll(DELETION_FIELDS);
    }
    return fields;
  }

  private static List<String> allowed(List<String> categories, boolean subject) {
    if (subject && !SUBJECT_CATEGORIES.containsAll(categories)) {
      throw JobProblem.invalid(
          "categories", "With a subject only " + SUBJECT_CATEGORIES + " can be named.");
    }
    return categories;
  }

  private static JobRequest.@Nullable SubjectRequest subject(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    RequestFields.fields(node, "subject", Set.of("tags", "imageIds", "metadata", "predictionIds"));
    return new JobRequest.SubjectRequest(
        RequestFields.optionalTexts(node, "tags", "subject.tags"),
        RequestFields.ids(
            RequestFields.optionalTexts(node, "imageIds", "subject.imageIds"), "subject.imageIds"),
        node.has("metadata") ? RequestFields.pairs(node.get("metadata")) : null,
        RequestFields.ids(
            RequestFields.optionalTexts(node, "predictionIds", "subject.predictionIds"),
            "subject.predictionIds"));
  }

  private static JobRequest.@Nullable ExcludeRequest exclude(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    RequestFields.fields(node, "exclude", Set.of("imageIds", "tags"));
    return new JobRequest.ExcludeRequest(
        RequestFields.ids(
            RequestFields.optionalTexts(node, "imageIds", "exclude.imageIds"), "exclude.imageIds"),
        RequestFields.optionalTexts(node, "tags", "exclude.tags"));
  }

  private static List<String> formats(JsonNode node, List<String> categories) {
    List<String> named = RequestFields.texts(node, "formats");
    if (!Format.ids().containsAll(named)) {
      throw JobProblem.invalid("formats", "formats may hold " + Format.ids() + ".");
    }
    if (!categories.contains(CategoryId.IMAGES.id())) {
      throw JobProblem.invalid(
          "formats", "Formats are made of images; add images to categories, or remove formats.");
    }
    return Format.ids().stream().filter(named::contains).toList();
  }

  private static @Nullable String reference(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    String text = RequestFields.text(node, "reference");
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
      return Instant.parse(RequestFields.text(node, "receivedAt"));
    } catch (DateTimeParseException e) {
      throw JobProblem.invalid(
          "receivedAt", "receivedAt must be a time in UTC such as 2026-11-24T09:00:00Z.");
    }
  }
}
