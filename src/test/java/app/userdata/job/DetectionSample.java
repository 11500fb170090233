package app.userdata.job;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.Region;
import app.userdata.dev.simulator.SampleAccount;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;

/**
 * The sample account, whose project with boxes has a picture that lies on its side, and here also
 * one of which the service shows a smaller copy.
 */
final class DetectionSample {
  static final String BODY =
      """
      {"categories":["projects","tags","images"],"formats":["coco","yolo","voc","folders","automl"]}""";

  private DetectionSample() {}

  static Account account() {
    Account account = SampleAccount.create();
    Project signs = signs(account);
    Image large =
        account.project("Fruit bowl").workspaceImages().stream()
            .filter(image -> image.bytes() != image.resized())
            .findFirst()
            .orElseThrow();
    Image boxed = signs.workspaceImages().get(1);
    signs.put(
        new Image(
            UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
            boxed.created(),
            large.width(),
            large.height(),
            large.bytes(),
            large.resized(),
            large.contentType(),
            boxed.tags(),
            List.of(quarter(boxed.regions().get(0))),
            Map.of()));
    return account;
  }

  private static Region quarter(Region region) {
    return new Region(
        region.id(), region.tagId(), region.tagName(), region.created(), 0.5f, 0.5f, 0.5f, 0.5f);
  }

  static Project signs(Account account) {
    return account.project("Вывески 看板");
  }

  /** How large people see an image's file; decoders of Java do not heed Exif. */
  static Dimension seen(Image image) throws IOException {
    BufferedImage stored = ImageIO.read(new ByteArrayInputStream(image.bytes()));
    boolean turned = stored.getWidth() > stored.getHeight() != image.width() > image.height();
    return turned
        ? new Dimension(stored.getHeight(), stored.getWidth())
        : new Dimension(stored.getWidth(), stored.getHeight());
  }
}
