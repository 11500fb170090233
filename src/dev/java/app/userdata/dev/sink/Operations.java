package app.userdata.dev.sink;

/** What a request asks for, by the name of the operation in the documentation of the service. */
final class Operations {
  static final String PUT_BLOB = "PutBlob";
  static final String PUT_BLOCK = "PutBlock";
  static final String PUT_BLOCK_LIST = "PutBlockList";
  static final String DELETE_BLOB = "DeleteBlob";
  static final String GET_PROPERTIES = "GetBlobProperties";
  static final String LIST_BLOBS = "ListBlobs";
  static final String CREATE_CONTAINER = "CreateContainer";
  private static final String METADATA = "GetQueueMetadata";

  private Operations() {}

  static String ofBlobs(Request request) {
    String comp = request.parameter("comp");
    if (request.parameter("restype").equals("container")) {
      return ofContainer(request.method(), comp);
    }
    return switch (request.method() + " " + comp) {
      case "PUT " -> PUT_BLOB;
      case "PUT block" -> PUT_BLOCK;
      case "PUT blocklist" -> PUT_BLOCK_LIST;
      case "GET " -> "GetBlob";
      case "HEAD " -> GET_PROPERTIES;
      case "DELETE " -> DELETE_BLOB;
      default -> other(request, comp);
    };
  }

  static String ofQueues(Request request) {
    String comp = request.parameter("comp");
    boolean one = request.name().startsWith("messages/");
    boolean messages = one || request.name().equals("messages");
    return switch (request.method()) {
      case "POST" -> "PutMessage";
      case "PUT" -> one ? "UpdateMessage" : "CreateQueue";
      case "DELETE" -> one ? "DeleteMessage" : "DeleteQueue";
      case "GET" -> messages ? "GetMessages" : comp.equals("list") ? "ListQueues" : METADATA;
      default -> other(request, comp);
    };
  }

  private static String ofContainer(String method, String comp) {
    return switch (method + " " + comp) {
      case "PUT " -> CREATE_CONTAINER;
      case "DELETE " -> "DeleteContainer";
      case "GET list" -> LIST_BLOBS;
      default -> method + " container " + comp;
    };
  }

  private static String other(Request request, String comp) {
    return (request.method() + " " + comp).strip();
  }
}
