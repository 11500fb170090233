package app.userdata.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The definition of a Logic App. */
record LogicApp(String file, JsonNode definition) {
  /** A step of it, with those beside it. */
  record Action(String name, JsonNode json, JsonNode siblings) {
    boolean isA(String type) {
      return json.path("type").asText().equals(type);
    }
  }

  /** All actions, however deep. */
  List<Action> actions() {
    List<Action> all = new ArrayList<>();
    collect(definition, all);
    return all;
  }

  private static void collect(JsonNode holder, List<Action> all) {
    JsonNode actions = holder.path("actions");
    for (Map.Entry<String, JsonNode> entry : actions.properties()) {
      all.add(new Action(entry.getKey(), entry.getValue(), actions));
      collect(entry.getValue(), all);
    }
    collectBranch(holder.path("else"), all);
    collectBranch(holder.path("default"), all);
    holder.path("cases").forEach(branch -> collectBranch(branch, all));
  }

  private static void collectBranch(JsonNode branch, List<Action> all) {
    if (branch.isObject()) {
      collect(branch, all);
    }
  }

  /** All texts in it. */
  Stream<String> texts() {
    return texts(definition);
  }

  private static Stream<String> texts(JsonNode node) {
    List<Stream<String>> parts = new ArrayList<>();
    node.forEach(child -> parts.add(texts(child)));
    return node.isTextual()
        ? Stream.of(node.asText())
        : parts.stream().reduce(Stream.empty(), Stream::concat);
  }

  Finding tell(String sentence) {
    return Finding.in(file, sentence);
  }
}
