package app.userdata.category;

import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.Image;
import app.userdata.customvision.Iteration;
import app.userdata.customvision.Prediction;
import app.userdata.customvision.PredictionPage;
import app.userdata.customvision.RawJson;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Lists what one project holds, in steps: images set by set, predictions page by page, the rest at
 * once. The same inventory makes a plan, is compared with it just before something goes that takes
 * more along, and verifies afterwards.
 */
public final class Inventory {
  /** The first step's kind; the others are named by it. */
  public static final String START = "inventory";

  static final String PREDICTIONS = "predictions";
  private static final String SET = "set";
  private static final String PREDICTION_PAGE = "prediction-page";

  private final PagedListing<Image, InventoryContext> images = new PagedListing<>(new HeldImages());

  /** What can be listed. Images come with iterations. */
  public enum Part {
    ITERATIONS,
    IMAGES,
    /** Images of the workspace only. */
    WORKSPACE,
    PREDICTIONS,
    TAGS,
    MODELS,
    /** Whether the project is there at all. */
    PROJECT
  }

  /** The arguments of a first step. */
  public static Map<String, String> arguments(String project, Set<Part> parts) {
    return Map.of(
        "project",
        project,
        "parts",
        parts.stream().map(Part::name).sorted().collect(Collectors.joining(",")));
  }

  /** Does a step of an inventory. */
  public StepResult run(Step step, InventoryContext context) {
    return switch (step.kind()) {
      case START -> start(step, context);
      case SET -> StepResult.draft().child(PagedListing.first(step)).result();
      case PREDICTIONS -> StepResult.draft().child(firstPage(step)).result();
      case PREDICTION_PAGE -> predictions(step, context);
      default -> images.run(step, context);
    };
  }

  private static StepResult start(Step step, InventoryContext context) {
    Set<Part> parts = parts(step);
    StepResult.Draft draft = StepResult.draft();
    try {
      if (parts.contains(Part.PREDICTIONS)) {
        draft.child(step.child(PREDICTIONS, PREDICTIONS, Map.of()));
      }
      if (EnumSet.of(Part.PREDICTIONS).equals(parts)) {
        return draft.result();
      }
      if (EnumSet.of(Part.PROJECT).equals(parts)) {
        return listed(step, context) ? draft.result() : gone();
      }
      List<Iteration> iterations =
          context.service().getIterations(step.project()).stream()
              .sorted(Comparator.comparing(Iteration::created).thenComparing(Iteration::id))
              .toList();
      new HoldingsData(step.project(), context).write(draft, iterations, parts);
      if (parts.contains(Part.IMAGES) || parts.contains(Part.WORKSPACE)) {
        draft.child(step.child(Holdings.WORKSPACE, SET, Map.of()));
      }
      if (parts.contains(Part.IMAGES)) {
        iterations.forEach(iteration -> draft.child(step.forIteration(iteration.id(), SET)));
      }
      return draft.result();
    } catch (CustomVisionException.NotFound e) {
      if (e.code().equals("NotFoundProject") && !listed(step, context)) {
        return gone();
      }
      throw e;
    }
  }

  /**
   * Asks for all projects: a call that must succeed, so that a service that answers every question
   * with 404 proves nothing.
   */
  private static boolean listed(Step step, InventoryContext context) {
    return context.service().getProjects().stream()
        .anyMatch(project -> project.id().equals(step.project()));
  }

  private static StepResult gone() {
    return StepResult.draft().data(HoldingsData.GONE, "true").result();
  }

  private static Set<Part> parts(Step step) {
    return Arrays.stream(step.arg("parts").split(","))
        .map(Part::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
  }

  private static Step firstPage(Step step) {
    return step.child("000000", PREDICTION_PAGE, Map.of("number", "0", "token", ""));
  }

  private static StepResult predictions(Step step, InventoryContext context) {
    String token = step.arg("token");
    PredictionPage page;
    try {
      page =
          context
              .service()
              .queryPredictions(
                  step.project(),
                  token.isEmpty() ? Optional.empty() : Optional.of(new RawJson(token)));
    } catch (CustomVisionException.NotFound e) {
      if (e.code().equals("NotFoundProject")) {
        return StepResult.draft().result();
      }
      throw e;
    }
    List<UUID> ids = page.predictions().stream().map(Prediction::id).toList();
    StepResult.Draft draft = StepResult.draft().data("ids", HoldingsData.text(ids));
    page.next()
        .ifPresent(
            next -> {
              int number = step.number("number") + 1;
              draft.beside(
                  step.beside(
                      String.format("%06d", number),
                      PREDICTION_PAGE,
                      Map.of("number", String.valueOf(number), "token", next.text())));
            });
    return draft.result();
  }
}
