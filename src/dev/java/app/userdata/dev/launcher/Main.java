package app.userdata.dev.launcher;

import app.userdata.dev.azurite.NodeException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/**
 * The local command. Without arguments it exports everything, deletes it again where that is the
 * sample account, and ends; {@code serve} keeps the app running; {@code verify-evidence} checks a
 * certificate and starts nothing.
 */
public final class Main {
  private static final int DONE = 0;
  private static final int NOT_ALL = 1;
  private static final int WRONG_USE = 2;
  private static final int SERVE_PORT = 7071;
  private static final int FREE_PORT = 0;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  Main(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = Map.copyOf(environment);
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) throws InterruptedException, IOException {
    int code = new Main(System.getenv(), System.out, System.err).run(List.of(args));
    System.out.flush();
    System.exit(code);
  }

  /** The exit code. */
  int run(List<String> args) throws InterruptedException, IOException {
    if (!args.isEmpty() && args.get(0).equals(VerifyEvidence.COMMAND)) {
      return new VerifyEvidence(out, err).run(args.subList(1, args.size()));
    }
    boolean serve = args.equals(List.of("serve"));
    if (!serve && !args.isEmpty()) {
      err.println(
          "Unknown argument; write serve, or verify-evidence FILE, or nothing to run once.");
      return WRONG_USE;
    }
    try (LocalStack stack = LocalStack.start(environment, port(serve ? SERVE_PORT : FREE_PORT))) {
      out.println(
          (stack.sample().isPresent() ? "Sample Custom Vision account at " : "Custom Vision at ")
              + stack.endpoint());
      return serve ? serve(stack) : once(stack);
    } catch (LocalRunException | NodeException e) {
      err.println(e.getMessage());
      return NOT_ALL;
    }
  }

  private int serve(LocalStack stack) throws InterruptedException {
    out.println("Function app at " + stack.baseUri() + "/api");
    out.println("Functions key " + stack.key());
    out.println(
        "Open to every program on this machine that has the key, whoever runs it; no other machine"
            + " reaches it.");
    out.println("Stop with Ctrl+C. The log of functions is " + stack.logs());
    out.flush();
    new CountDownLatch(1).await();
    return DONE;
  }

  private int once(LocalStack stack) throws InterruptedException, IOException {
    ApiClient api = new ApiClient(stack.baseUri(), stack.key(), ApiClient.Witness.NOBODY);
    JobWatch watch = new JobWatch(api, out, Terminal.redraws(environment));
    Path target = Path.of(System.getProperty("project.folder", "."), "target");
    Optional<String> archive = new LocalExport(api, watch, out, target.resolve("archive")).run();
    if (archive.isEmpty()) {
      out.println("  log      " + stack.logs().toAbsolutePath().normalize());
      return NOT_ALL;
    }
    if (!SampleOnly.mayDelete(environment, stack.sample(), stack.endpoint())) {
      out.println("Nothing was deleted: this command deletes from its sample account only.");
      return DONE;
    }
    EvidenceDownload evidence =
        new EvidenceDownload(api, target.resolve("evidence"), EvidenceDownload.signer(environment));
    return new LocalDeletion(api, watch, out, evidence).run(archive.get()) ? DONE : NOT_ALL;
  }

  private int port(int usual) {
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
