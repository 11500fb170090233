package app.userdata.dev.simulator;

import app.userdata.dev.simulator.SampleProject.Motif;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account with everything that makes an export or a deletion hard, and pictures to look at. */
public final class SampleAccount {
  private static final Instant START = Instant.parse("2026-03-02T09:15:38.840Z");
  private static final Optional<String> MULTICLASS = Optional.of("Multiclass");
  private static final Optional<String> MULTILABEL = Optional.of("Multilabel");
  private static final Optional<String> NONE = Optional.empty();

  private SampleAccount() {}

  /** Five projects, about 430 pictures. */
  public static Account create() {
    Account account = new Account("Sample User", "sample.user@example.com");
    account.add(fruit());
    account.add(people());
    account.add(shapes());
    account.add(stock());
    // Nothing in it, and a name that must never become a path or markup.
    account.add(
        new Project(
            "../../etc/passwd <script>alert(1)</script>", "", Domain.GENERAL, MULTILABEL, START));
    return account;
  }

  /** One project with so many pictures of a hundred bytes, made without drawing. */
  public static Account large(int images) {
    return LargeAccount.create(images, 0, 0);
  }

  /** The same with images of at least so many bytes each. */
  public static Account large(int images, int bytesEach) {
    return LargeAccount.create(images, bytesEach, 0);
  }

  /** The same with so many iterations, each of them trained on all images. */
  public static Account large(int images, int bytesEach, int iterations) {
    return LargeAccount.create(images, bytesEach, iterations);
  }

  private static Project fruit() {
    SampleProject sample =
        sample("Fruit bowl", "Fruit on the kitchen table", Domain.COMPACT, MULTICLASS, 0);
    List<Motif> motifs =
        List.of(
            sample.motif("apple", Shapes::apple),
            sample.motif("Banane 🍌", Shapes::banana),
            sample.motif("オレンジ", Shapes::orange));
    for (int i = 0; i < 36; i++) {
      int size = i % 12 == 7 ? 400 : 180;
      sample.draw(i, size, i < 33 ? List.of(motifs.get(i % 3)) : List.of(), Map.of());
    }
    Iteration first = sample.train("Iteration 1", "Completed", 5);
    sample.forget(2, 3, 9, 14, 35);
    Iteration second = sample.train("Iteration 2", "Completed", 29);
    second.publish("fruit-production");
    sample.train("Iteration 3", "Failed", 50);
    sample.forget(20, 21);
    sample.export(first, "TensorFlow", Optional.of("TensorFlowLite"), "Done");
    sample.export(first, "CoreML", NONE, "Failed");
    sample.export(second, "TensorFlow", Optional.of("TensorFlowNormal"), "Done");
    sample.export(second, "TensorFlow", Optional.of("TensorFlowLite"), "Done");
    sample.export(second, "DockerFile", Optional.of("Linux"), "Done");
    sample.export(second, "ONNX", Optional.of("ONNX12"), "Exporting");
    sample.export(second, "IVS", NONE, "Done");
    for (int i = 0; i < 5; i++) {
      sample.predict(i, second, motifs);
    }
    return sample.project();
  }

  private static Project people() {
    SampleProject sample =
        sample("Gesichter & 顔 <b>Tür</b>", "Who came in?", Domain.GENERAL, MULTILABEL, 48);
    Tag none =
        new Tag(
            Ids.of("people/negative"), "nobody", Optional.of("A door without people"), "Negative");
    List<Motif> motifs =
        List.of(
            sample.motif("Jörg Ångström", Shapes::face),
            sample.motif("../../etc/passwd", Shapes::glasses),
            sample.motif("CON", Shapes::hat),
            sample.motif("a/b\\c", Shapes::triangle),
            sample.motif("<script>alert(1)</script>", Shapes::square));
    sample.motif(none, Shapes::circle);
    for (int i = 0; i < 30; i++) {
      List<Motif> shown = List.of(motifs.get(i % 5), motifs.get((i / 5 + i + 1) % 5));
      sample.draw(i, 160, i % 10 == 9 ? List.of() : shown.stream().distinct().toList(), person(i));
    }
    Iteration trained = sample.train("Iteration 1", "Completed", 7);
    // Person 42 has pictures that are gone from the workspace and live on in the iteration.
    sample.forget(7, 8, 19);
    sample.train("Iteration 2", "Training", 30);
    for (int i = 0; i < 75; i++) {
      sample.predict(i, trained, motifs);
    }
    return sample.project();
  }

  private static Map<String, String> person(int number) {
    return switch (number % 7) {
      case 0 -> Map.of("subjectId", "42", "source", "entrance \"A\"");
      case 1 -> Map.of("subjectId", "7");
      case 2 -> Map.of("Ort", "Größe: 1,80 m; 東京", "consent", "yes");
      default -> Map.of();
    };
  }

  private static Project shapes() {
    SampleProject sample =
        sample("Вывески 看板", "Signs, with boxes", Domain.DETECTION_COMPACT, NONE, 96);
    List<Motif> motifs =
        List.of(
            sample.motif("circle", Shapes::circle),
            sample.motif("square", Shapes::square),
            sample.motif("triangle △", Shapes::triangle));
    for (int i = 0; i < 28; i++) {
      List<Motif> shown = List.of(motifs.get(i % 3), motifs.get(i / 3 % 3), motifs.get(i / 9 % 3));
      sample.draw(i, 210, i % 14 == 13 ? List.of() : shown.subList(0, 1 + i % 3), Map.of());
    }
    Iteration first = sample.train("Iteration 1", "Completed", 4);
    first.publish("signs/v1 \"live\"");
    sample.forget(0, 5);
    sample.export(first, "ONNX", Optional.of("ONNX10"), "Done");
    sample.export(first, "VAIDK", NONE, "Done");
    sample.export(first, "DockerFile", Optional.of("ARM"), "Failed");
    for (int i = 0; i < 3; i++) {
      sample.predict(i, first, motifs);
    }
    return sample.project();
  }

  /** More than a page of 256, so that listings need several calls. */
  private static Project stock() {
    SampleProject sample = sample("Stock 300", "", Domain.GENERAL, MULTICLASS, 144);
    List<Motif> motifs =
        List.of(
            sample.motif("circle", Shapes::circle),
            sample.motif("square", Shapes::square),
            sample.motif("triangle", Shapes::triangle));
    for (int i = 0; i < 302; i++) {
      sample.draw(i, 48, i % 60 == 59 ? List.of() : List.of(motifs.get(i % 3)), Map.of());
    }
    sample.train("Iteration 4", "Completed", 6);
    sample.forget(100, 101);
    return sample.project();
  }

  private static SampleProject sample(
      String name, String description, Domain domain, Optional<String> type, int hours) {
    Instant created = START.plusSeconds(3_600L * hours);
    return new SampleProject(new Project(name, description, domain, type, created));
  }
}
