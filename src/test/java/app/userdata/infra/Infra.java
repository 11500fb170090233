package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.BicepSyntaxException;
import app.userdata.infra.bicep.Expression;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What is deployed, parsed.
 *
 * @param json JSON and YAML by path
 * @param unreadable the files that cannot be parsed
 * @param resources of all templates, those too that are only referred to
 */
record Infra(
    ProjectFiles files,
    Symbols symbols,
    Map<String, JsonNode> json,
    List<Finding> unreadable,
    List<Deployed> resources) {
  static final String MAIN = "infra/main.bicep";
  static final String PARAMETERS = "infra/main.parameters.json";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static Infra parse(ProjectFiles files) {
    List<Finding> unreadable = new ArrayList<>();
    Map<String, BicepFile> templates = new TreeMap<>();
    Map<String, JsonNode> json = new TreeMap<>();
    Map<String, Expression> documents = new TreeMap<>();
    for (String path : files.texts().keySet()) {
      String text = files.texts().getOrDefault(path, "");
      try {
        if (path.endsWith(".bicep")) {
          templates.put(path, BicepFile.parse(path, text));
        } else if (path.endsWith(".json") || path.equals(ProjectFiles.EXAMPLE)) {
          json.put(path, JSON.readTree(text));
          documents.put(path, JsonExpressions.of(path, json.get(path)));
        } else if (path.endsWith(".yml") || path.endsWith(".yaml")) {
          json.put(path, yaml(text));
        }
      } catch (BicepSyntaxException e) {
        unreadable.add(Finding.at(e.position(), e.problem()));
      } catch (JsonProcessingException e) {
        unreadable.add(new Finding(path, e.getLocation().getLineNr(), e.getOriginalMessage()));
      } catch (YAMLException e) {
        unreadable.add(Finding.in(path, String.valueOf(e.getMessage())));
      }
    }
    Symbols symbols = new Symbols(templates, documents);
    List<Deployed> resources =
        templates.values().stream().flatMap(file -> Deployed.all(file, symbols)).toList();
    return new Infra(files, symbols, json, unreadable, resources);
  }

  private static JsonNode yaml(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return JSON.valueToTree(new Yaml(new SafeConstructor(options)).<Object>load(text));
  }

  Stream<BicepFile> templates() {
    return new TreeMap<>(symbols.templates()).values().stream();
  }

  Optional<BicepFile> template(String path) {
    return Optional.ofNullable(symbols.templates().get(path));
  }

  JsonNode document(String path) {
    return json.getOrDefault(path, JSON.missingNode());
  }

  Evaluator values() {
    return new Evaluator(symbols);
  }

  /** What is deployed of a type. */
  Stream<Deployed> deployed(String type) {
    return resources.stream().filter(resource -> resource.isA(type));
  }
}
