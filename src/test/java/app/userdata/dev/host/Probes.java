package app.userdata.dev.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Functions that do what a host must be strict about, staged for a test. */
public final class Probes {
  private static final AtomicInteger INSTANCES = new AtomicInteger();
  private final int instance = INSTANCES.incrementAndGet();

  /** A function of this or another class, as function.json would name it. */
  static AppFunction function(Class<?> type, String method) {
    return function(type, method, trigger("httpTrigger"));
  }

  /** A function that a queue triggers. */
  static AppFunction function(String method, String queueName) {
    return function(Probes.class, method, trigger("queueTrigger").put("queueName", queueName));
  }

  private static ObjectNode trigger(String type) {
    return new ObjectMapper().createObjectNode().put("type", type);
  }

  private static AppFunction function(Class<?> type, String method, ObjectNode trigger) {
    ClassLoader loader = new WithoutInjector();
    return new AppFunction(
        new StagedFunction(method, type.getName(), method, trigger),
        loader,
        new FunctionInstances(loader));
  }

  static AppFunction function(String method) {
    return function(Probes.class, method);
  }

  /** Tells what arrived: headers, query, body. */
  public HttpResponseMessage echo(
      @HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
    return request
        .createResponseBuilder(HttpStatus.OK)
        .header("X-Query", new TreeMap<>(request.getQueryParameters()).toString())
        .header("X-Given", String.valueOf(request.getHeaders().get("x-given")))
        .header("X-Twice", "first")
        .header("x-twice", "second")
        .header("X-Instance", String.valueOf(instance))
        .body(request.getBody().orElse("no body"))
        .build();
  }

  /** Wants a value that no route gives. */
  public HttpResponseMessage unbound(
      @HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request,
      @BindingName("absent") String absent) {
    return request.createResponseBuilder(HttpStatus.OK).body(absent).build();
  }

  /** Returns what looks like a reply but is a text. */
  public String text(@HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
    return "{\"status\":202,\"body\":\"" + request.getUri() + "\"}";
  }

  /** Fails with an Error, which the worker turns into a failure all the same. */
  public HttpResponseMessage error(
      @HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
    if (request.getBody().isPresent()) {
      throw new AssertionError("no reply to " + request.getUri());
    }
    return request.createResponseBuilder(HttpStatus.OK).build();
  }

  /** Never answers. */
  public void hang(@QueueTrigger(name = "message", queueName = "q") String message)
      throws InterruptedException {
    new CountDownLatch(1 + message.length()).await();
  }

  /** Accepts one message only. */
  public void picky(@QueueTrigger(name = "message", queueName = "q") String message) {
    if (!message.equals("gut")) {
      throw new IllegalArgumentException("not this one");
    }
  }

  /** A class whose static initializer fails. */
  public static final class Unloadable {
    static final int VALUE = Integer.parseInt("none");

    /** Never reached. */
    public void run(@QueueTrigger(name = "message", queueName = "q") String message) {
      if (message.length() == VALUE) {
        throw new IllegalStateException(message);
      }
    }
  }

  /** The test class path without the app's own injector. */
  private static final class WithoutInjector extends ClassLoader {
    WithoutInjector() {
      super(Probes.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) {
      return Collections.emptyEnumeration();
    }
  }
}
