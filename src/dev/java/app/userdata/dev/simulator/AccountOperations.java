package app.userdata.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What belongs to no project: account info of version 1.x, and the domains. */
final class AccountOperations {
  private AccountOperations() {}

  static Reply account(Call call) {
    Account account = call.account();
    ObjectNode json = Json.object();
    json.put("UserName", account.userName()).put("Email", account.email());
    ObjectNode keys = json.putObject("Keys");
    keys.putObject("TrainingKeys")
        .put("PrimaryKey", call.options().access().trainingKey())
        .put("SecondaryKey", Ids.plain(Ids.of("training key 2")));
    keys.putObject("PredictionKeys")
        .put("PrimaryKey", Ids.plain(Ids.of("prediction key 1")))
        .put("SecondaryKey", Ids.plain(Ids.of("prediction key 2")));
    ObjectNode quotas = json.putObject("Quotas");
    quotas.put("Tier", "S0");
    quota(quotas.putObject("Projects"), 100, account.projects().size());
    quota(quotas.putObject("Predictions"), 10_000, predictions(account));
    var perProject = quotas.putArray("PerProject");
    for (Project project : account.projects()) {
      ObjectNode row = perProject.addObject().put("ProjectId", project.id().toString());
      quota(row.putObject("Iterations"), 20, project.iterations().size());
      quota(row.putObject("Images"), 100_000, project.workspace().size());
      quota(row.putObject("Tags"), 500, project.tags().size());
    }
    return Reply.json(json);
  }

  static Reply domains(Call call) {
    return Reply.json(
        Domain.ALL.stream().map(domain -> json(call, domain)).collect(Json.toArray()));
  }

  static Reply domain(Call call) {
    var id = call.pathId("domainId", "NotFoundDomain");
    return Domain.ALL.stream()
        .filter(domain -> domain.id().equals(id))
        .findFirst()
        .map(domain -> Reply.json(json(call, domain)))
        .orElseThrow(() -> ServiceException.notFound("NotFoundDomain", "Domain not found."));
  }

  private static ObjectNode json(Call call, Domain domain) {
    ObjectNode json =
        Json.object()
            .put("id", domain.id().toString())
            .put("name", domain.name())
            .put("type", domain.type())
            .put("exportable", domain.exportable())
            .put("enabled", true);
    if (call.version() == ApiVersion.V3_4_PREVIEW) {
      var platforms = json.putArray("exportablePlatforms");
      if (domain.exportable()) {
        // The real service names IVS here, which no specification lists.
        platforms.add("CoreML").add("TensorFlow").add("DockerFile").add("ONNX").add("IVS");
      }
    }
    return json;
  }

  private static int predictions(Account account) {
    return account.projects().stream().mapToInt(project -> project.predictions().size()).sum();
  }

  private static void quota(ObjectNode quota, int total, int used) {
    quota.put("Total", total).put("Used", used).putNull("TimeUntilReset");
  }
}
