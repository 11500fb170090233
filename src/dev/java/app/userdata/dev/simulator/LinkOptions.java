package app.userdata.dev.simulator;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * What the links to images, predictions and models look like, which lead nowhere, and how fast the
 * others are followed.
 *
 * @param vnet whether links are relative paths, to be read with GetArtifact
 * @param sasLifetime how long a link to a blob works
 * @param brokenImages ids of images, predictions or exported models whose bytes are missing
 * @param latency before every reply to a link, beside that of all replies
 */
public record LinkOptions(
    boolean vnet, Duration sasLifetime, Set<UUID> brokenImages, Duration latency) {

  public LinkOptions {
    brokenImages = Set.copyOf(brokenImages);
  }

  /** Signed links, good for a day, none of them broken, answered at once. */
  static LinkOptions defaults() {
    return new LinkOptions(false, Duration.ofHours(24), Set.of(), Duration.ZERO);
  }

  LinkOptions withVnet(boolean value) {
    return new LinkOptions(value, sasLifetime, brokenImages, latency);
  }

  LinkOptions withSasLifetime(Duration value) {
    return new LinkOptions(vnet, value, brokenImages, latency);
  }

  LinkOptions withBrokenImages(Set<UUID> value) {
    return new LinkOptions(vnet, sasLifetime, value, latency);
  }

  LinkOptions withLatency(Duration value) {
    return new LinkOptions(vnet, sasLifetime, brokenImages, value);
  }
}
