package app.userdata.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.Set;

/** The attributes of the metrics: each has few values, and none of them leads to a person. */
final class Labels {
  static final AttributeKey<String> KIND = AttributeKey.stringKey("userdata.kind");
  static final AttributeKey<String> CATEGORY = AttributeKey.stringKey("userdata.category");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("userdata.outcome");
  static final AttributeKey<String> STATUS = AttributeKey.stringKey("userdata.status");
  static final AttributeKey<String> OPERATION = AttributeKey.stringKey("userdata.operation");
  static final AttributeKey<String> WAIT = AttributeKey.stringKey("userdata.wait");

  /** By the semantic conventions; absent when there was no reply. */
  static final AttributeKey<Long> REPLY = AttributeKey.longKey("http.response.status_code");

  /** By the semantic conventions: the name of a queue. */
  static final AttributeKey<String> QUEUE = AttributeKey.stringKey("messaging.destination.name");

  static final Set<AttributeKey<?>> ALL =
      Set.of(KIND, CATEGORY, OUTCOME, STATUS, OPERATION, WAIT, REPLY, QUEUE);

  private Labels() {}
}
