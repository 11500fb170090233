package app.userdata.customvision;

import java.util.List;
import java.util.Optional;

/**
 * One reply of QueryPredictions.
 *
 * @param next the whole token to send back for the next page, unredacted; absent at the end
 */
public record PredictionPage(List<Prediction> predictions, Optional<RawJson> next) {
  public PredictionPage {
    predictions = List.copyOf(predictions);
  }
}
