package app.userdata.job;

import app.userdata.category.ExportContext.AccountDetails;
import app.userdata.customvision.CustomVisionClient;
import java.util.Optional;

/** A Custom Vision resource that requests may name, and how to speak to it. */
public record Resource(String name, CustomVisionClient service, Optional<AccountDetails> account) {}
