package app.userdata.job;

import app.userdata.category.Phase;
import app.userdata.category.Tally;
import java.util.Optional;
import java.util.function.Function;

/**
 * A deletion takes over its plan, and of each phase the projects of which everything planned is
 * verified to be gone. Unpublishing is done anew, because its results do not tell what is still
 * published.
 */
final class DeletionInheritance implements Inheritance {
  /** {@code <phase>/<category>/<project>}. */
  private static final int NODE = 3;

  private final PlanBook plan;

  DeletionInheritance(PlanBook plan) {
    this.plan = plan;
  }

  @Override
  public Optional<String> node(String path) {
    String[] segments = path.split("/");
    if (segments[0].equals(PlanSteps.PLAN)) {
      return Optional.of(PlanSteps.PLAN);
    }
    boolean ofProject =
        segments.length >= NODE
            && !segments[0].equals(Phase.UNPUBLISH.id())
            && !segments[1].equals(PhaseSteps.SHARED)
            && !segments[0].equals(EvidenceSteps.EVIDENCE);
    return ofProject
        ? Optional.of(String.join("/", segments[0], segments[1], segments[2]))
        : Optional.empty();
  }

  @Override
  public boolean settled(String node, Function<String, Optional<Tally>> totals) {
    if (node.equals(PlanSteps.PLAN)) {
      return true;
    }
    String[] segments = node.split("/");
    return totals
        .apply(node)
        .filter(total -> settled(plan, Phase.of(segments[0]), segments[2], total))
        .isPresent();
  }

  /** Whether everything that a phase was to do in a project is done and verified. */
  static boolean settled(PlanBook plan, Phase phase, String project, Tally total) {
    return total.failed() == 0
        && (phase == Phase.UNPUBLISH || total.settled() >= plan.count(project, phase));
  }
}
