package app.userdata.job;

import app.userdata.archive.ArchiveEntry;
import app.userdata.category.EarlierResults;
import app.userdata.category.Step;
import app.userdata.category.StepResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results below one node of a job's tree, as a category reads them: by paths from that node.
 */
final class NodeResults implements EarlierResults {
  private final ResultBook book;
  private final String node;

  NodeResults(ResultBook book, String node) {
    this.book = book;
    this.node = node;
  }

  @Override
  public Optional<StepResult> find(String path) {
    return book.find(full(path)).map(StoredResult::asEarlier);
  }

  @Override
  public StepResult get(String path) {
    return book.get(full(path)).asEarlier();
  }

  @Override
  public List<Named> below(String path) {
    Map<String, Member> members = book.members(full(path));
    return members.keySet().stream()
        .filter(segment -> !segment.equals(Step.THEN))
        .sorted()
        .map(segment -> new Named(path + "/" + segment, get(path + "/" + segment)))
        .toList();
  }

  @Override
  public List<ArchiveEntry> archivedBefore(String path) {
    return book.earlier().map(attempt -> attempt.archived(full(path))).orElse(List.of());
  }

  private String full(String path) {
    return path.isEmpty() ? node : node + "/" + path;
  }
}
