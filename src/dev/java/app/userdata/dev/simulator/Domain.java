package app.userdata.dev.simulator;

import java.util.List;
import java.util.UUID;

/** A pretrained base that a project starts from; the list is the one the service showed in 2020. */
public record Domain(UUID id, String name, String type, boolean exportable) {
  static final String CLASSIFICATION = "Classification";
  static final String DETECTION = "ObjectDetection";

  static final Domain GENERAL =
      domain("ee85a74c-405e-4adc-bb47-ffa8ca0c9f31", "General", CLASSIFICATION, false);
  static final Domain COMPACT =
      domain("0732100f-1a38-4e49-a514-c9b44c697ab5", "General (compact)", CLASSIFICATION, true);
  static final Domain DETECTION_COMPACT =
      domain("a27d5ca5-bb19-49d8-a70a-fec086c47f5b", "General (compact)", DETECTION, true);

  static final List<Domain> ALL =
      List.of(
          GENERAL,
          domain("c151d5b5-dd07-472a-acc8-15d29dea8518", "Food", CLASSIFICATION, false),
          domain("ca455789-012d-4b50-9fec-5bb63841c793", "Landmarks", CLASSIFICATION, false),
          domain("b30a91ae-e3c1-4f73-a81e-c270bff27c39", "Retail", CLASSIFICATION, false),
          domain("45badf75-3591-4f26-a705-45678d3e9f5f", "Adult", CLASSIFICATION, false),
          COMPACT,
          domain("8882951b-82cd-4c32-970b-d5f8cb8bf6d7", "Food (compact)", CLASSIFICATION, true),
          domain(
              "b5cfd229-2ac7-4b2b-8d0a-2b0661344894", "Landmarks (compact)", CLASSIFICATION, true),
          domain("6b4faeda-8396-481b-9f8b-177b9fa3097f", "Retail (compact)", CLASSIFICATION, true),
          domain("da2e3a8a-40a5-4171-82f4-58522f70fbc1", "General", DETECTION, false),
          domain("1d8ffafe-ec40-4fb2-8f90-72b3b6cecea4", "Logo", DETECTION, false),
          domain("3780a898-81c3-4516-81ae-3a139614e1f3", "Products on Shelves", DETECTION, false),
          DETECTION_COMPACT,
          domain(
              "7ec2ac80-887b-48a6-8df9-8b1357765430", "General (compact) [S1]", DETECTION, true));

  boolean isDetection() {
    return type.equals(DETECTION);
  }

  private static Domain domain(String id, String name, String type, boolean exportable) {
    return new Domain(UUID.fromString(id), name, type, exportable);
  }
}
