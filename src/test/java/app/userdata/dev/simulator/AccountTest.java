package app.userdata.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an account holds, in what order, and how tests can see it. */
final class AccountTest {
  private final CustomVisionSimulator simulator =
      CustomVisionSimulator.start(SampleAccount.create(), SimulatorOptions.defaults());
  private final Client client = new Client(simulator);
  private final Project fruit = simulator.account().project("Fruit bowl");
  private final String path = "projects/" + fruit.id();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void largeAccount_withIterations_hasAllImagesInEach() {
    Project large = SampleAccount.large(100, 200, 2).projects().get(0);

    assertThat(large.imageSets().map(ImageSet::size)).containsExactly(100, 100, 100);
    assertThat(large.iterations()).allMatch(Iteration::isTrained);
    assertThat(large.workspaceImages()).allMatch(image -> image.bytes().length == 200);
  }

  @Test
  void listing_afterDeletionsAndChanges_keepsItsOrderAndShowsThem() throws Exception {
    UUID first = fruit.workspaceImages().get(0).id();
    UUID second = fruit.workspaceImages().get(1).id();
    List<String> before = ids(client.json(path + "/images?orderBy=Newest"));
    client.delete(path + "/images?imageIds=" + first);
    fruit.removeTag(fruit.tags().get(1).id());

    List<String> after = ids(client.json(path + "/images?orderBy=Newest"));

    assertThat(before).hasSize(29).contains(first.toString());
    assertThat(after)
        .isEqualTo(before.stream().filter(id -> !id.equals(first.toString())).toList());
    assertThat(fruit.workspaceImages().get(0).id()).isEqualTo(second);
    assertThat(fruit.workspaceImages())
        .filteredOn(image -> !image.isTagged())
        .hasSizeGreaterThan(2);
  }

  @Test
  void project_withStorageOfTheCustomer_namesItSinceVersion33() throws Exception {
    fruit.storage(
        CustomerStorage.of(
            "https://contoso.blob.core.windows.net/models",
            "https://contoso.queue.core.windows.net/notices"));

    JsonNode settings = client.json(path).get("settings");
    byte[] older = client.call("GET", "v3.2/training/" + path, "").body();
    byte[] preview = client.call("GET", "v3.4-preview/training/projects", "").body();

    assertThat(settings.get("exportModelContainerUri").asText())
        .isEqualTo("https://contoso.blob.core.windows.net/models");
    assertThat(settings.get("notificationQueueUri").asText())
        .isEqualTo("https://contoso.queue.core.windows.net/notices");
    assertThat(Client.MAPPER.readTree(older).get("settings").has("notificationQueueUri")).isFalse();
    assertThat(Client.MAPPER.readTree(preview).findValues("exportModelContainerUri")).hasSize(5);
  }

  @Test
  void holdings_ofAnAccount_nameEveryObjectOnce() {
    String at = "project/" + fruit.id();
    String published = at + "/iteration/" + fruit.iterations().get(1).id();
    List<String> held = Holdings.of(simulator.account());

    assertThat(held).isSorted().doesNotHaveDuplicates();
    assertThat(held)
        .contains(
            at,
            at + "/tag/" + fruit.tags().get(0).id(),
            at + "/image/" + fruit.workspaceImages().get(0).id(),
            at + "/prediction/" + fruit.predictions().get(0).id(),
            published,
            published + "/published",
            published + "/tag/" + fruit.tags().get(0).id(),
            published + "/image/" + fruit.workspaceImages().get(0).id());
    assertThat(held).filteredOn(line -> line.startsWith(at + "/image/")).hasSize(29);
    assertThat(held).filteredOn(line -> line.endsWith("/published")).hasSize(2);
  }

  private static List<String> ids(JsonNode images) {
    List<String> ids = new ArrayList<>();
    images.forEach(image -> ids.add(image.get("id").asText()));
    return ids;
  }
}
