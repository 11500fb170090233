package app.userdata.dev.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/** The local command as a person or a program calls it, and what either reads. */
final class Words {
  private static final SampleAccounts NONE =
      port -> {
        throw new AssertionError("no sample account is needed");
      };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment;
  private final SampleAccounts accounts;
  private String typed = "";
  private boolean attended;

  /** Words that start no sample account. */
  Words() {
    this(Map.of(), NONE);
  }

  /** The same in an environment. */
  Words(Map<String, String> environment) {
    this(environment, NONE);
  }

  Words(Map<String, String> environment, SampleAccounts accounts) {
    this.environment = environment;
    this.accounts = accounts;
  }

  /** Somebody who types this sits there. */
  Words typing(String text) {
    typed = text;
    attended = true;
    return this;
  }

  /** The exit code. */
  int run(String... args) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            environment,
            new BufferedReader(new StringReader(typed)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            attended);
    return new Commands(console, accounts).run(List.of(args));
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }

  /** What a program reads, which must be all that is there. */
  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toByteArray());
  }
}
