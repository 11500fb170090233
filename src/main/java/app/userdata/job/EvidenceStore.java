package app.userdata.job;

import app.userdata.evidence.EvidenceItem;
import app.userdata.evidence.ItemPart;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Certificates and the lists of items beside them. They stay when everything else of a job is
 * removed.
 */
final class EvidenceStore {
  private static final int LINES = 10_000;
  private static final String CERTIFICATE = "evidence.json";

  private final RecordStore records;

  EvidenceStore(RecordStore records) {
    this.records = records;
  }

  /** The folder of a job's evidence. */
  static String folder(String jobId) {
    return jobId + "/evidence/";
  }

  /**
   * Stores lists of items. Their names hold the hash of their content, so that a repeated step
   * never changes what a certificate names.
   */
  List<ItemPart> writeItems(String jobId, String name, List<EvidenceItem> items) {
    List<ItemPart> parts = new ArrayList<>();
    for (int from = 0; from < items.size(); from += LINES) {
      List<EvidenceItem> some = items.subList(from, Math.min(items.size(), from + LINES));
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      some.forEach(item -> lines.writeBytes(item.line()));
      byte[] content = lines.toByteArray();
      String hash = Hashes.sha256(content);
      String part =
          String.format("items-%s-%04d-%s.jsonl", name, from / LINES, hash.substring(0, 16));
      records.create(folder(jobId) + part, content, Map.of());
      parts.add(new ItemPart(part, some.size(), hash));
    }
    return parts;
  }

  /** Stores the certificate, once, and returns what is stored. */
  byte[] writeCertificate(String jobId, byte[] file) {
    String name = folder(jobId) + CERTIFICATE;
    return records.create(name, file, Map.of()) ? file : records.find(name).orElseThrow().body();
  }

  Optional<byte[]> certificate(String jobId) {
    return records.find(folder(jobId) + CERTIFICATE).map(RecordStore.Versioned::body);
  }

  /** A list of items that the certificate names. */
  Optional<byte[]> items(String jobId, String part) {
    return part.matches("items-[A-Za-z0-9-]+\\.jsonl")
        ? records.find(folder(jobId) + part).map(RecordStore.Versioned::body)
        : Optional.empty();
  }
}
