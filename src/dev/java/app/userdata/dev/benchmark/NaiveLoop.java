package app.userdata.dev.benchmark;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * The program that one would write first: one image after the other, whole in memory, by the
 * storage SDK. Reads {@code DataStorage} from the environment beside what {@link CopyLoop} reads.
 */
public final class NaiveLoop {
  private final BlobContainerClient container =
      Archives.open(System.getenv().getOrDefault("DataStorage", ""));

  private NaiveLoop() {}

  /** Copies as it is asked on its input. */
  public static void main(String[] args) throws IOException {
    CopyLoop.serve("naive", new NaiveLoop()::copy);
  }

  private void copy(URI link, String name) throws IOException {
    try (InputStream in = link.toURL().openStream()) {
      container.getBlobClient(name).upload(BinaryData.fromBytes(in.readAllBytes()), true);
    }
  }
}
