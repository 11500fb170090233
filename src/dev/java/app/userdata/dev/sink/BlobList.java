package app.userdata.dev.sink;

import java.util.Map;
import java.util.NavigableMap;

/** Lists blobs in the order of their names, as much of a page as the SDK reads. */
final class BlobList {
  private static final int MOST = 5000;

  private final NavigableMap<String, StoredBlob> blobs;

  BlobList(NavigableMap<String, StoredBlob> blobs) {
    this.blobs = blobs;
  }

  /** One page; the marker is the name before its first. */
  String xml(Request request) {
    String prefix = request.parameter("prefix");
    String marker = request.parameter("marker");
    int most = request.query().containsKey("maxresults") ? number(request) : MOST;
    NavigableMap<String, StoredBlob> from =
        marker.isEmpty() ? blobs.tailMap(prefix, true) : blobs.tailMap(marker, false);
    StringBuilder listed = new StringBuilder();
    String last = "";
    String next = "";
    int count = 0;
    for (Map.Entry<String, StoredBlob> blob : from.entrySet()) {
      if (!blob.getKey().startsWith(prefix)) {
        break;
      }
      if (count == most) {
        next = last;
        break;
      }
      count++;
      last = blob.getKey();
      listed.append(entry(last, blob.getValue()));
    }
    return """
        <?xml version="1.0" encoding="utf-8"?><EnumerationResults><Prefix>%s</Prefix>\
        <Blobs>%s</Blobs><NextMarker>%s</NextMarker></EnumerationResults>"""
        .formatted(escaped(prefix), listed, escaped(next));
  }

  private static int number(Request request) {
    return Integer.parseInt(request.parameter("maxresults"));
  }

  private static String entry(String name, StoredBlob blob) {
    return """
        <Blob><Name>%s</Name><Properties><Last-Modified>%s</Last-Modified><Etag>0x%x</Etag>\
        <Content-Length>%d</Content-Length><Content-Type>application/octet-stream</Content-Type>\
        <BlobType>BlockBlob</BlobType></Properties></Blob>"""
        .formatted(escaped(name), Answer.date(), blob.version(), blob.length());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
