package app.userdata.dev.simulator;

import static app.userdata.dev.simulator.ServiceException.badRequest;
import static app.userdata.dev.simulator.ServiceException.notFound;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One request as an operation sees it: names from the path, parameters, body, and what it asks. */
record Call(
    ApiVersion version,
    Map<String, String> path,
    Map<String, String> query,
    byte[] body,
    Account account,
    Links links,
    SimulatorOptions options) {
  private static final int MAX_TAKE = 256;

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name.toLowerCase(Locale.ROOT)))
        .filter(value -> !value.isEmpty());
  }

  String required(String name) {
    return parameter(name)
        .orElseThrow(
            () ->
                badRequest(
                    "BadRequestRequiredParamIsNull", "The parameter " + name + " is missing."));
  }

  boolean flag(String name) {
    return parameter(name).map(value -> value.equalsIgnoreCase("true")).orElse(false);
  }

  List<UUID> ids(String name, int limit, String tooManyCode) {
    List<UUID> ids =
        parameter(name).stream()
            .flatMap(csv -> Arrays.stream(csv.split(",", -1)))
            .map(text -> uuid(text.strip()))
            .distinct()
            .toList();
    if (ids.size() > limit) {
      throw badRequest(tooManyCode, "At most " + limit + " values are allowed in " + name + ".");
    }
    return ids;
  }

  List<UUID> ids(String name, int limit) {
    return ids(name, limit, "BadRequestExceededBatchSize");
  }

  int number(String name, int otherwise) {
    try {
      return parameter(name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw badRequest("BadRequest", "The parameter " + name + " must be a number.");
    }
  }

  float decimal(String name, float otherwise) {
    try {
      return parameter(name).map(Float::parseFloat).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw badRequest("BadRequest", "The parameter " + name + " must be a number.");
    }
  }

  boolean oldestFirst() {
    return parameter("orderBy").map(value -> value.equalsIgnoreCase("Oldest")).orElse(false);
  }

  /** The part of a listing that skip and take choose. */
  <T> List<T> page(Stream<T> all) {
    int take = number("take", 50);
    int skip = number("skip", 0);
    if (take < 0 || take > MAX_TAKE) {
      throw badRequest(
          "BadRequestExceededBatchSize",
          "The parameter take must be between 0 and " + MAX_TAKE + ".");
    }
    if (skip < 0) {
      throw badRequest("BadRequest", "The parameter skip must not be negative.");
    }
    return all.skip(skip).limit(take).toList();
  }

  JsonNode json() {
    return Json.read(body);
  }

  Project project() {
    UUID id = pathId("projectId", "NotFoundProject");
    Project project =
        account
            .findProject(id)
            .orElseThrow(() -> notFound("NotFoundProject", "Project not found."));
    if (project.keyRevoked()) {
      throw badRequest(
          "BadRequestCustomerManagedKeyRevoked", "The customer-managed key has been revoked.");
    }
    return project;
  }

  /** The project, unless disaster recovery keeps it from being changed. */
  Project writableProject() {
    Project project = project();
    if (project.disasterRecovery()) {
      throw new ServiceException(
          403, "ForbiddenDRModeEnabled", "The project is read-only during disaster recovery.");
    }
    return project;
  }

  Iteration iteration(Project project) {
    return iteration(project, pathId("iterationId", "NotFoundIteration"));
  }

  Iteration iteration(Project project, UUID id) {
    return project
        .findIteration(id)
        .orElseThrow(() -> notFound("NotFoundIteration", "Iteration not found."));
  }

  /** The iteration that a listing is narrowed to; absent means the workspace. */
  Optional<Iteration> chosenIteration(Project project) {
    return parameter("iterationId").map(text -> iteration(project, uuid(text)));
  }

  UUID pathId(String name, String code) {
    try {
      return UUID.fromString(path.getOrDefault(name, ""));
    } catch (IllegalArgumentException e) {
      throw notFound(code, "Nothing is found by the " + name + " of the path.");
    }
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw badRequest("BadRequestInvalidIds", "A value in the list of ids is not an id.");
    }
  }
}
