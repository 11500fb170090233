package app.userdata.infra.bicep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One parsed file.
 *
 * @param path below the project folder
 * @param symbols what names stand for; outputs are no symbols
 */
public record BicepFile(String path, List<Statement> statements, Map<String, Statement> symbols) {
  public BicepFile {
    statements = List.copyOf(statements);
    symbols = Map.copyOf(symbols);
  }

  /**
   * Parses a file.
   *
   * @throws BicepSyntaxException at its first mistake
   */
  public static BicepFile parse(String path, String text) {
    Cursor cursor = new Cursor(Lexer.tokens(path, text));
    List<Statement> statements = new StatementParser(cursor).all();
    Map<String, Statement> symbols = new HashMap<>();
    for (Statement statement : statements) {
      if (!(statement instanceof Statement.Output) && !(statement instanceof Statement.About)) {
        symbols.putIfAbsent(statement.name(), statement);
      }
    }
    return new BicepFile(path, statements, symbols);
  }

  public Stream<Statement.Param> params() {
    return only(Statement.Param.class);
  }

  public Stream<Statement.Var> vars() {
    return only(Statement.Var.class);
  }

  public Stream<Statement.Output> outputs() {
    return only(Statement.Output.class);
  }

  public Stream<Statement.Module> modules() {
    return only(Statement.Module.class);
  }

  public Stream<Statement.Resource> resources() {
    return only(Statement.Resource.class);
  }

  public Optional<Statement> declaration(String name) {
    return Optional.ofNullable(symbols.get(name));
  }

  private <T extends Statement> Stream<T> only(Class<T> kind) {
    return statements.stream().filter(kind::isInstance).map(kind::cast);
  }
}
