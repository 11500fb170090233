package app.userdata.category;

import app.userdata.customvision.CustomVisionClient;
import java.util.List;
import java.util.UUID;

/**
 * What one step deletes: entries of one chunk of a sealed and confirmed plan, and nothing else.
 *
 * @param scope whose subject is read again before anything of it is deleted
 * @param cancellation what is not deleted yet when it is requested is not tried
 */
public record Deletion(
    CustomVisionClient service,
    UUID project,
    List<PlanEntry> entries,
    Scope scope,
    Cancellation cancellation) {
  public Deletion {
    entries = List.copyOf(entries);
  }

  List<UUID> ids() {
    return entries.stream().map(PlanEntry::uuid).toList();
  }

  boolean canceled() {
    return cancellation.requested();
  }
}
