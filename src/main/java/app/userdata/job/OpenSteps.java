package app.userdata.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks the open part of a job's tree: collects the steps that have no result, and closes groups
 * that are done but were left open by a worker that died.
 */
final class OpenSteps {
  /** More are found by the next walk, when these have results. */
  private static final int MOST = 1000;

  private final ResultBook book;
  private final List<Work> missing = new ArrayList<>();

  OpenSteps(ResultBook book) {
    this.book = book;
  }

  /** The steps that are named but have no result; none when the job's tree is done. */
  List<Work> find(Work root) {
    visit(root);
    return List.copyOf(missing);
  }

  private void visit(Work work) {
    Optional<StoredResult> result = book.find(work.path());
    if (result.isEmpty()) {
      missing.add(work);
    } else if (!result.get().isLeaf() && !book.rolledUp(work.path())) {
      visitGroup(work.path(), result.get());
    }
  }

  private void visitGroup(String path, StoredResult head) {
    int before = missing.size();
    Map<String, Member> members = book.members(path);
    missing.addAll(Settlement.missing(book, head, members, path));
    for (Member member : members.values()) {
      if (!member.settled() && missing.size() < MOST) {
        String below = path + "/" + member.segment();
        visitGroup(below, book.get(below));
      }
    }
    if (missing.size() == before) {
      Settlement.close(book, path, head).ifPresent(missing::add);
    }
  }
}
