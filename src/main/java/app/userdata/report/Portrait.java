package app.userdata.report;

import app.userdata.archive.AnnotatedImage.Region;
import app.userdata.picture.PixelSize;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a report tells of one project: enough to know it again, small however large it is.
 *
 * @param name as its owner typed it; empty where the export does not know it
 * @param kind what it does, in words
 * @param domain what it was built on: a name, or an id that we know no name of
 * @param images what there is of them
 * @param tags the most used first, at most {@value #MOST_TAGS}
 * @param allTags how many tags there are
 * @param pictures samples, in the order in which they are given up where there is little room
 * @param unshown samples that cannot be drawn
 * @param iterations the newest first, at most {@value #MOST_ITERATIONS}
 * @param allIterations how many iterations there are
 * @param lost trained models that the service cannot export
 */
public record Portrait(
    UUID id,
    String name,
    String description,
    String kind,
    String domain,
    Images images,
    List<TagCount> tags,
    int allTags,
    List<Picture> pictures,
    int unshown,
    List<Trained> iterations,
    int allIterations,
    List<String> lost) {
  /** More tags than these are counted only. */
  public static final int MOST_TAGS = 100;

  /** More iterations than these are counted only. */
  public static final int MOST_ITERATIONS = 20;

  public Portrait {
    tags = List.copyOf(tags);
    pictures = List.copyOf(pictures);
    iterations = List.copyOf(iterations);
    lost = List.copyOf(lost);
  }

  /**
   * Counts of images, those without a file left out.
   *
   * @param tagged images of the workspace with a tag
   * @param untagged images of the workspace without one
   * @param elsewhere images that only an iteration still holds
   * @param regions on images of the workspace
   * @param sizes of those whose size is known, if there are any
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Images(
      long tagged, long untagged, long elsewhere, long regions, @Nullable Sizes sizes) {
    /** All of them. */
    public long all() {
      return tagged + untagged + elsewhere;
    }
  }

  /** The smallest, the middle and the largest, by their pixels. */
  public record Sizes(PixelSize smallest, PixelSize median, PixelSize largest) {}

  /**
   * A tag and what carries it in the workspace.
   *
   * @param place its place in the project's list of tags, which chooses its colour
   */
  public record TagCount(UUID id, String name, int place, long images, long regions) {}

  /**
   * A sample.
   *
   * @param as the tag that it stands for; none if it stands for images without a tag
   * @param pixels of the archived file as people see it
   * @param jpeg a thumbnail in Base64
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Picture(
      UUID image, @Nullable UUID as, PixelSize pixels, List<Region> regions, String jpeg) {
    public Picture {
      regions = List.copyOf(regions);
    }
  }

  /**
   * An iteration.
   *
   * @param trainedAt as served; empty where it was not trained
   * @param publishedAs the name of its prediction endpoint; empty where it has none
   * @param curve by threshold, the lowest first
   * @param tags by tag, at the threshold of {@value #THRESHOLD}; at most {@value #MOST_TAGS}
   * @param allTags how many tags there are such numbers of
   * @param models those that the service was asked to export
   */
  public record Trained(
      UUID id,
      String name,
      String status,
      String trainedAt,
      String publishedAs,
      List<Score> curve,
      List<TagScore> tags,
      int allTags,
      Model model,
      List<ModelFile> models) {
    /** The threshold whose numbers stand in tables. */
    public static final double THRESHOLD = 0.5;

    public Trained {
      curve = List.copyOf(curve);
      tags = List.copyOf(tags);
      models = List.copyOf(models);
    }

    /** The numbers at the threshold of the tables. */
    Optional<Score> score() {
      return curve.stream().filter(one -> one.threshold() == THRESHOLD).findFirst();
    }
  }

  /** How well an iteration does when it answers from a probability on; shares of one. */
  public record Score(double threshold, double precision, double recall, double averagePrecision) {}

  /** The same of one tag. */
  public record TagScore(String id, String name, Score score) {}

  /** What leaves the service of a model. */
  public enum Model {
    /** The iteration is not trained. */
    NONE,
    /** Its domain is not compact: the service exports none. */
    LOST,
    /** The service would export it, and was not asked to. */
    UNASKED,
    /** There are exports of it. */
    EXPORTED,
    /** The export does not look for it. */
    UNKNOWN
  }

  /** An export of a model, by its platform and flavor, and how far it is. */
  public record ModelFile(String name, String status) {}
}
