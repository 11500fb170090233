package app.userdata.infra.bicep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Anything that has a value. */
public sealed interface Expression {
  Position position();

  /** The expressions directly in it. */
  List<Expression> children();

  /** Itself, and all in it. */
  default Stream<Expression> all() {
    List<Expression> all = new ArrayList<>();
    collect(all);
    return all.stream();
  }

  private void collect(List<Expression> all) {
    all.add(this);
    children().forEach(child -> child.collect(all));
  }

  /**
   * A string.
   *
   * @param literals what is written, one more than there are expressions
   * @param holes the expressions between them
   */
  record Text(List<String> literals, List<Expression> holes, Position position)
      implements Expression {
    public Text {
      literals = List.copyOf(literals);
      holes = List.copyOf(holes);
    }

    /** A string as it is written. */
    public static Text of(String value, Position position) {
      return new Text(List.of(value), List.of(), position);
    }

    /** What it says, if no expression is in it. */
    public Optional<String> value() {
      return holes.isEmpty() ? Optional.of(literals.get(0)) : Optional.empty();
    }

    @Override
    public List<Expression> children() {
      return holes;
    }
  }

  /** A whole number. */
  record Int(long value, Position position) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** True or false. */
  record Bool(boolean value, Position position) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** No value: what a property has that is left out on purpose. */
  record Nothing(Position position) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** A symbol. */
  record Name(String name, Position position) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** An array. */
  record Items(List<Expression> items, Position position) implements Expression {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public List<Expression> children() {
      return items;
    }
  }

  /** What another array or object holds, put in between. */
  record Spread(Expression of, Position position) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(of);
    }
  }

  /** A property of an object. */
  record Property(Text key, Expression value, Position position) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(key, value);
    }

    boolean isNamed(String name) {
      return key.value().filter(name::equals).isPresent();
    }
  }

  /**
   * An object.
   *
   * @param members properties and spreads, in order
   * @param nested the resources that are declared in it
   */
  record Fields(List<Expression> members, List<Statement.Resource> nested, Position position)
      implements Expression {
    public Fields {
      members = List.copyOf(members);
      nested = List.copyOf(nested);
    }

    public List<Property> properties() {
      return members.stream().filter(Property.class::isInstance).map(Property.class::cast).toList();
    }

    public Optional<Expression> get(String name) {
      return properties().stream()
          .filter(property -> property.isNamed(name))
          .map(Property::value)
          .findFirst();
    }

    @Override
    public List<Expression> children() {
      return Stream.concat(
              members.stream(), nested.stream().flatMap(inner -> inner.expressions().stream()))
          .toList();
    }
  }

  /** One value for each element of an array. */
  record Loop(List<String> names, Expression over, Expression body, Position position)
      implements Expression {
    public Loop {
      names = List.copyOf(names);
    }

    @Override
    public List<Expression> children() {
      return List.of(over, body);
    }
  }

  /** What is deployed only if something is so. */
  record Conditional(Expression condition, Expression body, Position position)
      implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(condition, body);
    }
  }

  /** One of two values. */
  record Choice(Expression condition, Expression then, Expression otherwise, Position position)
      implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(condition, then, otherwise);
    }
  }

  /** A function of the language, or one of the file. */
  record Call(Expression function, List<Expression> arguments, Position position)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** Whether it is this function of the language. */
    public boolean calls(String name) {
      return function instanceof Name called && called.name().equals(name);
    }

    @Override
    public List<Expression> children() {
      return Stream.concat(Stream.of(function), arguments.stream()).toList();
    }
  }

  /**
   * A member by its name.
   *
   * @param nested whether it is a nested resource, and not a property
   */
  record Member(Expression of, String name, boolean nested, Position position)
      implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(of);
    }
  }

  /** An element by its place or key. */
  record Element(Expression of, Expression index, Position position) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(of, index);
    }
  }

  /** An operator with one or two operands. */
  record Operation(String operator, List<Expression> operands, Position position)
      implements Expression {
    public Operation {
      operands = List.copyOf(operands);
    }

    @Override
    public List<Expression> children() {
      return operands;
    }
  }

  /** A function without a name. */
  record Lambda(List<String> names, Expression body, Position position) implements Expression {
    public Lambda {
      names = List.copyOf(names);
    }

    @Override
    public List<Expression> children() {
      return List.of(body);
    }
  }
}
