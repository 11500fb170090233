package app.userdata.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of a deletion: what was planned, what became of it, how that was verified, and
 * what is left. It holds ids, counts and sentences of our own, and no name of an image, tag or
 * project. {@code evidence.schema.json} describes it for other programs; {@link EvidenceSeal} makes
 * the file.
 *
 * @param version of this format: {@value #VERSION}
 * @param attempt 1, and one more for each retry of the job
 * @param requestedBy as sign-in names them; absent when the request came with a key only
 * @param confirmedBy likewise; absent when the job confirmed itself
 * @param confirmedAt absent when nothing was confirmed, so that nothing was deleted either
 * @param finishedAt when verification ended
 * @param dueAt when the request has to be answered
 * @param categories by category id, each of the scope and whatever else the plan names
 * @param items the files that list every item
 * @param limits sentences on what cannot be known; {@link #LIMITS} and more where there is more
 * @param events the job's chain up to this certificate; it cannot hold the event that announces it
 * @param chainHead the hash of the last of them
 */
public record Evidence(
    int version,
    String jobId,
    int attempt,
    Status status,
    @Nullable String requestedBy,
    @Nullable String confirmedBy,
    Instant createdAt,
    @Nullable Instant confirmedAt,
    Instant finishedAt,
    Instant dueAt,
    Request request,
    Resource resource,
    Scope scope,
    Plan plan,
    Map<String, CategoryEvidence> categories,
    List<ItemPart> items,
    List<Residual> residuals,
    List<String> limits,
    Tool tool,
    List<Event> events,
    String chainHead) {
  public static final int VERSION = 1;

  /** What no deletion through this API can know. */
  public static final List<String> LIMITS =
      List.of(
          "At the time given, through this API, the items that count as deleted were no longer"
              + " listed, or what contained them was gone; more than that was not observed.",
          "Looking and deleting are two calls: what changed in between could not be seen, and all"
              + " that is claimed is that no call was made outside of the plan.",
          "Erasure inside the service, in its backups, and behind links that it gave out up to a"
              + " day before is not observable through this API.");

  /** Wrong values are an {@link IllegalArgumentException} that names the member. */
  public Evidence {
    if (version != VERSION) {
      throw new IllegalArgumentException("version must be " + VERSION + ".");
    }
    Values.token("jobId", jobId);
    Values.positive("attempt", attempt);
    Values.present("status", status);
    if (requestedBy != null) {
      Values.sentence("requestedBy", requestedBy);
    }
    if (confirmedBy != null) {
      Values.sentence("confirmedBy", confirmedBy);
    }
    Values.present("createdAt", createdAt);
    Values.present("finishedAt", finishedAt);
    Values.present("dueAt", dueAt);
    Values.present("request", request);
    Values.present("resource", resource);
    Values.present("scope", scope);
    Values.present("plan", plan);
    Values.present("categories", categories).keySet().forEach(id -> Values.word("category", id));
    categories.values().forEach(category -> Values.present("the evidence of a category", category));
    categories = Collections.unmodifiableMap(new TreeMap<>(categories));
    items = List.copyOf(Values.present("items", items));
    residuals = List.copyOf(Values.present("residuals", residuals));
    limits = List.copyOf(Values.present("limits", limits));
    limits.forEach(limit -> Values.sentence("a limit", limit));
    Values.present("tool", tool);
    events = List.copyOf(Values.present("events", events));
    Values.sha256("chainHead", chainHead);
  }

  /** How the job ended. */
  public enum Status {
    SUCCEEDED("Succeeded"),
    PARTIALLY_SUCCEEDED("PartiallySucceeded"),
    FAILED("Failed");

    private final String id;

    Status(String id) {
      this.id = id;
    }

    /** The name in JSON, as jobs have it. */
    @JsonValue
    public String id() {
      return id;
    }
  }

  /**
   * What was asked, for whoever holds both the request and the key.
   *
   * @param hmacSha256 of the canonical request under a key of the app's (RFC 2104), lower-case
   *     hexadecimal
   */
  public record Request(String hmacSha256) {
    public Request {
      Values.sha256("hmacSha256", hmacSha256);
    }
  }

  /** The Custom Vision resource and the version of its API, such as {@code v3.3}. */
  public record Resource(String endpoint, String apiVersion) {
    public Resource {
      Values.endpoint("endpoint", endpoint);
      Values.token("apiVersion", apiVersion);
    }
  }

  /**
   * What the request named, "all" spelled out.
   *
   * @param projects ids; none when it named none
   * @param subject whether it was narrowed to one person; never to whom
   */
  public record Scope(List<String> categories, List<String> projects, boolean subject) {
    public Scope {
      categories = List.copyOf(Values.present("categories", categories));
      categories.forEach(id -> Values.word("a category of the scope", id));
      projects = List.copyOf(Values.present("projects", projects));
      projects.forEach(id -> Values.guid("a project of the scope", id));
    }
  }

  /**
   * The sealed inventory that was confirmed.
   *
   * @param hash {@code sha256:} and 64 lower-case hexadecimal digits
   * @param items the planned items of all categories together
   */
  public record Plan(String hash, long items, Instant sealedAt) {
    public Plan {
      Values.prefixedSha256("plan.hash", hash);
      Values.count("plan.items", items);
      Values.present("plan.sealedAt", sealedAt);
    }
  }

  /** The program that deleted. */
  public record Tool(String name, String version) {
    public Tool {
      Values.sentence("tool.name", name);
      Values.token("tool.version", version);
    }
  }
}
