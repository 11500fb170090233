package app.userdata.api;

import app.userdata.dev.host.HostRequest;
import app.userdata.dev.host.HostResponse;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.annotation.FunctionName;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A reply in the making, compared with the description of the function that makes it. */
final class CheckedReply implements HttpResponseMessage.Builder {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final HostRequest request;
  private final HostResponse reply;

  CheckedReply(HostRequest request, HttpStatusType status) {
    this.request = request;
    this.reply = new HostResponse(status);
  }

  @Override
  public HttpResponseMessage.Builder status(HttpStatusType status) {
    reply.status(status);
    return this;
  }

  @Override
  public HttpResponseMessage.Builder header(String name, String value) {
    reply.header(name, value);
    return this;
  }

  @Override
  public HttpResponseMessage.Builder body(Object content) {
    reply.body(content);
    return this;
  }

  @Override
  public HttpResponseMessage build() {
    Contract.check(
        ApiDocument.deployed().operation(function()),
        new Exchange(
            request.query(),
            request.text(),
            reply.getStatusCode(),
            reply.headers(),
            String.valueOf(reply.getBody())));
    return reply;
  }

  /** The function that is at work: requests do not know their route. */
  private static String function() {
    return STACK
        .walk(frames -> frames.flatMap(CheckedReply::name).findFirst())
        .orElseThrow(() -> new AssertionError("no function makes this reply"));
  }

  private static Stream<String> name(StackWalker.StackFrame frame) {
    return Arrays.stream(frame.getDeclaringClass().getDeclaredMethods())
        .filter(method -> method.getName().equals(frame.getMethodName()))
        .filter(method -> Arrays.equals(method.getParameterTypes(), parameters(frame)))
        .map((Method method) -> method.getAnnotation(FunctionName.class))
        .flatMap(name -> Optional.ofNullable(name).stream())
        .map(FunctionName::value);
  }

  private static Class<?>[] parameters(StackWalker.StackFrame frame) {
    return frame.getMethodType().parameterArray();
  }
}
