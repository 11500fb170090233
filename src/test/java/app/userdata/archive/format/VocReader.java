package app.userdata.archive.format;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Reads Pascal VOC as its development kit documents it: pixels are counted from 1, both edges in.
 */
public final class VocReader {
  private static final String FOLDER = "annotations/voc/";

  private final ProjectFolder folder;

  public VocReader(ProjectFolder folder) {
    this.folder = folder;
  }

  /** A document: the file that it is about, how large that is, and what is on it. */
  public record Document(String file, int width, int height, List<SeenBox> boxes) {}

  /** The ids of a set of images, such as {@code trainval}. */
  public List<String> set(String name) {
    return folder.text(FOLDER + "ImageSets/Main/" + name + ".txt").lines().toList();
  }

  public Document document(String id) throws Exception {
    String xml = folder.text(FOLDER + "Annotations/" + id + ".xml");
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getDocumentElement();
    List<SeenBox> boxes = new ArrayList<>();
    NodeList objects = root.getElementsByTagName("object");
    for (int i = 0; i < objects.getLength(); i++) {
      Element object = (Element) objects.item(i);
      boxes.add(
          new SeenBox(
              text(object, "name"),
              number(object, "xmin") - 1,
              number(object, "ymin") - 1,
              number(object, "xmax"),
              number(object, "ymax")));
    }
    return new Document(
        text(root, "folder") + "/" + text(root, "filename"),
        number(root, "width"),
        number(root, "height"),
        boxes);
  }

  private static int number(Element element, String name) {
    return Integer.parseInt(text(element, name));
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }
}
