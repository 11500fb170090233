package app.userdata.infra;

import java.util.List;

/** Looks for mistakes of one kind. */
interface Check {
  List<Finding> find(Infra infra, Code code);
}
