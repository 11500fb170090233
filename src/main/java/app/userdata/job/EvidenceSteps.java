package app.userdata.job;

import app.userdata.evidence.EvidenceSeal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps that end a deletion: they list every item with its outcome, project by project, and
 * write the certificate, unless an item's fate is not known.
 */
final class EvidenceSteps {
  /** The root of the tree of steps that write the evidence. */
  static final String EVIDENCE = "evidence";

  static final String LIST = "list-items";
  static final String CERTIFY = "certify";

  /** The data of the last step: the certificate's hash, or why there is none. */
  private static final String SHA256 = "sha256";

  private static final String UNVERIFIED = "unverified";

  private final EvidenceStore store;
  private final EvidenceSeal seal;
  private final OwnArchives archives;

  EvidenceSteps(EvidenceStore store, EvidenceSeal seal, OwnArchives archives) {
    this.store = store;
    this.seal = seal;
    this.archives = archives;
  }

  static Work root() {
    return new Work(Work.JOB_STEPS, EVIDENCE, EVIDENCE, Map.of());
  }

  /** The hash of the certificate, once there is one. */
  static Optional<String> sealed(ResultBook book) {
    return last(book).flatMap(result -> Optional.ofNullable(result.dataOf().get(SHA256)));
  }

  /** What people should know of the end of the job. */
  static List<String> notes(ResultBook book) {
    List<String> notes = new ArrayList<>();
    book.find(PlanSteps.PLAN).map(StoredResult::notesOf).ifPresent(notes::addAll);
    book.find(PlanSealing.PATH).map(StoredResult::notesOf).ifPresent(notes::addAll);
    last(book).map(StoredResult::notesOf).ifPresent(notes::addAll);
    if (sealed(book).isEmpty()) {
      notes.add(
          "There is no evidence, because the fate of some items could not be verified; plan again.");
    }
    return List.copyOf(notes);
  }

  private static Optional<StoredResult> last(ResultBook book) {
    return book.find(EVIDENCE + "/" + CERTIFY);
  }

  /** Names a step for each project of which the plan says something. */
  StoredResult begin(Deleting deleting, Work work) {
    List<Work> projects =
        deleting.job().projects().stream()
            .filter(project -> !deleting.plan().lines(project).isEmpty())
            .map(project -> work.below(project, LIST, Map.of(Deleting.PROJECT, project)))
            .toList();
    return StoredResult.naming(
        projects, work.below(CERTIFY, CERTIFY, Map.of()), Map.of(), deleting.now());
  }

  /** Lists the items of one project, with what became of them. */
  StoredResult list(Deleting deleting, Work work) {
    String project = work.arg(Deleting.PROJECT);
    ListedItems listed = ItemList.of(deleting, project, store.items(deleting.job(), project));
    return StoredResult.naming(
        List.of(), null, Map.of(ListedItems.DATA, Json.text(listed)), deleting.now());
  }

  /** Writes the certificate. */
  StoredResult certify(Deleting deleting) {
    Job job = deleting.job();
    List<ListedItems> listed = new ArrayList<>();
    ListedItems rest = ItemList.ofNoProject(deleting, store.items(job, "account"));
    if (!rest.parts().isEmpty()) {
      listed.add(rest);
    }
    StoredResult root = deleting.book().get(EVIDENCE);
    for (Work project : root.childrenOf()) {
      String text = deleting.book().get(project.path()).dataOf().getOrDefault(ListedItems.DATA, "");
      if (text.isEmpty()) {
        return unverified(deleting, "the items of a project could not be listed");
      }
      listed.add(Json.read(Json.utf8(text), ListedItems.class));
    }
    long unknown = listed.stream().mapToLong(ListedItems::unknown).sum();
    if (unknown > 0) {
      return unverified(deleting, "the fate of " + unknown + " items is not known");
    }
    Certificate certificate =
        new Certificate(job, Outcomes.of(job, deleting.book()), listed, deleting.now());
    byte[] file =
        seal.seal(
            certificate.evidence(
                Residuals.of(deleting, listed, archives.holding(job)), deleting.book()));
    byte[] stored = store.writeCertificate(job, file);
    return new StoredResult(
        app.userdata.category.Tally.NONE,
        null,
        null,
        null,
        null,
        null,
        Map.of(SHA256, Hashes.sha256(stored)),
        null,
        deleting.now());
  }

  private static StoredResult unverified(Deleting deleting, String why) {
    return StoredResult.naming(List.of(), null, Map.of(UNVERIFIED, why), deleting.now());
  }
}
