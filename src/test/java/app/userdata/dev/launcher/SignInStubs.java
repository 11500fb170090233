package app.userdata.dev.launcher;

import app.userdata.dev.host.HttpOnly;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Stands in for the identity endpoint of App Service and, over TLS, for a storage account that is
 * empty; keeps what both were asked.
 */
final class SignInStubs implements AutoCloseable {
  static final String TOKEN = "of-the-app";

  private static final String HEADER = "the-header-of-this-process";
  private static final String PASSWORD = "changeit";
  private static final String UNUSED = "http://127.0.0.1:9";

  private final Path keys;
  private final HttpServer identity;
  private final HttpsServer storage;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> sent = new CopyOnWriteArrayList<>();

  private SignInStubs(Path keys) throws IOException, GeneralSecurityException {
    this.keys = keys;
    this.identity = HttpServer.create(loopback(), 0);
    this.storage = HttpsServer.create(loopback(), 0);
    identity.createContext("/", this::token);
    storage.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
    storage.createContext("/", this::nothingThere);
    identity.start();
    storage.start();
  }

  static SignInStubs start(Path folder) throws Exception {
    Path keys = folder.resolve("storage.p12");
    makeKeys(keys);
    return new SignInStubs(keys);
  }

  /** The settings of an app in Azure, without what they say of the identity. */
  Map<String, String> ofAppService() {
    Map<String, String> environment = new HashMap<>(settings());
    environment.put("IDENTITY_ENDPOINT", at(identity, "http") + "/msi/token");
    environment.put("IDENTITY_HEADER", HEADER);
    return environment;
  }

  /** The settings on a machine where no identity endpoint answers. */
  Map<String, String> ofDeveloper() {
    Map<String, String> environment = new HashMap<>(settings());
    environment.put("AZURE_POD_IDENTITY_AUTHORITY_HOST", UNUSED);
    return environment;
  }

  private Map<String, String> settings() {
    String account = at(storage, "https");
    Map<String, String> environment =
        new HashMap<>(HttpOnly.settings(Path.of(System.getProperty("staged.folder"))));
    environment.put("LOCAL_PORT", "0");
    environment.put("DataStorage__blobServiceUri", account);
    environment.put("DataStorage__queueServiceUri", account);
    environment.put("CustomVision__endpoint", UNUSED);
    environment.put("CustomVision__trainingKey", "unused");
    return environment;
  }

  /** The options that make a Java machine trust the storage account. */
  List<String> trusting() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + keys, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  /** The queries that the identity endpoint got from a process that knows its header, sorted. */
  List<String> asked() {
    return asked;
  }

  /** The authorizations that storage got. */
  List<String> sent() {
    return sent;
  }

  private void token(HttpExchange exchange) throws IOException {
    if (!HEADER.equals(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"))) {
      reply(exchange, 401, "");
      return;
    }
    asked.add(
        Arrays.stream(exchange.getRequestURI().getQuery().split("&", -1))
            .sorted()
            .collect(Collectors.joining("&")));
    reply(
        exchange,
        200,
        "{\"access_token\":\"%s\",\"expires_on\":\"4102444800\",\"resource\":\"%s\",\"token_type\":\"Bearer\"}"
            .formatted(TOKEN, "https://storage.azure.com"));
  }

  private void nothingThere(HttpExchange exchange) throws IOException {
    sent.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    exchange.getResponseHeaders().set("x-ms-error-code", "ContainerNotFound");
    reply(exchange, 404, "");
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static String at(HttpServer server, String scheme) {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void makeKeys(Path file) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IOException("keytool made no keys");
    }
  }

  private static SSLContext tls(Path file) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(file)) {
      keys.load(content, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Override
  public void close() {
    identity.stop(0);
    storage.stop(0);
  }
}
