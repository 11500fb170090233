package app.userdata.job;

import app.userdata.category.Tally;
import java.util.Optional;
import java.util.function.Function;

/** Which results of a job's earlier attempt the next one takes over. */
interface Inheritance {
  /**
   * The node on whose end it depends whether the result at a path is taken over; none for what is
   * done anew in every attempt.
   */
  Optional<String> node(String path);

  /**
   * Whether nothing at and below a node is left to try again.
   *
   * @param totals the counts of everything at and below a path, if that has ended
   */
  boolean settled(String node, Function<String, Optional<Tally>> totals);
}
