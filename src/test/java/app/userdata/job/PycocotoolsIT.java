package app.userdata.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.Region;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The COCO file of an export as pycocotools, by the makers of the format, sees it. */
@Timeout(120)
final class PycocotoolsIT {
  /** Where {@code .ci/run} puts it, and where it may be anyway. */
  private static final List<String> PYTHONS =
      List.of("target/pycocotools/bin/python", "/usr/bin/python3", "python3");

  @Test
  void load_cocoFileOfAnExport_seesTheBoxesThatTheServiceHas(@TempDir Path folder)
      throws Exception {
    String python = python();
    Account account = DetectionSample.account();
    Project signs = DetectionSample.signs(account);
    Path coco = folder.resolve("coco.json");
    try (EngineBench bench = EngineBench.quick(account, SimulatorOptions.defaults())) {
      String body =
          """
          {"categories":["tags","images"],"projects":["%s"],"formats":["coco"]}""";
      Files.write(
          coco,
          requireNonNull(
              bench
                  .archive(bench.export(body.formatted(signs.id())))
                  .get("data/projects/" + signs.id() + "/annotations/coco.json")));
    }

    JsonNode seen = new ObjectMapper().readTree(run(python, script(folder), coco.toString()));

    assertThat(seen).hasSameSizeAs(signs.workspaceImages());
    for (Image image : signs.workspaceImages()) {
      JsonNode boxes = seen.get(image.id().toString());
      assertThat(boxes).hasSameSizeAs(image.regions());
      for (int i = 0; i < boxes.size(); i++) {
        same(boxes.get(i), image.regions().get(i), DetectionSample.seen(image));
      }
    }
  }

  private static void same(JsonNode box, Region region, Dimension size) {
    double[] expected = {
      region.left() * (double) size.width,
      region.top() * (double) size.height,
      region.width() * (double) size.width,
      region.height() * (double) size.height
    };
    assertThat(box.get("name").asText()).isEqualTo(region.tagName());
    assertThat(box.get("picture").get(0).asInt()).isEqualTo(size.width);
    assertThat(box.get("picture").get(1).asInt()).isEqualTo(size.height);
    assertThat(box.get("area").asDouble()).isCloseTo(expected[2] * expected[3], within(0.01));
    for (int i = 0; i < expected.length; i++) {
      assertThat(box.get("bbox").get(i).asDouble()).isCloseTo(expected[i], within(1e-4));
    }
    // A pixel belongs to a mask or does not.
    assertThat(box.get("mask").get(0).asDouble()).isCloseTo(expected[0], within(1.0));
    assertThat(box.get("mask").get(1).asDouble()).isCloseTo(expected[1], within(1.0));
    assertThat(box.get("mask").get(2).asDouble()).isCloseTo(expected[0] + expected[2], within(1.0));
    assertThat(box.get("mask").get(3).asDouble()).isCloseTo(expected[1] + expected[3], within(1.0));
  }

  /** A Python with pycocotools; without one the test has not run, and CI must know. */
  private static String python() throws Exception {
    for (String python : PYTHONS) {
      if (has(python)) {
        return python;
      }
    }
    System.out.println("NOT RUN: no Python of " + PYTHONS + " has pycocotools");
    assertThat(System.getenv("CI")).as("in CI pycocotools must be there").isNotEqualTo("true");
    return abort("pycocotools is not on this machine.");
  }

  private static boolean has(String python) throws InterruptedException {
    try {
      return new ProcessBuilder(python, "-c", "import pycocotools.coco")
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String script(Path folder) throws IOException {
    Path script = folder.resolve("read.py");
    try (InputStream in = requireNonNull(PycocotoolsIT.class.getResourceAsStream("read_coco.py"))) {
      Files.copy(in, script);
    }
    return script.toString();
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return output;
  }
}
