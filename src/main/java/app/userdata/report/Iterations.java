package app.userdata.report;

import app.userdata.report.Portrait.Model;
import app.userdata.report.Portrait.ModelFile;
import app.userdata.report.Portrait.Score;
import app.userdata.report.Portrait.TagScore;
import app.userdata.report.Portrait.Trained;
import app.userdata.report.Tables.Column;
import java.util.List;
import java.util.Optional;

/**
 * The iterations of a project: how well each does, in all and by tag, and what leaves of its model.
 */
final class Iterations {
  private final Portrait portrait;
  private final Detail detail;

  Iterations(Portrait portrait, Detail detail) {
    this.portrait = portrait;
    this.detail = detail;
  }

  void write(Html out) {
    List<Trained> all = portrait.iterations();
    List<Trained> shown = all.subList(0, Math.min(detail.iterations(), all.size()));
    if (shown.isEmpty()) {
      return;
    }
    out.element("h3", "Iterations and how well they do");
    out.element(
        "p",
        "At a probability threshold of "
            + Trained.THRESHOLD
            + ", as the service measured it. Precision: how many of the answers are right. Recall:"
            + " how many of the right answers are given."
            + rest(
                shown.size(),
                portrait.allIterations(),
                "iteration",
                "iterations",
                "iterations.json"),
        "class",
        "soft");
    overview(out, shown);
    boolean newest = true;
    for (Trained iteration : shown) {
      if (!iteration.curve().isEmpty() && detail.scores() > 0) {
        byTag(out, iteration, newest);
        newest = false;
      }
    }
  }

  /** A sentence on what is left out, where something is. */
  static String rest(int shown, int all, String one, String more, String file) {
    return shown >= all
        ? ""
        : " Shows %s of %s; %s has all."
            .formatted(Words.number(shown), Words.count(all, one, more), file);
  }

  private void overview(Html out, List<Trained> shown) {
    Tables.begin(
        out,
        "Iterations, the newest first",
        List.of(
            Column.text("Iteration"),
            Column.bar("Precision"),
            Column.bar("Recall"),
            Column.bar("Average precision"),
            Column.text("Model")));
    for (Trained iteration : shown) {
      out.open("tr").open("th", "scope", "row");
      title(out, iteration);
      out.open("div", "class", "soft").text(state(iteration));
      if (!iteration.publishedAs().isEmpty()) {
        out.text(", published as ").name(iteration.publishedAs());
      }
      out.close().close();
      bars(out, iteration.score());
      out.open("td");
      model(out, iteration);
      out.close().closeLine();
    }
    Tables.end(out);
  }

  private static void title(Html out, Trained iteration) {
    if (iteration.name().isEmpty()) {
      out.element("code", iteration.id().toString());
    } else {
      out.name(iteration.name());
    }
  }

  private static String state(Trained iteration) {
    if (!iteration.trainedAt().isEmpty()) {
      return "trained "
          + iteration.trainedAt().substring(0, Math.min(10, iteration.trainedAt().length()));
    }
    return iteration.status().isEmpty() ? "" : Html.shortened(iteration.status());
  }

  private static void bars(Html out, Optional<Score> score) {
    if (score.isEmpty()) {
      out.element("td", "no performance in this archive", "class", "soft", "colspan", "3");
      return;
    }
    Tables.bar(out, score.get().precision(), "a", Words.percent(score.get().precision()));
    Tables.bar(out, score.get().recall(), "b", Words.percent(score.get().recall()));
    Tables.bar(
        out, score.get().averagePrecision(), "c", Words.percent(score.get().averagePrecision()));
  }

  private static void model(Html out, Trained iteration) {
    switch (iteration.model()) {
      case NONE -> out.text("none: not trained");
      case LOST -> out.element("strong", "cannot be exported");
      case UNASKED -> out.text("can be exported; no export of it was made");
      case UNKNOWN -> out.text("not looked for");
      case EXPORTED -> {
        String between = "";
        for (ModelFile file : iteration.models()) {
          out.text(between).name(file.name());
          out.text(file.status().equals("Done") ? "" : " (" + Html.shortened(file.status()) + ")");
          between = "; ";
        }
      }
    }
  }

  private void byTag(Html out, Trained iteration, boolean open) {
    if (open) {
      out.open("details", "open", "");
    } else {
      out.open("details");
    }
    out.open("summary").text("By tag: ");
    title(out, iteration);
    out.closeLine();
    int rows = Math.min(detail.scores(), iteration.tags().size());
    Tables.begin(
        out,
        "The tags that do worst come first."
            + rest(rows, iteration.allTags(), "tag", "tags", "performance.json"),
        List.of(
            Column.text("Tag"),
            Column.bar("Precision"),
            Column.bar("Recall"),
            Column.bar("Average precision")));
    for (TagScore tag : iteration.tags().subList(0, rows)) {
      out.open("tr").open("th", "scope", "row").name(tag.name()).close();
      bars(out, Optional.of(tag.score()));
      out.closeLine();
    }
    Tables.end(out);
    Curve.write(out, iteration.curve());
    out.closeLine();
  }

  /** What is lost to whoever leaves the service. */
  static void lost(Html out, Portrait portrait) {
    if (portrait.lost().isEmpty()) {
      return;
    }
    out.open("div", "class", "say bad").open("p");
    out.element(
        "strong",
        "modelsLost: "
            + Words.count(portrait.lost().size(), "trained model", "trained models")
            + " cannot leave the service. ");
    out.text("The domain is not compact, so the service exports no file of: ");
    String between = "";
    int named = 0;
    for (String name : portrait.lost()) {
      if (named++ < Portrait.MOST_ITERATIONS) {
        out.text(between).name(name);
        between = ", ";
      }
    }
    out.text(
        named > Portrait.MOST_ITERATIONS
            ? " and " + Words.number(named - Portrait.MOST_ITERATIONS) + " more."
            : ".");
    out.text(
        " To keep a model, retrain the project on a compact domain while the service runs, and"
            + " export that; or train another one on the images of this archive.");
    out.close().closeLine();
  }

  /** How many iterations have a model in that state, of those that the portrait holds. */
  static long models(Portrait portrait, Model state) {
    return portrait.iterations().stream().filter(one -> one.model() == state).count();
  }
}
