package app.userdata.dev.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * The side of a measured process on which it is asked: a line comes in, a line goes out, and when
 * nobody can ask any more the process ends, whatever it does.
 */
final class Answers {
  private Answers() {}

  /**
   * Serves until the input is closed.
   *
   * @param ready the first line
   * @param answer to a question; what it throws becomes an answer that begins with {@code failed}
   */
  static void serve(String ready, UnaryOperator<String> answer) throws IOException {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    say(ready);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String question = line;
      worker.execute(() -> say(answered(question, answer)));
    }
    System.exit(0);
  }

  private static String answered(String question, UnaryOperator<String> answer) {
    try {
      return answer.apply(question);
    } catch (RuntimeException | OutOfMemoryError e) {
      e.printStackTrace();
      return "failed: " + e;
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
