package app.userdata.infra.bicep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.infra.bicep.Expression.Choice;
import app.userdata.infra.bicep.Expression.Conditional;
import app.userdata.infra.bicep.Expression.Fields;
import app.userdata.infra.bicep.Expression.Items;
import app.userdata.infra.bicep.Expression.Lambda;
import app.userdata.infra.bicep.Expression.Loop;
import app.userdata.infra.bicep.Expression.Operation;
import app.userdata.infra.bicep.Expression.Spread;
import app.userdata.infra.bicep.Expression.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BicepFileTest {
  private static final String SHAPES =
      """
      targetScope = 'resourceGroup'
      metadata description = 'All shapes'

      type color = 'red' | 'green'
      type shade = {
        name: string
        @description('from 0 on')
        depth: int?
        *: color
      }

      @secure()
      @description('of the vault')
      param secret string
      param colors color[] = ['red', 'green']
      param depth shade? /* may be left out */
      param open bool = false

      func shout(word string, times int) string => toUpper('${word}${times}')

      var text = '''
      {"a": 'b'}
      '''
      var merged = union({ a: 1 }, open ? { b: -2 } : {})
      var picked = open
        ? first(colors)
        : depth.?name ?? 'none'
      var names = map(filter(colors, c => c != 'red'), (c, i) => '${c}-${i + 1}')
      var spread = {
        ...merged
        'a-b': [
          ...colors
          1 // one
        ]
      }

      resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
        name: 'st${uniqueString(resourceGroup().id, '${secret}')}'
        resource blobs 'blobServices' = if (open && !empty(colors)) {
          name: 'default'
        }
      }

      @batchSize(1)
      resource queues 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = [for (q, i) in colors: if (i > 0) {
        parent: account
        name: q
      }]

      module part './part.bicep' = [for i in range(0, 2): {
        name: shout('part', i)
        params: { id: account::blobs.id, tags: { 'it''s': part2!.outputs.tags[0] } }
      }]

      output ids string[] = [for i in range(0, 2): part[i].outputs.id]
      """
          .replace("it''s", "it\\'s");

  @Test
  void parse_allShapes_keepsDeclarationsInOrder() {
    BicepFile file = parse(SHAPES);

    assertThat(file.statements())
        .extracting(Statement::name)
        .containsExactly(
            "targetScope",
            "description",
            "color",
            "shade",
            "secret",
            "colors",
            "depth",
            "open",
            "shout",
            "text",
            "merged",
            "picked",
            "names",
            "spread",
            "account",
            "queues",
            "part",
            "ids");
    assertThat(file.params().filter(Statement.Param::required))
        .extracting(Statement::name)
        .containsExactly("secret");
    assertThat(file.resources())
        .extracting(Statement.Resource::type)
        .containsExactly(
            "Microsoft.Storage/storageAccounts",
            "Microsoft.Storage/storageAccounts/queueServices/queues");
  }

  @Test
  void parse_resources_keepNestingConditionsAndLoops() {
    BicepFile file = parse(SHAPES);

    Statement.Resource account = file.resources().findFirst().orElseThrow();
    assertThat(account.existing()).isTrue();
    Fields body = (Fields) account.body();
    assertThat(body.nested()).extracting(Statement::name).containsExactly("blobs");
    assertThat(body.nested().get(0).body()).isInstanceOf(Conditional.class);
    Loop queues = (Loop) file.resources().skip(1).findFirst().orElseThrow().body();
    assertThat(queues.names()).containsExactly("q", "i");
    assertThat(queues.body()).isInstanceOf(Conditional.class);
  }

  @Test
  void parse_values_areTheirShapes() {
    assertThat(value("picked")).isInstanceOf(Choice.class);
    assertThat(value("names").all()).hasAtLeastOneElementOfType(Lambda.class);
    assertThat(value("spread").all()).hasAtLeastOneElementOfType(Spread.class);
    assertThat(((Text) value("text")).value()).contains("{\"a\": 'b'}\n");
  }

  @Test
  void parse_operators_bindAsTheLanguageSays() {
    Expression value =
        parse("var v = a || b && c == d + e * f").vars().findFirst().orElseThrow().value();

    Operation or = (Operation) value;
    Operation and = (Operation) or.operands().get(1);
    Operation equal = (Operation) and.operands().get(1);
    Operation plus = (Operation) equal.operands().get(1);
    assertThat(List.of(or.operator(), and.operator(), equal.operator(), plus.operator()))
        .containsExactly("||", "&&", "==", "+");
  }

  @Test
  void parse_interpolation_keepsPiecesAndExpressions() {
    Text text =
        (Text) parse("var v = '\\u{41}${x}b$c${y['}']}'").vars().findFirst().orElseThrow().value();

    assertThat(text.literals()).containsExactly("A", "b$c", "");
    assertThat(text.holes()).hasSize(2);
    assertThat(text.value()).isEmpty();
  }

  @Test
  void parse_anything_knowsWhereItStands() {
    Items items = (Items) parse("\nvar v = [\n  'a'\n]\n").vars().findFirst().orElseThrow().value();

    assertThat(items.items().get(0).position()).hasToString("infra/x.bicep:3:3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "targetScope =              | targetScope              | 1:13: expected '='",
        "param secret string        | param string             | 14:13: expected a type but found the end of the line",
        "param secret string        | parm secret string       | 14:1: expected param, var",
        "bool = false               | bool false               | 17:17: expected the end of the line but found 'false'",
        "['red', 'green']           | ['red' 'green']          | 15:31: expected ',', a new line or ']'",
        "color[]                    | color[                   | 15:19: expected the end of the line but found '['",
        "{ a: 1 }                   | { a 1 }                  | expected ':' but found '1'",
        "{ a: 1 }                   | { a: 1, a: 2 }           | the property 'a' is there twice",
        ", open ? { b               | open ? { b               | expected ',' or ')' but found 'open'",
        "{ b: -2 } : {})            | { b: -2 })               | expected ':' but found ')'",
        "{ b: -2 } : {})            | { b: -2 } : {}           | expected ',' or ')'",
        "'st${                      | st${                     | stray character '$'",
        "'${secret}')}'             | '${secret}'}'            | expected ',' or ')' but found a string",
        "${word}${times}            | ${word times}            | expected '}' after the expression in a string but found 'times'",
        "name: 'default'            | name: 'default           | this string does not end on its line",
        "\\'s                       | \\q                      | there is no escape '\\q'",
        "existing = {               | existing {               | expected '=' but found '{'",
        "blobs 'blobServices' = if  | blobs 'blobServices' = of | expected '{', 'if' or '[for'",
        "!empty(colors)) {          | !empty(colors) {         | expected ')' but found '{'",
        "for (q, i) in              | for (q i) in             | expected ',' but found 'i'",
        "for i in range(0, 2): {    | for i of range(0, 2): {  | expected 'in' but found 'of'",
        "for i in range(0, 2): {    | for i in range(0, 2) {   | expected ':' but found '{'",
        "module part './part.bicep' | module './part.bicep'    | expected the name of a module but found a string",
        "module part './part.bicep' | module part part.bicep   | expected the path of a module",
        "/* may be left out */      | /* may be left out       | 16:20: this comment has no end",
        "output ids string[] =      | output ids =             | expected a type but found '='",
        "@secure()                  | @secure                  | expected a call as a decorator",
        "depth.?name                | depth.?                  | expected the name of a member",
        "&& !empty                  | && && !empty             | expected a value but found '&&'",
        "string => toUpper          | string = toUpper         | expected '=>' but found '='"
      })
  void parse_aMistake_saysWhereAndWhatWasExpected(String text, String mistake, String message) {
    assertThat(SHAPES).contains(text);

    assertThatThrownBy(() -> parse(SHAPES.replace(text, mistake)))
        .isInstanceOf(BicepSyntaxException.class)
        .hasMessageStartingWith("infra/x.bicep:")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"resource a 'b' = {", "var a = [", "var a = f(", "var a = '''", "var a = }"})
  void parse_whatIsNeverClosed_isRejected(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(BicepSyntaxException.class);
  }

  private static Expression value(String name) {
    return parse(SHAPES)
        .vars()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static BicepFile parse(String text) {
    return BicepFile.parse("infra/x.bicep", text);
  }
}
