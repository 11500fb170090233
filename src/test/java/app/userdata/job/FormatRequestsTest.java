package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.category.CategoryId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The formats of a request. */
final class FormatRequestsTest {

  @Test
  void parse_formatsInAnyOrderAndTwice_areInOneOrderOnce() {
    JobRequest request = parse("{\"formats\":[\"automl\",\"voc\",\"coco\",\"voc\"]}");

    assertThat(request.formats()).containsExactly("coco", "voc", "automl");
    assertThat(request)
        .isEqualTo(parse("{\"formats\":[\"voc\",\"automl\",\"coco\"],\"categories\":[\"all\"]}"));
  }

  @Test
  void parse_noFormats_asksForNone() {
    assertThat(parse("{}").formats()).isNull();
  }

  @Test
  void parse_formatsOfOnePerson_areMadeOfThatPersonsImages() {
    assertThat(parse("{\"formats\":[\"yolo\"],\"subject\":{\"tags\":[\"a\"]}}").categories())
        .containsExactly("images", "predictions");
  }

  @Test
  void parse_unknownFormat_namesTheAllowed() {
    assertThatThrownBy(() -> parse("{\"formats\":[\"tfrecord\"]}"))
        .isInstanceOf(JobProblem.class)
        .hasMessage("formats may hold [coco, yolo, voc, folders, automl].");
  }

  @Test
  void parse_formatsWithoutImages_saysWhatToAdd() {
    assertThatThrownBy(() -> parse("{\"formats\":[\"coco\"],\"categories\":[\"tags\"]}"))
        .hasMessageContaining("add images to categories");
    assertThatThrownBy(
            () ->
                RequestParser.parse(
                    JobKind.EXPORT, "{\"formats\":[\"coco\"]}", Optional.of(CategoryId.TAGS)))
        .hasMessageContaining("add images to categories");
  }

  private static JobRequest parse(String body) {
    return RequestParser.parse(JobKind.EXPORT, body, Optional.empty());
  }
}
