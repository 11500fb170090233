package app.userdata.infra.bicep;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One parsed file.
 *
 * @param path below the project folder
 */
public record BicepFile(String path, List<Statement> statements) {
  public BicepFile {
    statements = List.copyOf(statements);
  }

  /**
   * Parses a file.
   *
   * @throws BicepSyntaxException at its first mistake
   */
  public static BicepFile parse(String path, String text) {
    Cursor cursor = new Cursor(Lexer.tokens(path, text));
    return new BicepFile(path, new StatementParser(cursor).all());
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

  /** What a symbol stands for; outputs are no symbols. */
  public Optional<Statement> declaration(String name) {
    return statements.stream()
        .filter(statement -> !(statement instanceof Statement.Output))
        .filter(statement -> !(statement instanceof Statement.About))
        .filter(statement -> statement.name().equals(name))
        .findFirst();
  }

  private <T extends Statement> Stream<T> only(Class<T> kind) {
    return statements.stream().filter(kind::isInstance).map(kind::cast);
  }
}
