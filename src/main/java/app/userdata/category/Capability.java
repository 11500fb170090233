package app.userdata.category;

import java.util.List;
import java.util.Optional;

/**
 * What can be done with a category.
 *
 * @param exportOperations the service's operations that an export calls
 * @param deleteOperations the operations that delete it; empty when it is residual
 * @param residual what a person must do where no operation deletes it
 */
public record Capability(
    boolean perProject,
    List<String> exportOperations,
    List<String> deleteOperations,
    Optional<String> residual) {
  public Capability {
    exportOperations = List.copyOf(exportOperations);
    deleteOperations = List.copyOf(deleteOperations);
  }

  static Capability of(boolean perProject, List<String> exports, List<String> deletes) {
    return new Capability(perProject, exports, deletes, Optional.empty());
  }

  static Capability residual(boolean perProject, List<String> exports, String whatToDo) {
    return new Capability(perProject, exports, List.of(), Optional.of(whatToDo));
  }
}
