package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.benchmark.CountedPorts;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an export asks for beside one read and one write an image. */
final class ExportRequestsTest {
  private static final int PAGE = 256;
  private static final int FEW = 4;
  private static final int MANY = 20;
  private static final double GOAL = 0.03;

  /** What taking turns at the ten calls a second may cost an image, which is not counted here. */
  private static final double TURNS = 0.005;

  @Test
  void export_morePages_asksLittleMoreForEach() throws Exception {
    double pages = MANY - FEW;

    double aPage = (requests(MANY) - requests(FEW)) / pages;

    assertThat(aPage / PAGE).isBetween(0.01, GOAL - TURNS);
  }

  /** All requests for records, messages sent, and calls of the service, of an export of pages. */
  private static long requests(int pages) throws Exception {
    int images = pages * PAGE - 1;
    CountedPorts counted = new CountedPorts(EngineBench.inMemory());
    try (EngineBench bench =
        EngineBench.quick(
            SampleAccount.large(images), SimulatorOptions.defaults(), counted.ports())) {
      ObjectNode job = bench.export("{\"categories\":[\"images\"]}");

      assertThat(job.at("/categories/images/done").asInt()).isEqualTo(images);
      assertThat(bench.simulator().traffic().blobGets()).isEqualTo(images);
      assertThat(bench.simulator().traffic().calls("GetImages")).isEqualTo(pages);
      assertThat(calls(bench)).isLessThan(pages + 10);
      return ours(counted.calls()) + calls(bench);
    }
  }

  private static long calls(EngineBench bench) {
    return bench.simulator().traffic().calls().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Taking and acknowledging messages is the host's. */
  private static long ours(Map<String, Long> calls) {
    return calls.entrySet().stream()
        .filter(
            call ->
                call.getKey().startsWith("RecordStore")
                    || call.getKey().equals("MessageQueue.send"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
