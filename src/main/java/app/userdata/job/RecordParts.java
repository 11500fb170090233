package app.userdata.job;

import app.userdata.archive.Parts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/** Parts of a job's archive, kept beside its results. */
final class RecordParts implements Parts {
  private static final int HASH = 16;
  private final RecordStore records;
  private final String folder;

  RecordParts(RecordStore records, String jobId) {
    this.records = records;
    this.folder = jobId + "/parts/";
  }

  @Override
  public String write(String stem, byte[] content) {
    String name = stem + "-" + Hashes.sha256(content).substring(0, HASH);
    records.create(folder + name, content, Map.of());
    return name;
  }

  @Override
  public InputStream read(String name) {
    return new ByteArrayInputStream(bytes(name));
  }

  /** A whole piece. */
  byte[] bytes(String name) {
    return records
        .find(folder + name)
        .orElseThrow(() -> new IllegalStateException("the part " + name + " is missing"))
        .body();
  }
}
