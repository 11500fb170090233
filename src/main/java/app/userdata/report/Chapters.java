package app.userdata.report;

/** The chapters at the end of an export's report: what failed, and how to use the archive. */
final class Chapters {
  private Chapters() {}

  static void write(Html out, ExportSummary summary) {
    failed(out, summary);
    notes(out, summary);
    absent(out);
    verify(out);
    files(out);
    next(out);
  }

  private static void failed(Html out, ExportSummary summary) {
    out.open("section", "id", "failed").element("h2", "What could not be exported");
    if (summary.failed() == 0) {
      out.element("p", "Nothing failed.");
    } else {
      out.element(
          "p",
          "%s. A retry of the job tries them again; GET jobs/{jobId}/items?outcome=failed lists each."
              .formatted(Words.count(summary.failed(), "item", "items")));
      Reasons.table(out, "Failures by reason", summary.failures());
    }
    if (summary.skipped().isEmpty()) {
      out.element("p", "Nothing was skipped.");
    } else {
      Reasons.failures(
          out, "h3", "What was skipped, because there was nothing to export", summary.skipped());
    }
    out.closeLine();
  }

  private static void notes(Html out, ExportSummary summary) {
    out.open("section", "id", "notes").element("h2", "What was noticed");
    out.open("ul");
    out.element(
        "li",
        "%s became [redacted], because they held a key or a signature; links lost their signatures."
            .formatted(Words.count(summary.redactions(), "value", "values")));
    out.element(
        "li",
        summary.changes() == 0
            ? "Nothing was seen to change in the resource while it was exported."
            : "The resource changed while it was exported: seen %s."
                .formatted(Words.count(summary.changes(), "time", "times")));
    summary.notes().forEach(note -> out.element("li", note));
    out.close().closeLine();
  }

  private static void absent(Html out) {
    out.open("section", "id", "absent").element("h2", "What is not in this archive");
    list(
        out,
        "Trained models of domains that are not compact: the service exports none. Each project"
            + " above names its own.",
        "Models that nobody asked the service to export before this export began.",
        "Keys and tokens. account-info.json says that they exist, and no more.",
        "Categories that were not asked for; the table above has those that were.",
        "Images and predictions that were deleted in the service before, and what the service keeps"
            + " inside and shows to nobody.");
    out.closeLine();
  }

  private static void verify(Html out) {
    out.open("section", "id", "verify").element("h2", "How to check that this copy is whole");
    out.element(
        "p",
        "The folder is a BagIt bag (RFC 8493): every file is listed with its SHA-256. In the folder"
            + " that holds bagit.txt, on Linux or in a terminal of macOS with coreutils:");
    out.element("pre", "sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt");
    out.element("p", "On Windows, in PowerShell; it prints the files that are wrong, or nothing:");
    out.element(
        "pre",
        """
        Get-Content manifest-sha256.txt, tagmanifest-sha256.txt | ForEach-Object {
          $sum, $file = $_ -split '  ', 2
          if ((Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash -ne $sum) { $file }
        }""");
    out.element(
        "p",
        "Any BagIt validator does as well, such as the Library of Congress's bagit: bagit.py"
            + " --validate FOLDER.");
    out.closeLine();
  }

  private static void files(Html out) {
    out.open("section", "id", "files").element("h2", "Where things lie");
    out.element(
        "p",
        "Names of files come from ids. Documents are JSON as the service served it, without keys and"
            + " without the signatures of links.");
    out.open("dl", "class", "facts");
    file(out, "data/projects.json", "all projects");
    file(out, "data/account-info.json", "the account");
    file(out, "data/projects/{id}/project.json, tags.json, iterations.json", "one project");
    file(
        out,
        "data/projects/{id}/images.jsonl",
        "a line for each image: its tags, regions, metadata, and its file with SHA-256");
    file(out, "data/projects/{id}/images/", "the images, with the bytes that were uploaded");
    file(
        out,
        "data/projects/{id}/iterations/{id}/",
        "one iteration: its performance at thresholds from 0.1 to 0.9, its tags and images");
    file(out, "data/projects/{id}/exported-models/{id}/", "models as files");
    file(out, "data/projects/{id}/predictions.jsonl, predictions/", "predictions and their images");
    file(out, "bag-info.txt", "when this was exported, from where, and how much it is");
    out.close().closeLine();
  }

  private static void file(Html out, String path, String what) {
    out.open("dt").element("code", path).close().element("dd", what);
  }

  private static void next(Html out) {
    out.open("section", "id", "next").element("h2", "What to do next");
    list(
        out,
        "Check this copy as above, and keep it where only those may read it who may see the people"
            + " on its pictures.",
        "To train elsewhere, ask for an export with formats, such as {\"formats\":[\"coco\"]}: it"
            + " writes the tags and regions in the words of other tools, below annotations/.",
        "To delete what this archive holds, ask for a deletion with requireExport and the id of this"
            + " job: only what is here unchanged is deleted.",
        "The copy in storage expires by itself; DELETE jobs/{jobId} removes it at once.");
    out.closeLine();
  }

  private static void list(Html out, String... sentences) {
    out.open("ul");
    for (String sentence : sentences) {
      out.element("li", sentence);
    }
    out.close();
  }
}
