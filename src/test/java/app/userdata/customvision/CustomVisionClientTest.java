package app.userdata.customvision;

import static app.userdata.customvision.ClientFixture.IMAGE;
import static app.userdata.customvision.ClientFixture.ITERATION;
import static app.userdata.customvision.ClientFixture.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomVisionClientTest {
  private static final String ROOT = "/customvision/v3.3/training/projects";
  private final ClientFixture fixture = new ClientFixture();

  CustomVisionClientTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void getProjects_asServed_sendsTheKeyToTheEndpoint() {
    fixture.service.reply(
        200,
        "[{\"id\":\"%s\",\"name\":\"Ü\",\"drModeEnabled\":null,\"new\":1E5}]".formatted(PROJECT));

    List<Project> projects = fixture.client.getProjects();

    assertThat(projects).hasSize(1);
    assertThat(projects.get(0).name()).isEqualTo("Ü");
    assertThat(projects.get(0).disasterRecovery()).isFalse();
    assertThat(projects.get(0).json().text()).endsWith("\"drModeEnabled\":null,\"new\":1E5}");
    assertThat(fixture.service.only().headers().getFirst("Training-Key"))
        .isEqualTo(ClientFixture.KEY);
    assertThat(asked()).isEqualTo(ROOT);
  }

  @Test
  void getIterations_bothTimestampShapesAndUnknownStatus_areRead() {
    fixture.service.reply(
        200,
        """
        [ {"id":"%1$s","name":"a","status":"Sleeping","created":"2019-09-16T15:03:38.84Z",
           "publishName":""},
          {"id":"%1$s","name":"b","status":"Completed","created":"2020-06-06T17:53:28.0821491",
           "publishName":"live","exportable":true,"trainedAt":"2020-06-06T17:53:28Z"} ]
        """
            .formatted(ITERATION));

    List<Iteration> iterations = fixture.client.getIterations(PROJECT);

    assertThat(iterations).extracting(Iteration::trained).containsExactly(false, true);
    assertThat(iterations).extracting(Iteration::published).containsExactly(false, true);
    assertThat(iterations)
        .extracting(iteration -> iteration.created().toString())
        .containsExactly("2019-09-16T15:03:38.840Z", "2020-06-06T17:53:28.082149100Z");
    assertThat(iterations.get(0).status()).isEqualTo("Sleeping");
  }

  @Test
  void getImages_since33_asksForAllOldestFirst() {
    fixture.service.reply(200, "[]");

    fixture.client.getImages(PROJECT, ImageSet.of(ITERATION), Listing.ALL, 256, 512);

    assertThat(asked())
        .isEqualTo(
            ROOT
                + "/"
                + PROJECT
                + "/images?iterationId="
                + ITERATION
                + "&taggingStatus=All&orderBy=Oldest&take=256&skip=512");
  }

  @Test
  void getImageCount_before33_asksTaggedAndUntagged() {
    fixture.service.reply(200, "10");
    CustomVisionClient old = fixture.version("v3.2");

    assertThat(fixture.client.listings()).containsExactly(Listing.ALL);
    assertThat(old.listings()).containsExactly(Listing.TAGGED, Listing.UNTAGGED);
    assertThat(old.getImageCount(PROJECT, ImageSet.workspace(), Listing.TAGGED)).isEqualTo(10);
    assertThat(asked())
        .isEqualTo("/customvision/v3.2/training/projects/" + PROJECT + "/images/tagged/count");
  }

  @Test
  void getImagesByIds_withTagsRegionsAndMetadata_readsThem() {
    UUID tag = UUID.fromString("44444444-4444-4444-4444-444444444444");
    UUID region = UUID.fromString("55555555-5555-5555-5555-555555555555");
    fixture.service.reply(
        200,
        """
        [{"id":"%s","resizedImageUri":"/i-a/i-b","originalImageUri":null,
          "tags":[{"tagId":"%s"}],"regions":[{"tagId":"%s","left":0.10}],
          "metadata":{"subjectId":"42"}}]
        """
            .formatted(IMAGE, tag, region));

    Image image =
        fixture.client.getImagesByIds(PROJECT, ImageSet.workspace(), List.of(IMAGE, tag)).get(0);

    assertThat(image.original()).isEqualTo(URI.create("/i-a/i-b"));
    assertThat(image.tagIds()).containsExactlyInAnyOrder(tag, region);
    assertThat(image.metadata()).containsEntry("subjectId", "42");
    assertThat(image.json().text()).contains("\"left\":0.10");
    assertThat(asked()).endsWith("/images/id?imageIds=" + IMAGE + "," + tag);
  }

  @Test
  void getImages_oneWithoutUsableAddress_keepsThePage() {
    fixture.service.reply(
        200,
        "[{\"id\":\"%1$s\",\"originalImageUri\":\"ht tp://\"},{\"id\":\"%1$s\"}]".formatted(IMAGE));

    assertThat(fixture.client.getImages(PROJECT, ImageSet.workspace(), Listing.ALL, 2, 0))
        .extracting(Image::original)
        .containsExactly(URI.create(""), URI.create(""));
  }

  @Test
  void getExports_doneAndRunning_tellWhatCanBeDownloaded() {
    fixture.service.reply(
        200,
        """
        [{"platform":"ONNX","flavor":"ONNX12","status":"Done","downloadUri":"https://h/m?sig=x"},
         {"platform":"New","flavor":null,"status":"Exporting","downloadUri":null}]
        """);

    List<ModelExport> exports = fixture.client.getExports(PROJECT, ITERATION);

    assertThat(exports).extracting(ModelExport::done).containsExactly(true, false);
    assertThat(exports.get(0).flavor()).contains("ONNX12");
    assertThat(exports.get(1).flavor()).isEmpty();
    assertThat(exports.toString()).doesNotContain("sig=");
  }

  @Test
  void getIterationPerformance_atThreshold_keepsNumberText() {
    fixture.service.reply(200, "{ \"precision\" : 1.0, \"recall\" : 8.79471951E-13 }");

    assertThat(fixture.client.getIterationPerformance(PROJECT, ITERATION, 0.5).text())
        .isEqualTo("{\"precision\":1.0,\"recall\":8.79471951E-13}");
    assertThat(asked()).endsWith("/performance?threshold=0.5");
  }

  @Test
  void queryPredictions_withContinuation_sendsTheTokenBackWhole() {
    String token = "{\"session\":\"9:1\",\"continuation\":\"sig=c\",\"maxCount\":0,\"tags\":null}";
    fixture
        .service
        .reply(
            200,
            "{\"token\":%s,\"results\":[{\"id\":\"%s\",\"originalImageUri\":\"/e/o\"}]}"
                .formatted(token, IMAGE))
        .reply(200, "{\"token\":{\"session\":\"9:1\",\"continuation\":\"\"},\"results\":[]}");

    PredictionPage first = fixture.client.queryPredictions(PROJECT, Optional.empty());
    PredictionPage last = fixture.client.queryPredictions(PROJECT, first.next());

    assertThat(first.predictions()).extracting(Prediction::id).containsExactly(IMAGE);
    assertThat(last.next()).isEmpty();
    assertThat(fixture.service.requests())
        .extracting(ScriptedServer.Request::body)
        .containsExactly(
            "{\"session\":null,\"continuation\":null,\"maxCount\":64,\"orderBy\":\"Newest\"}",
            token);
  }

  @Test
  void getAccountInfo_servedOrNot_isRedactedOrAbsent() {
    fixture
        .service
        .reply(200, "{\"Keys\":{\"TrainingKeys\":{\"PrimaryKey\":\"k\"}}}")
        .reply(404, "{\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}");

    assertThat(fixture.client.getAccountInfo().orElseThrow().text())
        .isEqualTo("{\"Keys\":{\"TrainingKeys\":{\"PrimaryKey\":\"[redacted]\"}}}");
    assertThat(fixture.client.getAccountInfo()).isEmpty();
    assertThat(asked()).isEqualTo("/customvision/v1.2/Training/account");
  }

  @Test
  void deleteImages_fromAllIterations_namesThemById() {
    fixture.service.reply(202, "");

    fixture.client.deleteImages(PROJECT, List.of(IMAGE), true);

    assertThat(asked()).endsWith("/images?imageIds=" + IMAGE + "&allIterations=true");
  }

  @Test
  void delete_withoutIds_neverAsks() {
    assertThatThrownBy(() -> fixture.client.deleteImages(PROJECT, List.of(), true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fixture.client.deletePredictions(PROJECT, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(fixture.service.requests()).isEmpty();
  }

  @Test
  void deletions_ofEachKind_goToTheirPlaces() {
    fixture.service.reply(204, "");

    fixture.client.unpublishIteration(PROJECT, ITERATION);
    fixture.client.deleteIteration(PROJECT, ITERATION);
    fixture.client.deleteTag(PROJECT, IMAGE);
    fixture.client.deletePredictions(PROJECT, List.of(IMAGE));

    assertThat(fixture.service.requests())
        .extracting(request -> request.method() + " " + request.uri())
        .containsExactly(
            "DELETE " + ROOT + "/" + PROJECT + "/iterations/" + ITERATION + "/publish",
            "DELETE " + ROOT + "/" + PROJECT + "/iterations/" + ITERATION,
            "DELETE " + ROOT + "/" + PROJECT + "/tags/" + IMAGE,
            "DELETE " + ROOT + "/" + PROJECT + "/predictions?ids=" + IMAGE);
  }

  private String asked() {
    return fixture.service.requests().get(0).uri().toString();
  }
}
