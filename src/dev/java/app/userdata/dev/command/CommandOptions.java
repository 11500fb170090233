package app.userdata.dev.command;

import picocli.CommandLine.Option;

/** What every command takes. */
final class CommandOptions {
  @Option(
      names = "--json",
      description = "One JSON document on the output; progress goes to the error output.")
  private boolean json;

  boolean json() {
    return json;
  }
}
