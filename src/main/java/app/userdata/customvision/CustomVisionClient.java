package app.userdata.customvision;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The Training API of one resource: one method per operation, named as in the API. Every method may
 * throw a {@link CustomVisionException}.
 */
public final class CustomVisionClient {
  private static final int MOST_IMAGES = 256;
  private static final int MOST_PREDICTIONS = 64;
  private static final RawJson FIRST_PREDICTIONS =
      new RawJson(
          "{\"session\":null,\"continuation\":null,\"maxCount\":64,\"orderBy\":\"Newest\"}");

  private final CustomVisionSettings settings;
  private final Caller service;
  private final Downloads downloads;
  private final Documents documents;

  CustomVisionClient(
      CustomVisionSettings settings, Caller service, Downloads downloads, Documents documents) {
    this.settings = settings;
    this.service = service;
    this.downloads = downloads;
    this.documents = documents;
  }

  public String apiVersion() {
    return settings.apiVersion();
  }

  public URI endpoint() {
    return settings.endpoint();
  }

  /** The account of the v1.x API; absent when the service no longer serves that version. */
  public Optional<RawJson> getAccountInfo() {
    Address account = new Address(endpoint() + "/customvision/v1.2/Training/account");
    try {
      return Optional.of(one("GetAccountInfo", account, (node, json) -> json));
    } catch (CustomVisionException.NotFound
        | CustomVisionException.Unauthorized
        | CustomVisionException.Rejected e) {
      return Optional.empty();
    }
  }

  public List<Project> getProjects() {
    return list("GetProjects", projects(), Documents::project);
  }

  public Project getProject(UUID project) {
    return one("GetProject", project(project), Documents::project);
  }

  public void deleteProject(UUID project) {
    delete("DeleteProject", project(project));
  }

  public List<Tag> getTags(UUID project, ImageSet set) {
    return list("GetTags", project(project).path("tags").with(set), Documents::tag);
  }

  public Tag getTag(UUID project, UUID tag, ImageSet set) {
    return one("GetTag", project(project).path("tags").path(tag).with(set), Documents::tag);
  }

  public void deleteTag(UUID project, UUID tag) {
    delete("DeleteTag", project(project).path("tags").path(tag));
  }

  public List<Iteration> getIterations(UUID project) {
    return list("GetIterations", project(project).path("iterations"), Documents::iteration);
  }

  public Iteration getIteration(UUID project, UUID iteration) {
    return one("GetIteration", iteration(project, iteration), Documents::iteration);
  }

  /** The iteration must not be published. */
  public void deleteIteration(UUID project, UUID iteration) {
    delete("DeleteIteration", iteration(project, iteration));
  }

  public void unpublishIteration(UUID project, UUID iteration) {
    delete("UnpublishIteration", iteration(project, iteration).path("publish"));
  }

  public RawJson getIterationPerformance(UUID project, UUID iteration, double threshold) {
    Address address = iteration(project, iteration).path("performance");
    return one(
        "GetIterationPerformance", address.with("threshold", threshold), (node, json) -> json);
  }

  public List<ImagePerformance> getImagePerformances(
      UUID project, UUID iteration, int take, int skip) {
    Address address = iteration(project, iteration).path("performance/images");
    return list("GetImagePerformances", page(address, take, skip), Documents::imagePerformance);
  }

  public int getImagePerformanceCount(UUID project, UUID iteration) {
    return service.read(
        Call.get(
            "GetImagePerformanceCount",
            iteration(project, iteration).path("performance/images/count")),
        documents::count);
  }

  public List<ModelExport> getExports(UUID project, UUID iteration) {
    return list("GetExports", iteration(project, iteration).path("export"), Documents::modelExport);
  }

  /** The listings that together show every image once. */
  public List<Listing> listings() {
    return settings.atLeast(3) ? List.of(Listing.ALL) : List.of(Listing.TAGGED, Listing.UNTAGGED);
  }

  /** Oldest first, so that uploads under way do not shift the pages. */
  public List<Image> getImages(UUID project, ImageSet set, Listing listing, int take, int skip) {
    Address address = project(project).path(listing.path()).with(set);
    return list(listing.operation(), page(all(address, listing), take, skip), Documents::image);
  }

  public int getImageCount(UUID project, ImageSet set, Listing listing) {
    Address address = project(project).path(listing.path()).path("count").with(set);
    return service.read(
        Call.get(listing.countOperation(), all(address, listing)), documents::count);
  }

  /** At most 256; ids that do not exist are missing in the answer. */
  public List<Image> getImagesByIds(UUID project, ImageSet set, List<UUID> ids) {
    Address address = project(project).path("images/id");
    return list(
        "GetImagesByIds",
        address.with("imageIds", some(ids, MOST_IMAGES)).with(set),
        Documents::image);
  }

  /** At most 256; with {@code allIterations} the service may delete them later. */
  public void deleteImages(UUID project, List<UUID> ids, boolean allIterations) {
    Address address = project(project).path("images").with("imageIds", some(ids, MOST_IMAGES));
    if (allIterations && !settings.atLeast(1)) {
      throw new IllegalArgumentException(
          "Images can be deleted from iterations since v3.1: change CustomVision__apiVersion.");
    }
    delete("DeleteImages", allIterations ? address.with("allIterations", true) : address);
  }

  /** Newest first; give back the token of the page before for the next one. */
  public PredictionPage queryPredictions(UUID project, Optional<RawJson> token) {
    Address address = project(project).path("predictions/query");
    return service.read(
        Call.post("QueryPredictions", address, token.orElse(FIRST_PREDICTIONS)),
        documents::predictions);
  }

  /** At most 64. */
  public void deletePredictions(UUID project, List<UUID> ids) {
    Address address = project(project).path("predictions");
    delete("DeletePrediction", address.with("ids", some(ids, MOST_PREDICTIONS)));
  }

  /**
   * Opens a file that a reply named: without any credential where the address is absolute, through
   * {@link #getArtifact} where it is relative, as the service has it in virtual networks.
   */
  public Download download(UUID project, URI uri) {
    if (uri.isAbsolute()) {
      return downloads.fromStore(uri);
    }
    if (uri.toString().isEmpty() || uri.getRawAuthority() != null) {
      throw Downloads.refused("the service named no usable address for it.");
    }
    return getArtifact(project, uri.toString());
  }

  /**
   * Opens the first bytes of a file, with the MD5 of all of it; nothing where the file lies behind
   * the API, so that nobody else can read it.
   */
  public Optional<Download> beginning(URI uri, int bytes) {
    return uri.isAbsolute() ? Optional.of(downloads.beginning(uri, bytes)) : Optional.empty();
  }

  public Download getArtifact(UUID project, String path) {
    if (!settings.atLeast(3)) {
      throw Downloads.refused(
          "files in virtual networks need v3.3: change CustomVision__apiVersion.");
    }
    return downloads.artifact(project(project).path("artifacts").with("path", path));
  }

  private <T> T one(String operation, Address address, Documents.Shape<T> shape) {
    return service.read(Call.get(operation, address), body -> documents.one(body, shape));
  }

  private <T> List<T> list(String operation, Address address, Documents.Shape<T> shape) {
    return service.read(Call.get(operation, address), body -> documents.list(body, shape));
  }

  private void delete(String operation, Address address) {
    service.read(Call.delete(operation, address), body -> body.length);
  }

  private Address projects() {
    return new Address(endpoint() + "/customvision/" + apiVersion() + "/training/projects");
  }

  private Address project(UUID project) {
    return projects().path(project);
  }

  private Address iteration(UUID project, UUID iteration) {
    return project(project).path("iterations").path(iteration);
  }

  private static Address page(Address address, int take, int skip) {
    return address.with("orderBy", "Oldest").with("take", take).with("skip", skip);
  }

  private static Address all(Address address, Listing listing) {
    return listing == Listing.ALL ? address.with("taggingStatus", "All") : address;
  }

  /** An empty list must never reach the service: some operations take it for everything. */
  private static List<UUID> some(List<UUID> ids, int most) {
    if (ids.isEmpty() || ids.size() > most) {
      throw new IllegalArgumentException(
          "Name 1 to " + most + " ids in one call, not " + ids.size() + ".");
    }
    return ids;
  }
}
