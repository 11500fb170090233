package app.userdata;

import app.userdata.customvision.CustomVisionSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One Custom Vision resource.
 *
 * @param service how its training API is reached
 * @param resourceId its id in Azure Resource Manager, for account details
 * @param deleteClientId the managed identity that deletes what was confirmed, where it is another
 */
public record ResourceSettings(
    CustomVisionSettings service, Optional<String> resourceId, Optional<String> deleteClientId) {
  /** What requests call the resource whose settings carry no name. */
  public static final String DEFAULT = "default";

  private static final String PREFIX = "CustomVision__";
  private static final List<String> PROPERTIES =
      List.of(
          "endpoint",
          "trainingKey",
          "resourceId",
          "deleteClientId",
          "apiVersion",
          "callsPerSecond",
          "downloadHosts");
  static final List<String> NAMES = PROPERTIES.stream().map(PREFIX::concat).toList();
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
  private static final Pattern RESOURCE_ID =
      Pattern.compile(
          "(?i)/subscriptions/[0-9a-f-]{36}/resourceGroups/[^/?#\\s]+"
              + "/providers/Microsoft\\.CognitiveServices/accounts/[A-Za-z0-9._-]+");
  private static final int MOST_CALLS = 1000;
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);

  /** All resources that settings name. */
  static Map<String, ResourceSettings> readAll(SettingsReader reader) {
    Map<String, ResourceSettings> resources = new TreeMap<>();
    for (String name : names(reader)) {
      String prefix = name.equals(DEFAULT) ? PREFIX : PREFIX + name + "__";
      resources.put(name, read(reader, prefix));
    }
    if (resources.isEmpty()) {
      throw new InvalidSettingException(
          "Set CustomVision__endpoint to the address of your Custom Vision training resource, such"
              + " as https://NAME.cognitiveservices.azure.com.");
    }
    return resources;
  }

  private static Set<String> names(SettingsReader reader) {
    Set<String> names = new TreeSet<>();
    for (String setting : reader.namesBelow(PREFIX)) {
      String rest = setting.substring(PREFIX.length());
      int split = rest.lastIndexOf("__");
      String name = split < 0 ? DEFAULT : rest.substring(0, split);
      String property = split < 0 ? rest : rest.substring(split + 2);
      if (!PROPERTIES.contains(property) || !NAME.matcher(name).matches()) {
        throw new InvalidSettingException(
            "There is no setting "
                + setting.replaceAll("[^A-Za-z0-9_-]", "?")
                + ": write CustomVision__PROPERTY, or CustomVision__NAME__PROPERTY for a further"
                + " resource, with a property of "
                + String.join(", ", PROPERTIES)
                + ".");
      }
      if (split >= 0 && name.equals(DEFAULT)) {
        throw new InvalidSettingException(
            setting + " must be written without a name: CustomVision__" + property + ".");
      }
      names.add(name);
    }
    return names;
  }

  private static ResourceSettings read(SettingsReader reader, String prefix) {
    URI endpoint =
        reader
            .address(prefix + "endpoint", "https://NAME.cognitiveservices.azure.com")
            .orElseThrow(
                () ->
                    new InvalidSettingException(
                        "Set "
                            + prefix
                            + "endpoint, or remove the other settings that begin with "
                            + prefix
                            + "."));
    Optional<String> resourceId = resourceId(reader, prefix + "resourceId");
    Optional<String> deleter = deleteClientId(reader, prefix);
    int calls =
        reader.number(
            prefix + "callsPerSecond",
            CustomVisionSettings.DEFAULT_CALLS_PER_SECOND,
            1,
            MOST_CALLS);
    try {
      return new ResourceSettings(
          new CustomVisionSettings(
              endpoint,
              reader.text(prefix + "trainingKey"),
              reader.text(prefix + "apiVersion").orElse(CustomVisionSettings.DEFAULT_API_VERSION),
              hosts(reader.text(prefix + "downloadHosts").orElse("")),
              calls,
              RESPONSE_TIMEOUT),
          resourceId,
          deleter);
    } catch (IllegalArgumentException e) {
      // Its sentence names the setting of the default resource.
      throw new InvalidSettingException(String.valueOf(e.getMessage()).replace(PREFIX, prefix));
    }
  }

  private static Optional<String> resourceId(SettingsReader reader, String name) {
    Optional<String> id = reader.text(name);
    if (id.isPresent() && !RESOURCE_ID.matcher(id.get()).matches()) {
      throw new InvalidSettingException(
          name
              + " must be the resource id that the Azure portal shows: /subscriptions/ID"
              + "/resourceGroups/GROUP/providers/Microsoft.CognitiveServices/accounts/NAME.");
    }
    return id;
  }

  private static Optional<String> deleteClientId(SettingsReader reader, String prefix) {
    Optional<String> id = reader.uuid(prefix + "deleteClientId");
    if (id.isPresent() && reader.text(prefix + "trainingKey").isPresent()) {
      throw new InvalidSettingException(
          prefix
              + "deleteClientId must be absent where "
              + prefix
              + "trainingKey is set: with a key everybody is the same.");
    }
    return id;
  }

  private static Set<String> hosts(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
