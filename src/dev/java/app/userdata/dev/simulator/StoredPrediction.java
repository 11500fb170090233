package app.userdata.dev.simulator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A picture that was sent to the prediction endpoint and kept there, with what came out. */
public record StoredPrediction(
    UUID id,
    UUID iterationId,
    Instant created,
    byte[] bytes,
    String contentType,
    List<Score> scores) {}
