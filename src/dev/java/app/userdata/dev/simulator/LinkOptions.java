package app.userdata.dev.simulator;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * What the links to images, predictions and models look like, and which lead nowhere.
 *
 * @param vnet whether links are relative paths, to be read with GetArtifact
 * @param sasLifetime how long a link to a blob works
 * @param brokenImages ids of images, predictions or exported models whose bytes are missing
 */
public record LinkOptions(boolean vnet, Duration sasLifetime, Set<UUID> brokenImages) {

  public LinkOptions {
    brokenImages = Set.copyOf(brokenImages);
  }

  /** Signed links, good for a day, none of them broken. */
  static LinkOptions defaults() {
    return new LinkOptions(false, Duration.ofHours(24), Set.of());
  }

  LinkOptions withVnet(boolean value) {
    return new LinkOptions(value, sasLifetime, brokenImages);
  }

  LinkOptions withSasLifetime(Duration value) {
    return new LinkOptions(vnet, value, brokenImages);
  }

  LinkOptions withBrokenImages(Set<UUID> value) {
    return new LinkOptions(vnet, sasLifetime, value);
  }
}
