package app.userdata.job;

import app.userdata.evidence.EvidenceItem;
import app.userdata.evidence.ItemPart;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a list of items beside a certificate, file by file, so that a list of any length takes the
 * memory of one file. A file's name holds the hash of its content, so that a repeated step never
 * changes what a certificate names.
 */
final class ItemFiles {
  private static final int LINES = 5_000;

  private final RecordStore records;
  private final String folder;
  private final String name;
  private final List<ItemPart> parts = new ArrayList<>();
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private int count;

  /**
   * @param name tells the list from the others of the job
   */
  ItemFiles(RecordStore records, String jobId, String name) {
    this.records = records;
    this.folder = EvidenceStore.folder(jobId);
    this.name = name;
  }

  void add(EvidenceItem item) {
    lines.writeBytes(item.line());
    count++;
    if (count == LINES) {
      cut();
    }
  }

  /** The files; nothing can be added afterwards. */
  List<ItemPart> finish() {
    if (count > 0) {
      cut();
    }
    return List.copyOf(parts);
  }

  private void cut() {
    byte[] content = lines.toByteArray();
    String hash = Hashes.sha256(content);
    String part =
        String.format("items-%s-%04d-%s.jsonl", name, parts.size(), hash.substring(0, 16));
    records.create(folder + part, content, Map.of());
    parts.add(new ItemPart(part, count, hash));
    lines.reset();
    count = 0;
  }
}
