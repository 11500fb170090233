package app.userdata.function;

import com.microsoft.azure.functions.HttpStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls.
 *
 * @param id the object id in Entra ID; absent where a key alone opens the door
 * @param roles what the caller may do
 */
record Caller(Optional<String> id, Set<Role> roles) {
  /** Whoever holds the key of a function may call it: each has a key of its own. */
  static final Caller WITH_KEY = new Caller(Optional.empty(), EnumSet.allOf(Role.class));

  Caller {
    roles = Set.copyOf(roles);
  }

  /**
   * Refuses a caller without a role; who has any may read.
   *
   * @throws HttpProblem when the role is missing
   */
  void require(Role role) {
    boolean may = role == Role.READER ? !roles.isEmpty() : roles.contains(role);
    if (!may) {
      throw new HttpProblem(
          HttpStatus.FORBIDDEN,
          "role-missing",
          "This needs the app role "
              + role.value()
              + "; whoever administers the enterprise application in Entra ID assigns it.");
    }
  }
}
