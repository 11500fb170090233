package app.userdata.storage;

import app.userdata.archive.ExportArchives;
import app.userdata.job.MessageQueue;
import app.userdata.job.RecordStore;
import com.azure.core.http.HttpClient;
import java.time.Clock;

/**
 * One storage account: our records, queues and archives in it. Nothing is sent before the first
 * call of one of those.
 */
public final class AzureStorage {
  private final StorageClients clients;

  private AzureStorage(StorageClients clients) {
    this.clients = clients;
  }

  public static AzureStorage connect(StorageConnection connection) {
    return connect(connection, StorageHttp.create());
  }

  /** For tests that damage or lose what goes over the wire. */
  static AzureStorage connect(StorageConnection connection, HttpClient http) {
    return new AzureStorage(new StorageClients(connection, http));
  }

  public RecordStore records(String container) {
    return new BlobRecordStore(new LazyContainer(clients, container));
  }

  public MessageQueue queues() {
    return new StorageMessageQueue(clients);
  }

  public ExportArchives archives(String container) {
    LazyContainer shared = new LazyContainer(clients, container);
    SignedLinks links = new SignedLinks(clients, Clock.systemUTC());
    return jobId -> new BlobExportArchive(shared, links, jobId);
  }
}
