package app.userdata.dev.simulator;

import java.time.Duration;
import java.util.UUID;

/** Makes the links in replies: signed ones to the blob host, or relative paths behind a VNet. */
record Links(String blobEndpoint, Sas sas, Duration lifetime, boolean relative) {

  String image(UUID project, char kind, UUID image) {
    return link("/i-" + Ids.plain(project) + "/" + kind + "-" + Ids.plain(image));
  }

  String prediction(UUID project, char kind, UUID prediction) {
    return link("/predictionimages/" + project + "/" + kind + "-" + Ids.plain(prediction));
  }

  String model(UUID project, ExportedModel model) {
    return link("/m-" + Ids.plain(project) + "/" + model.blobName());
  }

  String projectExport(UUID project) {
    return link("/prjexp-" + Ids.plain(project) + "/project-export-info");
  }

  private String link(String path) {
    return relative ? path : blobEndpoint + path + "?" + sas.query(path, lifetime);
  }
}
