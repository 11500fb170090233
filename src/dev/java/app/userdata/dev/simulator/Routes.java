package app.userdata.dev.simulator;

import static app.userdata.dev.simulator.ApiVersion.V3_0;
import static app.userdata.dev.simulator.ApiVersion.V3_1;
import static app.userdata.dev.simulator.ApiVersion.V3_2;
import static app.userdata.dev.simulator.ApiVersion.V3_3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which operation answers which method and path, and since which version. */
final class Routes {
  /** Carries out one operation. */
  interface Handler {
    Reply answer(Call call);
  }

  /** One row of the table; segments in braces stand for names. */
  record Route(
      String method, List<String> segments, String operation, ApiVersion since, Handler handler) {}

  /** A row that fits a request. */
  record Match(Route route, ApiVersion version, Map<String, String> names) {}

  private static final String PROJECT = "projects/{projectId}";
  private static final String IMAGES = PROJECT + "/images";
  private static final String ITERATION = PROJECT + "/iterations/{iterationId}";

  private final List<Route> routes = new ArrayList<>();

  Routes(Deletions deletions) {
    ObjectDeletion deletion = new ObjectDeletion(deletions);
    add("GET", "account", "GetAccountInfo", ApiVersion.V1_2, AccountOperations::account);
    add("GET", "domains", "GetDomains", V3_0, AccountOperations::domains);
    add("GET", "domains/{domainId}", "GetDomain", V3_0, AccountOperations::domain);
    add("GET", "projects", "GetProjects", V3_0, ProjectOperations::list);
    add("GET", PROJECT, "GetProject", V3_0, ProjectOperations::get);
    add("DELETE", PROJECT, "DeleteProject", V3_0, deletion::project);
    add("GET", PROJECT + "/artifacts", "GetArtifact", V3_3, ProjectOperations::artifact);
    add("GET", PROJECT + "/export", "ExportProject", V3_2, ProjectOperations::export);
    images(new ImageDeletion(deletions));
    iterations(deletion);
    add("GET", PROJECT + "/tags", "GetTags", V3_0, TagOperations::list);
    add("POST", PROJECT + "/tags", "CreateTag", V3_0, TagOperations::create);
    add("GET", PROJECT + "/tags/{tagId}", "GetTag", V3_0, TagOperations::get);
    add("DELETE", PROJECT + "/tags/{tagId}", "DeleteTag", V3_0, deletion::tag);
    add(
        "POST",
        PROJECT + "/predictions/query",
        "QueryPredictions",
        V3_0,
        PredictionOperations::query);
    add("DELETE", PROJECT + "/predictions", "DeletePrediction", V3_0, deletion::predictions);
    notSimulated();
  }

  Optional<Match> match(ApiVersion version, String method, List<String> path) {
    for (Route route : routes) {
      boolean served =
          route.since() == ApiVersion.V1_2
              ? version == ApiVersion.V1_2
              : version.since(route.since());
      if (served && route.method().equals(method)) {
        Optional<Map<String, String>> names = names(route.segments(), path);
        if (names.isPresent()) {
          return Optional.of(new Match(route, version, names.get()));
        }
      }
    }
    return Optional.empty();
  }

  private void images(ImageDeletion deletion) {
    add("GET", IMAGES, "GetImages", V3_3, ImageOperations::list);
    add("GET", IMAGES + "/count", "GetImageCount", V3_3, ImageOperations::count);
    add("GET", IMAGES + "/id", "GetImagesByIds", V3_0, ImageOperations::byIds);
    add("GET", IMAGES + "/tagged", "GetTaggedImages", V3_0, ImageOperations::tagged);
    add("GET", IMAGES + "/tagged/count", "GetTaggedImageCount", V3_0, ImageOperations::taggedCount);
    add("GET", IMAGES + "/untagged", "GetUntaggedImages", V3_0, ImageOperations::untagged);
    add(
        "GET",
        IMAGES + "/untagged/count",
        "GetUntaggedImageCount",
        V3_0,
        ImageOperations::untaggedCount);
    add("DELETE", IMAGES, "DeleteImages", V3_0, deletion::images);
    add("DELETE", IMAGES + "/tags", "DeleteImageTags", V3_0, deletion::tags);
    add("DELETE", IMAGES + "/regions", "DeleteImageRegions", V3_0, deletion::regions);
    add("POST", IMAGES + "/suggested", "QuerySuggestedImages", V3_1, ImageOperations::suggested);
    add(
        "POST",
        IMAGES + "/suggested/count",
        "QuerySuggestedImageCount",
        V3_1,
        ImageOperations::suggestedCount);
  }

  private void iterations(ObjectDeletion deletion) {
    String performance = ITERATION + "/performance";
    add("GET", PROJECT + "/iterations", "GetIterations", V3_0, IterationOperations::list);
    add("GET", ITERATION, "GetIteration", V3_0, IterationOperations::get);
    add("DELETE", ITERATION, "DeleteIteration", V3_0, deletion::iteration);
    add("GET", ITERATION + "/export", "GetExports", V3_0, IterationOperations::exports);
    add("GET", performance, "GetIterationPerformance", V3_0, PerformanceOperations::iteration);
    add(
        "GET",
        performance + "/images",
        "GetImagePerformances",
        V3_0,
        PerformanceOperations::images);
    add(
        "GET",
        performance + "/images/count",
        "GetImagePerformanceCount",
        V3_0,
        PerformanceOperations::imageCount);
    add("POST", ITERATION + "/publish", "PublishIteration", V3_0, IterationOperations::publish);
    add(
        "DELETE",
        ITERATION + "/publish",
        "UnpublishIteration",
        V3_0,
        IterationOperations::unpublish);
  }

  /** What neither exports nor deletes: known, and politely refused. */
  private void notSimulated() {
    refuse("POST", "projects", "CreateProject");
    refuse("POST", "projects/import", "ImportProject");
    refuse("PATCH", PROJECT, "UpdateProject");
    refuse("POST", PROJECT + "/train", "TrainProject");
    refuse("POST", IMAGES, "CreateImagesFromData");
    refuse("POST", IMAGES + "/files", "CreateImagesFromFiles");
    refuse("POST", IMAGES + "/urls", "CreateImagesFromUrls");
    refuse("POST", IMAGES + "/predictions", "CreateImagesFromPredictions");
    refuse("POST", IMAGES + "/metadata", "UpdateImageMetadata");
    refuse("POST", IMAGES + "/regions", "CreateImageRegions");
    refuse("POST", IMAGES + "/tags", "CreateImageTags");
    refuse("POST", IMAGES + "/{imageId}/regionproposals", "GetImageRegionProposals");
    refuse("PATCH", ITERATION, "UpdateIteration");
    refuse("POST", ITERATION + "/export", "ExportIteration");
    refuse("PATCH", PROJECT + "/tags/{tagId}", "UpdateTag");
    refuse("POST", PROJECT + "/quicktest/image", "QuickTestImage");
    refuse("POST", PROJECT + "/quicktest/url", "QuickTestImageUrl");
    refuse("POST", PROJECT + "/tagsandregions/suggestions", "SuggestTagsAndRegions");
  }

  private void refuse(String method, String path, String operation) {
    add(
        method,
        path,
        operation,
        V3_0,
        call ->
            Reply.error(
                400, "BadRequestOperationNotSupported", operation + " is not simulated here."));
  }

  private void add(
      String method, String path, String operation, ApiVersion since, Handler handler) {
    routes.add(new Route(method, List.of(path.split("/", -1)), operation, since, handler));
  }

  private static Optional<Map<String, String>> names(List<String> pattern, List<String> path) {
    if (pattern.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    String[] given = path.toArray(String[]::new);
    for (int i = 0; i < given.length; i++) {
      String wanted = pattern.get(i);
      if (wanted.startsWith("{")) {
        names.put(wanted.substring(1, wanted.length() - 1), given[i]);
      } else if (!wanted.equalsIgnoreCase(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }
}
