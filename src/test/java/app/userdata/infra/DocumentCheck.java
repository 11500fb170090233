package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Statement;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything can be parsed, and what azd gives the main template is what it takes. */
final class DocumentCheck implements Check {
  /** A variable of azd, with what it is when nobody set it. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z][A-Z0-9_]*(?:=([^${}]*))?}");

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>(infra.unreadable());
    for (String file :
        List.of(
            Infra.MAIN,
            Infra.PARAMETERS,
            "infra/abbreviations.json",
            "infra/bicepconfig.json",
            "infra/app-roles.json",
            ProjectFiles.HOST,
            ProjectFiles.AZD)) {
      if (infra.files().text(file).isEmpty()) {
        findings.add(Finding.in(file, "There is no such file."));
      }
    }
    infra.template(Infra.MAIN).ifPresent(main -> findings.addAll(parameters(infra, main)));
    return findings;
  }

  private static List<Finding> parameters(Infra infra, BicepFile main) {
    List<Finding> findings = new ArrayList<>();
    JsonNode given = infra.document(Infra.PARAMETERS).path("parameters");
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      main.params()
          .filter(param -> param.name().equals(entry.getKey()))
          .findFirst()
          .map(param -> value(param, entry.getValue().path("value")))
          .orElseGet(() -> Stream.of("main.bicep has no parameter " + entry.getKey() + "."))
          .forEach(sentence -> findings.add(Finding.in(Infra.PARAMETERS, sentence)));
    }
    main.params()
        .filter(param -> !given.has(param.name()))
        .map(
            param ->
                Finding.at(
                    param.position(),
                    "main.parameters.json gives nobody the choice of " + param.name() + "."))
        .forEach(findings::add);
    return findings;
  }

  private static Stream<String> value(Statement.Param param, JsonNode value) {
    String text = value.asText();
    Matcher variable = VARIABLE.matcher(text);
    if (!value.isTextual() || !variable.matches()) {
      return Stream.of(
          param.name() + " must be ${VARIABLE} or ${VARIABLE=default}, not " + value + ".");
    }
    String otherwise = variable.group(1);
    if (otherwise == null) {
      return param.required() || param.defaultValue().isEmpty()
          ? Stream.empty()
          : Stream.of(param.name() + " needs the default of main.bicep: ${…=default}.");
    }
    return param.defaultValue().map(DocumentCheck::written).filter(otherwise::equals).isPresent()
        ? Stream.empty()
        : Stream.of(param.name() + " is " + otherwise + " by default here, but not in main.bicep.");
  }

  private static String written(Expression value) {
    if (value instanceof Expression.Text text) {
      return text.value().orElse("");
    }
    return app.userdata.infra.bicep.Printer.print(value);
  }
}
