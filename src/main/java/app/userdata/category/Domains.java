package app.userdata.category;

import java.util.Map;
import java.util.Optional;

/**
 * Names of the domains that projects are built on, which projects tell by their ids only.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/ai-services/custom-vision-service/select-domain">Select
 *     a domain; GetDomains</a>
 */
final class Domains {
  private static final String DETECTION = " for object detection";
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("ee85a74c-405e-4adc-bb47-ffa8ca0c9f31", "General"),
          Map.entry("c151d5b5-dd07-472a-acc8-15d29dea8518", "Food"),
          Map.entry("ca455789-012d-4b50-9fec-5bb63841c793", "Landmarks"),
          Map.entry("b30a91ae-e3c1-4f73-a81e-c270bff27c39", "Retail"),
          Map.entry("45badf75-3591-4f26-a705-45678d3e9f5f", "Adult"),
          Map.entry("0732100f-1a38-4e49-a514-c9b44c697ab5", "General (compact)"),
          Map.entry("8882951b-82cd-4c32-970b-d5f8cb8bf6d7", "Food (compact)"),
          Map.entry("b5cfd229-2ac7-4b2b-8d0a-2b0661344894", "Landmarks (compact)"),
          Map.entry("6b4faeda-8396-481b-9f8b-177b9fa3097f", "Retail (compact)"),
          Map.entry("da2e3a8a-40a5-4171-82f4-58522f70fbc1", "General" + DETECTION),
          Map.entry("1d8ffafe-ec40-4fb2-8f90-72b3b6cecea4", "Logo" + DETECTION),
          Map.entry("3780a898-81c3-4516-81ae-3a139614e1f3", "Products on Shelves" + DETECTION),
          Map.entry("a27d5ca5-bb19-49d8-a70a-fec086c47f5b", "General (compact)" + DETECTION),
          Map.entry("7ec2ac80-887b-48a6-8df9-8b1357765430", "General (compact) [S1]" + DETECTION));

  private Domains() {}

  /** The name of a domain that was there when this was written. */
  static Optional<String> name(String id) {
    return Optional.ofNullable(NAMES.get(id));
  }

  /** Whether projects on that domain detect objects, as far as it is known. */
  static boolean detects(String id) {
    return name(id).filter(name -> name.endsWith(DETECTION)).isPresent();
  }
}
