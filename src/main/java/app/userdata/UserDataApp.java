package app.userdata;

import app.userdata.category.ExportContext.AccountDetails;
import app.userdata.copy.Copier;
import app.userdata.copy.CopyThreads;
import app.userdata.copy.FetchedByStorage;
import app.userdata.copy.ReadAndWrite;
import app.userdata.copy.Transfer;
import app.userdata.customvision.CallMeter;
import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.CustomVisionClients;
import app.userdata.customvision.ResourceManagerClient;
import app.userdata.customvision.Waiting;
import app.userdata.evidence.EvidenceSeal;
import app.userdata.function.App;
import app.userdata.job.Engine;
import app.userdata.job.EngineOptions;
import app.userdata.job.Ports;
import app.userdata.job.Resource;
import app.userdata.job.Resources;
import app.userdata.job.SharedSlots;
import app.userdata.storage.AzureStorage;
import app.userdata.storage.StorageConnection;
import app.userdata.telemetry.OpenTelemetryMetrics;
import com.azure.core.credential.TokenCredential;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts the app together; the only place where all parts meet. Nothing is called yet. */
public final class UserDataApp {
  private static final Clock CLOCK = Clock.systemUTC();

  private UserDataApp() {}

  static App from(Settings settings) {
    SignIn signIn = SignIn.of(settings.storage());
    AzureStorage storage = AzureStorage.connect(connection(settings.storage(), signIn));
    Ports ports =
        new Ports(
            storage.records(settings.recordContainer()),
            storage.queues(),
            storage.archives(settings.exportContainer()));
    return new App(engine(settings, ports, signIn), settings.signIn(), settings.publicBaseUrl());
  }

  /** The engine of the app on other ports; the settings of the storage do not matter to it. */
  public static Engine engine(Settings settings, Ports ports) {
    return engine(settings, ports, SignIn.of(settings.storage()));
  }

  private static Engine engine(Settings settings, Ports ports, SignIn signIn) {
    OpenTelemetryMetrics metrics = OpenTelemetryMetrics.global();
    Map<String, Resource> resources = new HashMap<>();
    settings
        .resources()
        .forEach(
            (name, of) -> resources.put(name, resource(name, of, signIn, ports, metrics.calls())));
    return Engine.of(
        ports,
        new Resources(resources),
        copier(settings),
        new EngineOptions(
            settings.stepTime(),
            settings.stalledAfter(),
            EngineOptions.DRAIN,
            settings.publicBaseUrl(),
            settings.deletions(),
            settings.retention(),
            settings.signingKey().map(EvidenceSeal::signing).orElseGet(EvidenceSeal::unsigned)),
        UUID::randomUUID,
        metrics.jobs(),
        CLOCK);
  }

  private static Resource resource(
      String name, ResourceSettings of, SignIn signIn, Ports ports, CallMeter meter) {
    Optional<TokenCredential> credential =
        of.service().trainingKey().isPresent() && of.resourceId().isEmpty()
            ? Optional.empty()
            : Optional.of(signIn);
    SharedSlots slots = new SharedSlots(ports.records(), of.service().endpoint().toString(), CLOCK);
    CustomVisionClient service = client(of, credential, slots, meter);
    return new Resource(
        name,
        service,
        of.deleteClientId()
            .map(id -> client(of, Optional.of(SignIn.as(id)), slots, meter))
            .orElse(service),
        of.resourceId().map(id -> account(id, credential.orElseThrow(), meter)));
  }

  private static CustomVisionClient client(
      ResourceSettings of,
      Optional<TokenCredential> credential,
      SharedSlots slots,
      CallMeter meter) {
    return CustomVisionClients.create(
        of.service(), credential, slots, Waiting.real(), meter, CLOCK);
  }

  private static AccountDetails account(String id, TokenCredential credential, CallMeter meter) {
    return new AccountDetails(
        new ResourceManagerClient(
            ResourceManagerClient.AZURE, credential, Waiting.real(), meter, CLOCK),
        id);
  }

  private static StorageConnection connection(StorageSettings settings, SignIn signIn) {
    return settings
        .identity()
        .map(
            identity ->
                StorageConnection.of(identity.blobServiceUri(), identity.queueServiceUri(), signIn))
        .or(() -> settings.connectionString().map(StorageConnection::of))
        .orElseThrow();
  }

  private static Copier copier(Settings settings) {
    int held = settings.copyBytes() / settings.copyThreads();
    Transfer transfer = new ReadAndWrite(held);
    return new Copier(
        CopyThreads.upTo(settings.copyThreads()),
        settings.copyByStorage() ? new FetchedByStorage(transfer) : transfer,
        Waiting.real());
  }
}
