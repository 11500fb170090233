package app.userdata.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventChainTest {
  private final List<Event> chain = Example.events();
  private final String head = EventChain.head(chain);

  @Test
  void faults_wholeChain_areNone() {
    assertThat(EventChain.faults(chain, head)).isEmpty();
    assertThat(EventChain.faults(List.of(), EventChain.START)).isEmpty();
  }

  /** The hash was computed outside: printf of the canonical event, piped into sha256sum. */
  @Test
  void append_firstEvent_hasTheHashOfItsCanonicalJson() {
    List<Event> first =
        EventChain.append(
            List.of(),
            Instant.parse("2026-05-01T10:00:00Z"),
            "Planning",
            "ada",
            Map.of("jobId", "d-4711"));

    assertThat(first.get(0).previous()).isEqualTo("0".repeat(64));
    assertThat(first.get(0).hash())
        .isEqualTo("24058dd7e881c3043d2bb5fa62871f67ee3823ead7e1da373cc14e93015a6e99");
  }

  @ParameterizedTest
  @MethodSource("altered")
  void faults_alteredEvent_areFound(Event other) {
    List<Event> changed = new ArrayList<>(chain);
    changed.set(1, other);

    assertThat(EventChain.faults(changed))
        .contains("Event 2 was altered: its hash is not that of its content.");
  }

  static Stream<Event> altered() {
    Event e = Example.events().get(1);
    Instant later = e.at().plusNanos(1);
    Map<String, String> fewer = Map.of();
    return Stream.of(
        new Event(2, later, e.status(), e.by(), e.facts(), e.previous(), e.hash()),
        new Event(2, e.at(), "Running", e.by(), e.facts(), e.previous(), e.hash()),
        new Event(2, e.at(), e.status(), "eve", e.facts(), e.previous(), e.hash()),
        new Event(2, e.at(), e.status(), e.by(), fewer, e.previous(), e.hash()),
        new Event(2, e.at(), e.status(), e.by(), e.facts(), "b".repeat(64), e.hash()),
        new Event(2, e.at(), e.status(), e.by(), e.facts(), e.previous(), "b".repeat(64)));
  }

  @Test
  void faults_alteredEventWithItsHashMadeAnew_areFoundAtTheNext() {
    List<Event> changed = new ArrayList<>(chain);
    Event e = chain.get(1);
    changed.set(
        1, EventChain.append(chain.subList(0, 1), e.at(), e.status(), "eve", e.facts()).get(1));

    assertThat(EventChain.faults(changed))
        .containsExactly("Event 3 does not continue the event that stands before it.");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void faults_removedEvent_areFound(int index) {
    List<Event> changed = new ArrayList<>(chain);
    changed.remove(index);

    assertThat(EventChain.faults(changed, head)).isNotEmpty();
  }

  @Test
  void faults_removedStart_areNamedSo() {
    assertThat(EventChain.faults(chain.subList(1, 4)))
        .contains(
            "The first event is not the beginning of a chain: events before it were removed.");
  }

  @Test
  void faults_removedEnd_areFoundByTheHeadOnly() {
    List<Event> cut = chain.subList(0, 3);

    assertThat(EventChain.faults(cut)).isEmpty();
    assertThat(EventChain.faults(cut, head))
        .containsExactly(
            "The chain does not end with its head: events at its end were removed or altered.");
    assertThat(EventChain.faults(List.of(), head)).hasSize(1);
  }

  @Test
  void faults_anyOtherOrder_areFound() {
    IntStream.range(0, 4)
        .forEach(
            first ->
                IntStream.range(first + 1, 4)
                    .forEach(
                        second -> {
                          List<Event> changed = new ArrayList<>(chain);
                          Collections.swap(changed, first, second);

                          assertThat(EventChain.faults(changed)).isNotEmpty();
                        }));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void faults_repeatedEvent_areFound(int index) {
    List<Event> changed = new ArrayList<>(chain);
    changed.add(index, chain.get(index));

    assertThat(EventChain.faults(changed)).isNotEmpty();
  }

  @Test
  void append_aName_isRefused() {
    Instant at = Example.at("10:08:00Z");

    assertThatThrownBy(
            () -> EventChain.append(chain, at, "Running", null, Map.of("tag", "Ada Lovelace")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a fact must be")
        .hasMessageNotContaining("Ada");
  }
}
