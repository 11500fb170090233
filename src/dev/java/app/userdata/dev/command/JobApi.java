package app.userdata.dev.command;

import com.fasterxml.jackson.databind.JsonNode;

/** What a command asks of the app: over HTTP, or of the engine in its own process. */
public interface JobApi {
  /** The job as the API shows it. */
  JsonNode job(String id) throws InterruptedException;

  /** Has the plan of a deletion made, and returns the job. */
  JsonNode startDeletion(String body) throws InterruptedException;

  /** Confirms a plan by its hash, and returns the job. */
  JsonNode confirm(String id, String planHash) throws InterruptedException;

  /** The certificate of a deletion. */
  byte[] evidence(String id) throws InterruptedException;

  /** One of the lists of items that the certificate names. */
  byte[] evidenceItems(String id, String part) throws InterruptedException;
}
