package app.userdata.customvision;

import app.userdata.customvision.Caller.Call;
import com.azure.core.http.HttpMethod;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The Training API of one Custom Vision resource: one method per operation, named as in the API.
 */
public final class CustomVisionClient {
  /** The most elements that a page may have. */
  public static final int LARGEST_PAGE = 256;

  private static final String FIRST_PREDICTIONS =
      "{\"session\":null,\"continuation\":null,\"maxCount\":64,\"orderBy\":\"Newest\"}";

  private final CustomVisionSettings settings;
  private final Caller caller;
  private final Downloads downloads;
  private final Documents documents;

  CustomVisionClient(
      CustomVisionSettings settings, Caller caller, Downloads downloads, Documents documents) {
    this.settings = settings;
    this.caller = caller;
    this.downloads = downloads;
    this.documents = documents;
  }

  public URI endpoint() {
    return settings.endpoint();
  }

  public String apiVersion() {
    return settings.apiVersion();
  }

  public List<Project> getProjects() {
    return documents.list(get("GetProjects", "projects"), Documents::project);
  }

  public Project getProject(UUID project) {
    return documents.one(get("GetProject", "projects/" + project), Documents::project);
  }

  public List<Tag> getTags(UUID project, ImageSet set) {
    return documents.list(get("GetTags", in(project, "tags?") + of(set)), Documents::tag);
  }

  public Tag getTag(UUID project, UUID tag, ImageSet set) {
    return documents.one(get("GetTag", in(project, "tags/" + tag + "?") + of(set)), Documents::tag);
  }

  public List<Iteration> getIterations(UUID project) {
    return documents.list(get("GetIterations", in(project, "iterations")), Documents::iteration);
  }

  public Iteration getIteration(UUID project, UUID iteration) {
    return documents.one(
        get("GetIteration", in(project, "iterations/" + iteration)), Documents::iteration);
  }

  /** Precision and recall at a threshold between 0 and 1. */
  public RawJson getIterationPerformance(UUID project, UUID iteration, double threshold) {
    return documents.raw(
        get(
            "GetIterationPerformance",
            in(project, "iterations/" + iteration + "/performance?threshold=" + threshold)));
  }

  public List<ImagePerformance> getImagePerformances(
      UUID project, UUID iteration, int take, int skip) {
    return documents.list(
        get(
            "GetImagePerformances",
            in(
                project,
                "iterations/"
                    + iteration
                    + "/performance/images?orderBy=Oldest"
                    + page(take, skip))),
        Documents::imagePerformance);
  }

  public int getImagePerformanceCount(UUID project, UUID iteration) {
    return documents.number(
        get(
            "GetImagePerformanceCount",
            in(project, "iterations/" + iteration + "/performance/images/count")));
  }

  /** The listings that together show every image; one since v3.3. */
  public List<Listing> listings() {
    return hasGetImages() ? List.of(Listing.ALL) : List.of(Listing.TAGGED, Listing.UNTAGGED);
  }

  /**
   * GetImages, GetTaggedImages or GetUntaggedImages, oldest first, so that what is added meanwhile
   * comes last.
   */
  public List<Image> getImages(UUID project, ImageSet set, Listing listing, int take, int skip) {
    String query = "?orderBy=Oldest" + page(take, skip) + and(set);
    return documents.list(get("GetImages", in(project, listing.path() + query)), Documents::image);
  }

  public int getImageCount(UUID project, ImageSet set, Listing listing) {
    return documents.number(
        get("GetImageCount", in(project, listing.path() + "/count?") + of(set)));
  }

  /** Reads up to 256 images by id; those that do not exist are left out. */
  public List<Image> getImagesByIds(UUID project, ImageSet set, List<UUID> ids) {
    return documents.list(
        get("GetImagesByIds", in(project, "images/id?imageIds=" + csv(ids)) + and(set)),
        Documents::image);
  }

  public List<ModelExport> getExports(UUID project, UUID iteration) {
    return documents.list(
        get("GetExports", in(project, "iterations/" + iteration + "/export")),
        Documents::modelExport);
  }

  /** One page of stored predictions; the token of a page brings the next. */
  public PredictionPage queryPredictions(UUID project, Optional<RawJson> token) {
    String body = token.map(RawJson::text).orElse(FIRST_PREDICTIONS);
    return documents.predictions(
        caller.call(
            new Call(
                "QueryPredictions",
                HttpMethod.POST,
                url(in(project, "predictions/query")),
                Optional.of(body))));
  }

  /** GetAccountInfo, which only v1.x has; absent where the service no longer answers it. */
  public Optional<RawJson> getAccountInfo() {
    try {
      String url = settings.endpoint() + "/customvision/v1.2/Training/account";
      return Optional.of(documents.raw(caller.call(Call.get("GetAccountInfo", url))));
    } catch (CustomVisionException.Rejected
        | CustomVisionException.Unauthorized
        | CustomVisionException.NotFound e) {
      return Optional.empty();
    }
  }

  /**
   * Opens the bytes behind an URI of a document; a relative one (VNet) is read through GetArtifact.
   */
  public Download download(UUID project, URI uri) {
    return uri.isAbsolute() ? downloads.open(uri) : getArtifact(project, uri.getPath());
  }

  public Download getArtifact(UUID project, String path) {
    String query = URLEncoder.encode(path, StandardCharsets.UTF_8);
    return Downloads.of(get("GetArtifact", in(project, "artifacts?path=" + query)));
  }

  /**
   * Deletes up to 256 images, with {@code allIterations} also from every iteration; the service may
   * do it later.
   */
  public void deleteImages(UUID project, List<UUID> ids, boolean allIterations) {
    delete(
        "DeleteImages",
        in(project, "images?imageIds=" + csv(ids) + "&allIterations=" + allIterations));
  }

  public void deleteTag(UUID project, UUID tag) {
    delete("DeleteTag", in(project, "tags/" + tag));
  }

  public void deleteIteration(UUID project, UUID iteration) {
    delete("DeleteIteration", in(project, "iterations/" + iteration));
  }

  public void unpublishIteration(UUID project, UUID iteration) {
    delete("UnpublishIteration", in(project, "iterations/" + iteration + "/publish"));
  }

  public void deleteProject(UUID project) {
    delete("DeleteProject", "projects/" + project);
  }

  /** Deletes up to 64 stored predictions. */
  public void deletePrediction(UUID project, List<UUID> ids) {
    delete("DeletePrediction", in(project, "predictions?ids=" + csv(ids)));
  }

  private byte[] get(String operation, String path) {
    return caller.call(Call.get(operation, url(path)));
  }

  private void delete(String operation, String path) {
    caller.call(Call.delete(operation, url(path)));
  }

  private String url(String path) {
    return settings.endpoint() + "/customvision/" + settings.apiVersion() + "/training/" + path;
  }

  private static String in(UUID project, String path) {
    return "projects/" + project + "/" + path;
  }

  private static String of(ImageSet set) {
    return set.iterationId().map(id -> "iterationId=" + id).orElse("");
  }

  private static String and(ImageSet set) {
    return set.iterationId().map(id -> "&iterationId=" + id).orElse("");
  }

  private static String page(int take, int skip) {
    return "&take=" + take + "&skip=" + skip;
  }

  private static String csv(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  private boolean hasGetImages() {
    return settings.apiVersion().compareTo("v3.3") >= 0;
  }
}
