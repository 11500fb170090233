package app.userdata.job;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Iteration;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.Tag;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people typed into an account, collected before a deletion takes it away. */
record PersonalWords(Set<String> words) {
  /** Shorter ones also come up by chance: a subject's number 7 is also a count. */
  private static final int SHORTEST = 3;

  static PersonalWords of(Account account) {
    return new PersonalWords(
        Stream.concat(
                Stream.of(account.userName(), account.email()),
                account.projects().stream().flatMap(PersonalWords::of))
            .filter(word -> word.length() >= SHORTEST)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Stream<String> of(Project project) {
    return Stream.of(
            Stream.of(project.name(), project.description()),
            project.tags().stream().flatMap(PersonalWords::of),
            project.workspaceImages().stream().flatMap(PersonalWords::of),
            project.iterations().stream().flatMap(PersonalWords::of))
        .flatMap(words -> words);
  }

  private static Stream<String> of(Iteration iteration) {
    return Stream.of(
            Stream.of(iteration.name()),
            iteration.publishName().stream(),
            iteration.tags().stream().flatMap(PersonalWords::of),
            iteration.images().stream().flatMap(PersonalWords::of))
        .flatMap(words -> words);
  }

  private static Stream<String> of(Tag tag) {
    return Stream.of(Optional.of(tag.name()), tag.description()).flatMap(Optional::stream);
  }

  private static Stream<String> of(Image image) {
    return image.metadata().entrySet().stream()
        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()));
  }
}
