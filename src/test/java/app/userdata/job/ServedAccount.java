package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.ExportedModel;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Iteration;
import app.userdata.dev.simulator.Project;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What an archive must hold, asked of the simulator call by call and sharing nothing with the code
 * that exports: the text of every document by its path, for JSON lines one text a line, and the
 * SHA-256 of every other file.
 */
final class ServedAccount {
  private static final int PAGE = 256;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, String> EXTENSIONS =
      Map.of("image/jpeg", "jpg", "image/png", "png", "image/bmp", "bmp", "image/gif", "gif");

  private final HttpClient http = HttpClient.newHttpClient();
  private final CustomVisionSimulator simulator;
  private final Predicate<Project> projects;
  private final Predicate<UUID> images;
  private final Predicate<UUID> predictions;
  private final Map<String, List<String>> documents = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();

  private ServedAccount(
      CustomVisionSimulator simulator,
      Predicate<Project> projects,
      Predicate<UUID> images,
      Predicate<UUID> predictions) {
    this.simulator = simulator;
    this.projects = projects;
    this.images = images;
    this.predictions = predictions;
  }

  static ServedAccount whole(CustomVisionSimulator simulator) {
    return of(simulator, project -> true);
  }

  static ServedAccount of(CustomVisionSimulator simulator, Predicate<Project> projects) {
    return new ServedAccount(simulator, projects, image -> true, prediction -> true);
  }

  static ServedAccount subject(
      CustomVisionSimulator simulator, Predicate<UUID> images, Predicate<UUID> predictions) {
    return new ServedAccount(simulator, project -> true, images, predictions);
  }

  /** Asks for one category; what was asked before stays. */
  ServedAccount with(CategoryId category) throws Exception {
    switch (category) {
      case ACCOUNT_INFO -> document("data/account-info.json", get("v1.2/Training/account"));
      case PROJECTS -> projects();
      case TAGS -> eachSet("tags.json", "tags", "?iterationId=");
      case ITERATIONS -> eachProject("iterations.json", "/iterations");
      case ITERATION_DETAILS -> eachIteration();
      case ITERATION_PERFORMANCE -> performance();
      case IMAGES -> images();
      case EXPORTED_MODELS -> models();
      case PREDICTIONS -> predictions();
    }
    return this;
  }

  /** Texts of documents by path. */
  Map<String, List<String>> documents() {
    return documents;
  }

  /** SHA-256 of all other files by path. */
  Map<String, String> files() {
    return files;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void projects() throws Exception {
    List<String> listed = new ArrayList<>();
    for (String project : ServedJson.elements(get("v3.3/training/projects"))) {
      UUID id = id(project);
      if (chosen().stream().anyMatch(wanted -> wanted.id().equals(id))) {
        listed.add(project);
      }
    }
    documents.put("data/projects.json", List.of(ServedJson.array(listed)));
    eachProject("project.json", "");
  }

  private void eachProject(String file, String path) throws Exception {
    for (Project project : chosen()) {
      document(folder(project) + file, get(of(project) + path));
    }
  }

  private void eachSet(String file, String path, String iterationQuery) throws Exception {
    for (Project project : chosen()) {
      document(folder(project) + file, get(of(project) + "/" + path));
      for (Iteration iteration : project.iterations()) {
        document(
            folder(project, iteration) + file,
            get(of(project) + "/" + path + iterationQuery + iteration.id()));
      }
    }
  }

  private void eachIteration() throws Exception {
    for (Project project : chosen()) {
      for (Iteration iteration : project.iterations()) {
        document(folder(project, iteration) + "iteration.json", get(of(project, iteration)));
      }
    }
  }

  private void performance() throws Exception {
    for (Project project : chosen()) {
      for (Iteration iteration : trained(project)) {
        String path = of(project, iteration) + "/performance";
        List<String> thresholds = new ArrayList<>();
        for (String threshold : "0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9".split(" ")) {
          String served = ServedJson.compact(get(path + "?threshold=" + threshold));
          thresholds.add("{\"threshold\":" + threshold + ",\"performance\":" + served + "}");
        }
        documents.put(
            folder(project, iteration) + "performance.json", List.of(ServedJson.array(thresholds)));
        documents.put(
            folder(project, iteration) + "performance-images.jsonl",
            pages(path + "/images?", element -> true));
      }
    }
  }

  private void images() throws Exception {
    for (Project project : chosen()) {
      Map<UUID, String> lines = new TreeMap<>();
      Map<UUID, List<String>> foundIn = new TreeMap<>();
      collect(
          "workspace", pages(of(project) + "/images?taggingStatus=All&", images), lines, foundIn);
      for (Iteration iteration : project.iterations()) {
        String query = "/images?taggingStatus=All&iterationId=" + iteration.id() + "&";
        List<String> listed = pages(of(project) + query, images);
        documents.put(folder(project, iteration) + "images.jsonl", listed);
        collect(iteration.id().toString(), listed, lines, foundIn);
      }
      List<String> joined = new ArrayList<>();
      for (Map.Entry<UUID, String> line : lines.entrySet()) {
        Image image = project.findImage(line.getKey()).orElseThrow();
        String name = "images/" + image.id() + "." + EXTENSIONS.get(image.contentType());
        files.put(folder(project) + name, sha256(image.bytes()));
        String sets = MAPPER.writeValueAsString(foundIn.get(image.id()));
        joined.add(
            ServedJson.with(
                line.getValue(),
                copied(name, image.bytes(), turned(image)) + ",\"foundIn\":" + sets));
      }
      documents.put(folder(project) + "images.jsonl", joined);
    }
  }

  /** The first set that shows an image says how its line looks: iterations come by age. */
  private static void collect(
      String set, List<String> listed, Map<UUID, String> lines, Map<UUID, List<String>> foundIn)
      throws IOException {
    for (String element : listed) {
      lines.putIfAbsent(id(element), element);
      foundIn.computeIfAbsent(id(element), id -> new ArrayList<>()).add(set);
    }
  }

  private void models() throws Exception {
    for (Project project : chosen()) {
      for (Iteration iteration : trained(project)) {
        String folder = folder(project) + "exported-models/" + iteration.id() + "/";
        document(folder + "exports.json", get(of(project, iteration) + "/export"));
        for (ExportedModel model : iteration.exports()) {
          if (model.status().equals("Done")) {
            String flavor = model.flavor().map(text -> "-" + text).orElse("");
            files.put(folder + model.platform() + flavor + ".zip", sha256(model.bytes()));
          }
        }
      }
    }
  }

  private void predictions() throws Exception {
    for (Project project : chosen()) {
      List<String> lines = new ArrayList<>();
      String token = "{\"maxCount\":50,\"orderBy\":\"Oldest\"}";
      while (!token.isEmpty()) {
        byte[] page = call("POST", of(project) + "/predictions/query", token);
        JsonNode next = MAPPER.readTree(page).path("token");
        token = next.path("continuation").asText("").isEmpty() ? "" : next.toString();
        for (String element : ServedJson.elementsOf(page, "results")) {
          if (predictions.test(id(element))) {
            lines.add(ServedJson.with(element, prediction(project, id(element))));
          }
        }
      }
      documents.put(folder(project) + "predictions.jsonl", lines);
    }
  }

  private String prediction(Project project, UUID id) throws IOException {
    var stored =
        project.predictions().stream()
            .filter(candidate -> candidate.id().equals(id))
            .findFirst()
            .orElseThrow();
    String name = "predictions/" + id + "." + EXTENSIONS.get(stored.contentType());
    files.put(folder(project) + name, sha256(stored.bytes()));
    return copied(name, stored.bytes(), false);
  }

  /** Whether a file is stored lying on its side: decoders of Java do not heed Exif. */
  private static boolean turned(Image image) throws IOException {
    Dimension stored = stored(image.bytes());
    return stored.width > stored.height != image.width() > image.height();
  }

  private static String copied(String name, byte[] bytes, boolean turned) throws IOException {
    Dimension stored = stored(bytes);
    return "\"file\":\"%s\",\"sha256\":\"%s\",\"bytes\":%d,\"pixels\":{\"width\":%d,\"height\":%d}"
        .formatted(
            name,
            sha256(bytes),
            bytes.length,
            turned ? stored.height : stored.width,
            turned ? stored.width : stored.height);
  }

  private static Dimension stored(byte[] file) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      return new Dimension(reader.getWidth(0), reader.getHeight(0));
    }
  }

  private List<String> pages(String path, Predicate<UUID> wanted) throws Exception {
    List<String> all = new ArrayList<>();
    for (int skip = 0; ; skip += PAGE) {
      List<String> page =
          ServedJson.elements(get(path + "orderBy=Oldest&take=" + PAGE + "&skip=" + skip));
      for (String element : page) {
        if (wanted.test(id(element))) {
          all.add(element);
        }
      }
      if (page.size() < PAGE) {
        return all;
      }
    }
  }

  private void document(String path, byte[] served) throws IOException {
    documents.put(path, List.of(ServedJson.compact(served)));
  }

  private byte[] get(String path) throws Exception {
    return call("GET", path, "");
  }

  private byte[] call(String method, String path, String body) throws Exception {
    HttpResponse<byte[]> reply =
        http.send(
            HttpRequest.newBuilder(URI.create(simulator.endpoint() + "/customvision/" + path))
                .header("Training-Key", simulator.trainingKey())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (reply.statusCode() != 200) {
      throw new IllegalStateException(path + " answers " + reply.statusCode());
    }
    return reply.body();
  }

  private List<Project> chosen() {
    Account account = simulator.account();
    return account.projects().stream().filter(projects).toList();
  }

  private static List<Iteration> trained(Project project) {
    return project.iterations().stream().filter(Iteration::isTrained).toList();
  }

  private static UUID id(String element) throws IOException {
    return UUID.fromString(MAPPER.readTree(element).path("id").asText());
  }

  private static String of(Project project) {
    return "v3.3/training/projects/" + project.id();
  }

  private static String of(Project project, Iteration iteration) {
    return of(project) + "/iterations/" + iteration.id();
  }

  private static String folder(Project project) {
    return "data/projects/" + project.id() + "/";
  }

  private static String folder(Project project, Iteration iteration) {
    return folder(project) + "iterations/" + iteration.id() + "/";
  }
}
