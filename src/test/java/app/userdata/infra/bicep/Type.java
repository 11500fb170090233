package app.userdata.infra.bicep;

import java.util.List;

/** What values a parameter or an output may have. */
public sealed interface Type {
  /** The types directly in it. */
  List<Type> parts();

  /** A type by its name, with what follows a dot. */
  record Named(String name, Position position) implements Type {
    @Override
    public List<Type> parts() {
      return List.of();
    }
  }

  /** One value only. */
  record Exactly(Expression value) implements Type {
    @Override
    public List<Type> parts() {
      return List.of();
    }
  }

  /** An array of one type. */
  record ArrayOf(Type element) implements Type {
    @Override
    public List<Type> parts() {
      return List.of(element);
    }
  }

  /** A type whose value may be left out. */
  record Nullable(Type type) implements Type {
    @Override
    public List<Type> parts() {
      return List.of(type);
    }
  }

  /** Any one of several types. */
  record Union(List<Type> parts) implements Type {
    public Union {
      parts = List.copyOf(parts);
    }
  }

  /** An object or a tuple; the names of its members matter to nobody here. */
  record Composite(List<Type> parts) implements Type {
    public Composite {
      parts = List.copyOf(parts);
    }
  }
}
