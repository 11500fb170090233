package app.userdata.category;

import app.userdata.archive.Parts;
import app.userdata.customvision.CustomVisionClient;

/** What every step works with that reads from the service. */
interface StepContext {
  CustomVisionClient service();

  /** Where pieces are kept that later steps read. */
  Parts parts();

  EarlierResults results();

  Scope scope();
}
