// Starting an export.

async function exportView(place, query) {
  const scope = await scopeChoice(query, "None checked: all projects.", () => {});
  const categories = categoryChoice("What the archive will hold.", true);
  const person = personChoice();
  const formats = formatChoice();
  const reference = referenceField();
  put(place, starting(
    "Start an export",
    "Everything that you choose is copied into an archive that can be checked. Nothing is changed in the service.",
    "exports", "Start the export", "primary",
    [scope.view, categories.view, person.view, formats.view, field("Reference", reference, "Your ticket, if there is one. No personal data, please.")],
    () => {
      const subject = person.body();
      const chosen = categoriesOf(categories.chosen(), subject.subject);
      if (chosen.length === 0) {
        throw new Problem("Choose at least one category.");
      }
      return { ...scope.body(), categories: chosen, ...subject, ...formats.body(), ...(reference.value.trim() ? { reference: reference.value.trim() } : {}) };
    }));
}
