package app.userdata.category;

import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.Image;
import app.userdata.customvision.ImageSet;
import app.userdata.customvision.Iteration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds planned images again: where the plan saw them and, because an image that leaves the
 * workspace lives on in iterations, those that are not there in every set of the project.
 */
final class ImageSearch {
  private final CustomVisionClient service;
  private final UUID project;

  ImageSearch(CustomVisionClient service, UUID project) {
    this.service = service;
    this.project = project;
  }

  /** What the sets that were read show of each image; what none of all sets shows is missing. */
  Map<UUID, List<Image>> find(List<PlanEntry> entries) {
    Map<UUID, List<Image>> found = new LinkedHashMap<>();
    Map<ImageSet, List<PlanEntry>> bySet =
        entries.stream().collect(Collectors.groupingBy(ImageSearch::set));
    bySet.forEach((set, planned) -> read(set, planned, found));
    List<PlanEntry> elsewhere =
        entries.stream().filter(entry -> !found.containsKey(entry.uuid())).toList();
    if (!elsewhere.isEmpty()) {
      for (ImageSet set : sets()) {
        read(set, elsewhere.stream().filter(entry -> !set(entry).equals(set)).toList(), found);
      }
    }
    return found;
  }

  private void read(ImageSet set, List<PlanEntry> entries, Map<UUID, List<Image>> found) {
    ServedImages images = new ServedImages(service, project, set);
    List<UUID> ids = entries.stream().map(PlanEntry::uuid).toList();
    ServedImages.unlessGone(() -> images.byIds(ids), List.<Image>of())
        .forEach(image -> found.computeIfAbsent(image.id(), any -> new ArrayList<>()).add(image));
  }

  private List<ImageSet> sets() {
    List<Iteration> iterations =
        ServedImages.unlessGone(() -> service.getIterations(project), List.of());
    return Stream.concat(
            Stream.of(ImageSet.workspace()),
            iterations.stream().map(iteration -> ImageSet.of(iteration.id())))
        .toList();
  }

  private static ImageSet set(PlanEntry entry) {
    return Optional.ofNullable(entry.iterationId())
        .map(id -> ImageSet.of(UUID.fromString(id)))
        .orElseGet(ImageSet::workspace);
  }
}
