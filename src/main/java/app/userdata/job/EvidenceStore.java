package app.userdata.job;

import java.util.Map;
import java.util.Optional;

/**
 * Certificates and the lists of items beside them. They stay when everything else of a job is
 * removed.
 */
final class EvidenceStore {
  private final RecordStore records;

  EvidenceStore(RecordStore records) {
    this.records = records;
  }

  /** The folder of a job's evidence. */
  static String folder(String jobId) {
    return jobId + "/evidence/";
  }

  /** A list of items that is to be written; its name tells it from the others of the job. */
  ItemFiles items(Job job, String name) {
    return new ItemFiles(records, job.id(), name);
  }

  /** Stores the certificate of the job's attempt, once, and returns what is stored. */
  byte[] writeCertificate(Job job, byte[] file) {
    String name = name(job);
    return records.create(name, file, Map.of()) ? file : records.find(name).orElseThrow().body();
  }

  /** The certificate of the job's latest attempt. */
  Optional<byte[]> certificate(Job job) {
    return records.find(name(job)).map(RecordStore.Versioned::body);
  }

  private static String name(Job job) {
    return folder(job.id()) + "evidence-a" + job.attempt() + ".json";
  }

  /** A list of items that the certificate names. */
  Optional<byte[]> items(String jobId, String part) {
    return part.matches("items-[A-Za-z0-9-]+\\.jsonl")
        ? records.find(folder(jobId) + part).map(RecordStore.Versioned::body)
        : Optional.empty();
  }
}
