package app.userdata.dev.benchmark;

import app.userdata.dev.simulator.CustomVisionSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Asks a service for the links of all images of its only project. */
final class ImageLinks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 256;

  private final CustomVisionSimulator service;

  ImageLinks(CustomVisionSimulator service) {
    this.service = service;
  }

  List<String> all() throws IOException {
    String project = get("").get(0).path("id").asText();
    List<String> links = new ArrayList<>();
    JsonNode page;
    do {
      page = get("/" + project + "/images?take=" + PAGE + "&skip=" + links.size());
      page.forEach(image -> links.add(image.path("originalImageUri").asText()));
    } while (page.size() == PAGE);
    return links;
  }

  private JsonNode get(String path) throws IOException {
    URI uri = URI.create(service.endpoint() + "/customvision/v3.3/training/projects" + path);
    HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
    call.setRequestProperty("Training-Key", service.trainingKey());
    return JSON.readTree(call.getInputStream());
  }
}
