package app.userdata.dev.launcher;

import app.userdata.dev.azurite.NodeException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The local command. Without arguments it exports everything and ends; {@code serve} keeps the app
 * running; {@code verify-evidence} checks a certificate and starts nothing.
 */
public final class Main {
  private static final int DONE = 0;
  private static final int NOT_ALL = 1;
  private static final int WRONG_USE = 2;
  private static final int SERVE_PORT = 7071;
  private static final int FREE_PORT = 0;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final long POLL_MILLIS = 500;

  private Main() {}

  public static void main(String[] args) throws InterruptedException, IOException {
    int code = run(List.of(args), System.getenv());
    System.out.flush();
    System.exit(code);
  }

  private static int run(List<String> args, Map<String, String> environment)
      throws InterruptedException, IOException {
    if (!args.isEmpty() && args.get(0).equals(VerifyEvidence.COMMAND)) {
      return new VerifyEvidence(System.out, System.err).run(args.subList(1, args.size()));
    }
    boolean serve = args.equals(List.of("serve"));
    if (!serve && !args.isEmpty()) {
      System.err.println(
          "Unknown argument; write serve, or verify-evidence FILE, or nothing to export once.");
      return WRONG_USE;
    }
    try (LocalStack stack =
        LocalStack.start(environment, port(environment, serve ? SERVE_PORT : FREE_PORT))) {
      System.out.println(
          (stack.sampleAccount() ? "Sample Custom Vision account at " : "Custom Vision at ")
              + stack.endpoint());
      return serve ? serve(stack) : export(stack);
    } catch (LocalRunException | NodeException e) {
      System.err.println(e.getMessage());
      return NOT_ALL;
    }
  }

  private static int serve(LocalStack stack) throws InterruptedException {
    System.out.println("Function app at " + stack.baseUri() + "/api");
    System.out.println("Functions key " + stack.key());
    System.out.println("Stop with Ctrl+C. The log of functions is " + stack.logs());
    System.out.flush();
    new CountDownLatch(1).await();
    return DONE;
  }

  private static int export(LocalStack stack) throws InterruptedException, IOException {
    ApiClient api = new ApiClient(stack.baseUri(), stack.key());
    JsonNode job = finished(api, api.post("exports", "{}"));
    String id = job.path("id").asText();
    String status = job.path("status").asText();
    System.out.println("Export " + status);
    if (job.has("error")) {
      System.out.println(job.path("error").asText());
    }
    if (status.equals("Failed")) {
      System.out.println("  log     " + stack.logs().toAbsolutePath().normalize());
      return NOT_ALL;
    }
    Path bag = Path.of(System.getProperty("project.folder", "."), "target", "archive", id);
    int files = new ArchiveDownload(api).copy(id, bag);
    List<String> problems = new BagCheck(bag).problems();
    problems.forEach(System.out::println);
    System.out.println(
        problems.isEmpty()
            ? "Archive verified: " + files + " files, each with the SHA-256 of its manifest"
            : "The archive is NOT valid");
    System.out.println("  archive " + bag.toAbsolutePath().normalize());
    System.out.println("  report  " + bag.resolve("report.html").toAbsolutePath().normalize());
    return problems.isEmpty() && status.equals("Succeeded") ? DONE : NOT_ALL;
  }

  private static JsonNode finished(ApiClient api, JsonNode started) throws InterruptedException {
    ProgressLines lines = new ProgressLines(System.out, Terminal.redraws(System.getenv()));
    JsonNode job = started;
    lines.show(job);
    while (job.path("progress").asDouble() < 1) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      job = api.get("jobs/" + started.path("id").asText());
      lines.show(job);
    }
    return job;
  }

  private static int port(Map<String, String> environment, int usual) {
    String text = environment.getOrDefault("LOCAL_PORT", "").strip();
    if (text.isEmpty()) {
      return usual;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new LocalRunException("LOCAL_PORT must be a port number, or absent.");
    }
    return Integer.parseInt(text);
  }
}
