package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Expression.Fields;
import app.userdata.infra.bicep.Expression.Lambda;
import app.userdata.infra.bicep.Expression.Loop;
import app.userdata.infra.bicep.Expression.Member;
import app.userdata.infra.bicep.Expression.Name;
import app.userdata.infra.bicep.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every symbol is declared once, and used. */
final class SymbolCheck implements Check {
  /** The functions of the language that this project uses; a new one is written down here. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "cidrSubnet",
          "concat",
          "empty",
          "environment",
          "guid",
          "indexOf",
          "items",
          "loadJsonContent",
          "replace",
          "resourceGroup",
          "split",
          "string",
          "subscription",
          "subscriptionResourceId",
          "tenant",
          "toLower",
          "union",
          "uniqueString");

  private static final Set<String> DECORATORS =
      Set.of(
          "allowed",
          "batchSize",
          "description",
          "maxLength",
          "maxValue",
          "metadata",
          "minLength",
          "minValue",
          "secure");

  /** What every resource has. */
  private static final Set<String> MEMBERS =
      Set.of("apiVersion", "id", "identity", "location", "name", "properties", "tags", "type");

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    infra.templates().forEach(file -> findings.addAll(new Usage(file).findings()));
    return findings;
  }

  /** What one file declares and uses. */
  private static final class Usage {
    private final BicepFile file;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> used = new TreeSet<>();

    Usage(BicepFile file) {
      this.file = file;
    }

    List<Finding> findings() {
      declaredOnce();
      for (Statement statement : file.statements()) {
        Set<String> parameters =
            statement instanceof Statement.Function function
                ? Set.copyOf(function.parameters())
                : Set.of();
        statement.expressions().forEach(expression -> use(expression, parameters));
        decorators(statement);
      }
      file.statements().forEach(this::mustBeUsed);
      return findings;
    }

    private void decorators(Statement statement) {
      statement.head().decorators().stream()
          .map(Call.class::cast)
          .filter(call -> DECORATORS.stream().noneMatch(call::calls))
          .forEach(call -> tell(call, "There is no decorator like this one."));
    }

    private void declaredOnce() {
      Set<String> symbols = new HashSet<>();
      Set<String> outputs = new HashSet<>();
      for (Statement statement : file.statements()) {
        Set<String> names = statement instanceof Statement.Output ? outputs : symbols;
        if (!(statement instanceof Statement.About) && !names.add(statement.name())) {
          findings.add(Finding.at(statement.position(), statement.name() + " is declared twice."));
        }
      }
    }

    private void mustBeUsed(Statement statement) {
      boolean optional =
          statement instanceof Statement.Output
              || statement instanceof Statement.About
              || statement instanceof Statement.Module
              || statement instanceof Statement.TypeName
              || (statement instanceof Statement.Resource resource && !resource.existing());
      if (!optional && !used.contains(statement.name())) {
        findings.add(
            Finding.at(statement.position(), statement.name() + " is declared but not used."));
      }
    }

    private void use(Expression expression, Set<String> local) {
      if (expression instanceof Name name) {
        symbol(name, local);
      } else if (expression instanceof Call call && call.function() instanceof Name function) {
        function(function);
        call.arguments().forEach(argument -> use(argument, local));
      } else if (expression instanceof Loop loop) {
        use(loop.over(), local);
        use(loop.body(), and(local, loop.names()));
      } else if (expression instanceof Lambda lambda) {
        use(lambda.body(), and(local, lambda.names()));
      } else {
        member(expression, local);
        expression.children().forEach(child -> use(child, local));
      }
    }

    private void symbol(Name name, Set<String> local) {
      used.add(name.name());
      if (!local.contains(name.name()) && file.declaration(name.name()).isEmpty()) {
        tell(name, name.name() + " is not declared.");
      }
    }

    private void function(Name function) {
      used.add(function.name());
      if (!FUNCTIONS.contains(function.name())
          && !DECORATORS.contains(function.name())
          && file.declaration(function.name()).isEmpty()) {
        tell(function, "There is no function " + function.name() + ".");
      }
    }

    private void member(Expression expression, Set<String> local) {
      if (!(expression instanceof Member member)
          || (member.of() instanceof Name name && local.contains(name.name()))) {
        return;
      }
      Optional<Statement.Resource> resource = resource(member.of());
      if (member.nested() && resource.flatMap(outer -> nested(outer, member.name())).isEmpty()) {
        tell(member, "There is no resource " + member.name() + " in this one.");
      } else if (!member.nested() && resource.isPresent() && !MEMBERS.contains(member.name())) {
        tell(member, "A resource has no " + member.name() + ".");
      }
    }

    /** The resource that an expression stands for. */
    private Optional<Statement.Resource> resource(Expression expression) {
      if (expression instanceof Name name) {
        return file.declaration(name.name())
            .filter(Statement.Resource.class::isInstance)
            .map(Statement.Resource.class::cast);
      }
      return expression instanceof Member member && member.nested()
          ? resource(member.of()).flatMap(outer -> nested(outer, member.name()))
          : Optional.empty();
    }

    private static Optional<Statement.Resource> nested(Statement.Resource outer, String name) {
      return Symbols.fields(outer.body()).map(Fields::nested).stream()
          .flatMap(List::stream)
          .filter(inner -> inner.name().equals(name))
          .findFirst();
    }

    private void tell(Expression expression, String sentence) {
      findings.add(Finding.at(expression.position(), sentence));
    }

    private static Set<String> and(Set<String> names, List<String> more) {
      Set<String> all = new HashSet<>(names);
      all.addAll(more);
      return all;
    }
  }
}
