package app.userdata.category;

import app.userdata.customvision.RawJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Account info: GetAccountInfo of the Training API v1.x where it still answers, else the account
 * and its usages from Azure Resource Manager, else what the endpoint itself tells. Keys are
 * redacted. It can be deleted in the Azure portal only.
 */
final class AccountInfoCategory implements DataCategory {
  @Override
  public CategoryId id() {
    return CategoryId.ACCOUNT_INFO;
  }

  @Override
  public Capability capability() {
    return Capability.residual(
        false,
        List.of("GetAccountInfo"),
        "Delete the Custom Vision resource in the Azure portal and purge it; no API operation deletes account info.");
  }

  @Override
  public StepResult export(Step step, ExportContext context) {
    StepResult.Draft draft = StepResult.draft();
    draft.count(Tally.planned(1));
    RawJson document = served(context).orElseGet(() -> endpointOnly(context, draft));
    draft.entry(Documents.write(context.archive(), Paths.ACCOUNT_INFO, document));
    return draft.item(Item.exported(step, "account", document.text().length())).result();
  }

  private static Optional<RawJson> served(ExportContext context) {
    Optional<RawJson> account = context.service().getAccountInfo();
    return account.isPresent()
        ? account
        : context.account().flatMap(AccountInfoCategory::fromResourceManager);
  }

  private static Optional<RawJson> fromResourceManager(ExportContext.AccountDetails details) {
    return details
        .resourceManager()
        .account(details.resourceId())
        .map(account -> account.with(Map.of("usages", usages(details))));
  }

  private static List<Object> usages(ExportContext.AccountDetails details) {
    return details
        .resourceManager()
        .usages(details.resourceId())
        .<List<Object>>map(usages -> List.of(usages.node()))
        .orElse(List.of());
  }

  private static RawJson endpointOnly(ExportContext context, StepResult.Draft draft) {
    draft.note(
        "The service no longer answers GetAccountInfo and no resource id is set (CustomVision__resourceId), so account info holds"
            + " only the endpoint.");
    return new RawJson("{}")
        .with(
            Map.of(
                "endpoint",
                context.service().endpoint().toString(),
                "apiVersion",
                context.service().apiVersion(),
                "projectsInScope",
                context.scope().projects().size()));
  }
}
