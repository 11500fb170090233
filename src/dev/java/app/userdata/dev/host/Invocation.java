package app.userdata.dev.host;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * One call of a function.
 *
 * @param input what triggered it: a request, or a text
 * @param metadata what {@code @BindingName} may ask for
 */
record Invocation(String functionName, String id, Object input, Map<String, String> metadata)
    implements ExecutionContext {

  static Invocation of(StagedFunction function, Object input, Map<String, String> metadata) {
    return new Invocation(function.name(), UUID.randomUUID().toString(), input, metadata);
  }

  @Override
  public Logger getLogger() {
    return Logger.getLogger("Function." + functionName);
  }

  @Override
  public String getInvocationId() {
    return id;
  }

  @Override
  public String getFunctionName() {
    return functionName;
  }
}
