package app.userdata.storage;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.sas.SasProtocol;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * Makes links that read one blob for a while: signed by the account's key, or on behalf of our
 * identity.
 */
final class SignedLinks {
  private static final Duration LONGEST = Duration.ofHours(6);

  /** The service's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final StorageClients clients;
  private final Clock clock;

  SignedLinks(StorageClients clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /** When links that are made now end. */
  Instant expiry(Duration validity) {
    return clock.instant().plus(validity.compareTo(LONGEST) > 0 ? LONGEST : validity);
  }

  /** The signer for one page of links; an identity asks for its key once. */
  Function<BlobClient, URI> signer(Instant expiry) {
    if (clients.hasKey()) {
      return blob -> link(blob, blob.generateSas(values(blob, expiry)));
    }
    UserDelegationKey key = clients.blobs().getUserDelegationKey(start(), utc(expiry));
    return blob -> link(blob, blob.generateUserDelegationSas(values(blob, expiry), key));
  }

  private BlobServiceSasSignatureValues values(BlobClient blob, Instant expiry) {
    boolean local = Loopback.isLoopback(URI.create(blob.getBlobUrl()));
    return new BlobServiceSasSignatureValues(
            utc(expiry), new BlobSasPermission().setReadPermission(true))
        .setStartTime(start())
        .setProtocol(local ? SasProtocol.HTTPS_HTTP : SasProtocol.HTTPS_ONLY);
  }

  private OffsetDateTime start() {
    return utc(clock.instant().minus(SKEW));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static URI link(BlobClient blob, String signature) {
    return URI.create(blob.getBlobUrl() + "?" + signature);
  }
}
