package app.userdata.infra.bicep;

import java.util.List;
import java.util.Optional;

/** A declaration of a file. */
public sealed interface Statement {
  /** The symbol that it declares. */
  String name();

  Head head();

  default Position position() {
    return head().position();
  }

  /** The expressions directly in it, decorators included. */
  List<Expression> expressions();

  /** What decorates it, and where it stands. */
  record Head(List<Expression> decorators, Position position) {
    public Head {
      decorators = List.copyOf(decorators);
    }
  }

  /** What whoever deploys the file decides. */
  record Param(String name, Type type, Optional<Expression> defaultValue, Head head)
      implements Statement {
    /** Whether a value must be given. */
    public boolean required() {
      return defaultValue.isEmpty() && !(type instanceof Type.Nullable);
    }

    @Override
    public List<Expression> expressions() {
      return with(head, defaultValue.stream().toList());
    }
  }

  /** A value with a name. */
  record Var(String name, Expression value, Head head) implements Statement {
    @Override
    public List<Expression> expressions() {
      return with(head, List.of(value));
    }
  }

  /** What the file tells whoever deploys it. */
  record Output(String name, Type type, Expression value, Head head) implements Statement {
    @Override
    public List<Expression> expressions() {
      return with(head, List.of(value));
    }
  }

  /** A type with a name. */
  record TypeName(String name, Type type, Head head) implements Statement {
    @Override
    public List<Expression> expressions() {
      return head.decorators();
    }
  }

  /** A function of the file's own. */
  record Function(String name, List<String> parameters, Expression body, Head head)
      implements Statement {
    public Function {
      parameters = List.copyOf(parameters);
    }

    @Override
    public List<Expression> expressions() {
      return with(head, List.of(body));
    }
  }

  /**
   * Something in Azure.
   *
   * @param type without the version; of a nested one only what its parent's lacks
   * @param version of the API
   * @param existing whether it is only referred to
   * @param body an object, which may be in a condition or a loop
   */
  record Resource(
      String name,
      String type,
      Optional<String> version,
      boolean existing,
      Expression body,
      Head head)
      implements Statement {
    @Override
    public List<Expression> expressions() {
      return with(head, List.of(body));
    }
  }

  /** Another file, deployed as a part of this one. */
  record Module(String name, String path, Expression body, Head head) implements Statement {
    @Override
    public List<Expression> expressions() {
      return with(head, List.of(body));
    }
  }

  /** What is said of the file itself: its scope, its description. */
  record About(String name, Expression value, Head head) implements Statement {
    @Override
    public List<Expression> expressions() {
      return with(head, List.of(value));
    }
  }

  private static List<Expression> with(Head head, List<Expression> others) {
    return java.util.stream.Stream.concat(head.decorators().stream(), others.stream()).toList();
  }
}
