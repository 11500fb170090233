package app.userdata.infra;

import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Expression.Choice;
import app.userdata.infra.bicep.Expression.Conditional;
import app.userdata.infra.bicep.Expression.Element;
import app.userdata.infra.bicep.Expression.Fields;
import app.userdata.infra.bicep.Expression.Items;
import app.userdata.infra.bicep.Expression.Loop;
import app.userdata.infra.bicep.Expression.Member;
import app.userdata.infra.bicep.Expression.Name;
import app.userdata.infra.bicep.Expression.Property;
import app.userdata.infra.bicep.Expression.Spread;
import app.userdata.infra.bicep.Expression.Text;
import app.userdata.infra.bicep.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what an expression may be: every branch of a choice, every argument that a module gives.
 * What only Azure knows stays as it is. Objects and arrays that are put together are told part by
 * part.
 */
final class Evaluator {
  private final Symbols symbols;

  Evaluator(Symbols symbols) {
    this.symbols = symbols;
  }

  List<Value> possible(Value value) {
    Expression expression = value.expression();
    if (expression instanceof Name name) {
      return name(value, name);
    } else if (expression instanceof Choice choice) {
      return Stream.of(choice.then(), choice.otherwise())
          .flatMap(branch -> possible(value.sibling(branch)).stream())
          .toList();
    } else if (expression instanceof Member member) {
      return member(value, member);
    } else if (expression instanceof Element element) {
      return element(value, element);
    } else if (expression instanceof Call call) {
      return call(value, call);
    } else if (expression instanceof Text text && text.value().isEmpty()) {
      return texts(value, text);
    }
    return List.of(value);
  }

  /** What an array may hold. */
  List<Value> elements(Value array) {
    List<Value> elements = new ArrayList<>();
    for (Value part : possible(array)) {
      if (part.expression() instanceof Items items) {
        items.items().forEach(item -> elements.addAll(item(part.sibling(item))));
      } else if (part.expression() instanceof Loop loop) {
        Value body = rounds(part, loop);
        elements.addAll(possible(body));
      }
    }
    return elements;
  }

  /** What is found when one goes from an object to a property of its, and on. */
  List<Value> at(Value object, String path) {
    List<Value> values = possible(object);
    for (String name : path.split("\\.")) {
      values = values.stream().flatMap(part -> property(part, name).stream()).toList();
    }
    return values;
  }

  /** All properties that an object may have. */
  List<Value> properties(Value object) {
    return possible(object).stream()
        .filter(part -> part.expression() instanceof Fields)
        .flatMap(
            part ->
                ((Fields) part.expression())
                    .members().stream()
                        .flatMap(
                            member ->
                                member instanceof Spread spread
                                    ? properties(part.sibling(spread.of())).stream()
                                    : Stream.of(part.sibling(member))))
        .toList();
  }

  /** The body of a resource or module, without the condition and the loop around it. */
  Value body(Value value) {
    if (value.expression() instanceof Conditional conditional) {
      return body(value.sibling(conditional.body()));
    } else if (value.expression() instanceof Loop loop) {
      return body(rounds(value, loop));
    }
    return value;
  }

  private Value rounds(Value value, Loop loop) {
    List<Value> over = elements(value.sibling(loop.over()));
    return value.sibling(loop.body()).binding(loop.names().get(0), over);
  }

  private List<Value> item(Value item) {
    return item.expression() instanceof Spread spread
        ? elements(item.sibling(spread.of()))
        : possible(item);
  }

  private List<Value> property(Value object, String name) {
    return properties(object).stream()
        .filter(member -> named(member, name))
        .flatMap(
            member -> possible(member.sibling(((Property) member.expression()).value())).stream())
        .toList();
  }

  private boolean named(Value member, String name) {
    return possible(member.sibling(((Property) member.expression()).key())).stream()
        .anyMatch(key -> key.is(name));
  }

  private List<Value> name(Value value, Name name) {
    List<Value> bound = value.bound().get(name.name());
    List<Value> values = bound == null ? symbols.meanings(value.file(), name.name()) : bound;
    return values.isEmpty()
        ? List.of(value)
        : values.stream().flatMap(one -> possible(one).stream()).toList();
  }

  private List<Value> member(Value value, Member member) {
    Optional<Value> named = symbols.output(value, member).or(() -> symbols.nameOf(value, member));
    if (named.isPresent()) {
      return possible(named.get());
    }
    List<Value> found =
        possible(value.sibling(member.of())).stream()
            .flatMap(object -> property(object, member.name()).stream())
            .toList();
    return found.isEmpty() ? List.of(value) : found;
  }

  /** Where the index depends on who deploys: all elements. */
  private List<Value> element(Value value, Element element) {
    Value of = value.sibling(element.of());
    List<Value> found = new ArrayList<>(elements(of));
    for (Value member : properties(of)) {
      found.addAll(possible(member.sibling(((Property) member.expression()).value())));
    }
    return found.isEmpty() ? List.of(value) : found;
  }

  private List<Value> call(Value value, Call call) {
    if (call.calls("union") || call.calls("concat")) {
      return call.arguments().stream()
          .flatMap(part -> possible(value.sibling(part)).stream())
          .toList();
    } else if (call.calls("items") && !call.arguments().isEmpty()) {
      return List.of(pairs(value.sibling(call.arguments().get(0))));
    } else if (call.calls("loadJsonContent")) {
      return symbols.json(value, call).stream().toList();
    }
    return List.of(value);
  }

  /** What {@code items()} makes of an object; all of its parts are in one file. */
  private Value pairs(Value object) {
    Position position = object.position();
    List<Expression> pairs = new ArrayList<>();
    Value place = object;
    for (Value member : properties(object)) {
      Property property = (Property) member.expression();
      Property key = new Property(Text.of("key", position), property.key(), position);
      Property value = new Property(Text.of("value", position), property.value(), position);
      pairs.add(new Fields(List.of(key, value), List.of(), position));
      place = member;
    }
    return place.sibling(new Items(pairs, position));
  }

  /** A string for every combination of what its expressions may be, if all of them are known. */
  private List<Value> texts(Value value, Text text) {
    List<String> texts = List.of(text.literals().get(0));
    for (int i = 0; i < text.holes().size(); i++) {
      List<Value> fillings = possible(value.sibling(text.holes().get(i)));
      if (!fillings.stream().allMatch(filling -> filling.text().isPresent())) {
        return List.of(value);
      }
      String after = text.literals().get(i + 1);
      texts =
          texts.stream()
              .flatMap(
                  before -> fillings.stream().map(one -> before + one.text().orElseThrow() + after))
              .toList();
    }
    return texts.stream().map(one -> value.sibling(Text.of(one, text.position()))).toList();
  }
}
