package app.userdata;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The dependency rules of the code base. A change here is a change of architecture. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String ROOT = "app.userdata";

  @ArchTest
  static final ArchRule packages_form_no_cycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule function_uses_only = uses("function", "job", "category");

  @ArchTest
  static final ArchRule job_uses_only =
      uses("job", "category", "copy", "report", "archive", "picture", "customvision", "evidence");

  @ArchTest
  static final ArchRule category_uses_only =
      uses("category", "copy", "report", "archive", "picture", "customvision");

  @ArchTest
  static final ArchRule copy_uses_only = uses("copy", "archive", "picture", "customvision");

  @ArchTest static final ArchRule report_uses_only = uses("report", "archive", "picture");

  @ArchTest static final ArchRule archive_uses_only = uses("archive", "picture");

  @ArchTest static final ArchRule picture_uses_none = uses("picture");

  @ArchTest static final ArchRule evidence_uses_none = uses("evidence");

  @ArchTest static final ArchRule customvision_uses_none = uses("customvision");

  @ArchTest static final ArchRule storage_uses_only = uses("storage", "job", "archive");

  @ArchTest
  static final ArchRule telemetry_uses_only = uses("telemetry", "job", "category", "customvision");

  @ArchTest
  static final ArchRule azure_functions_stays_at_the_edge =
      confined("com.microsoft.azure.functions..", "function", "");

  @ArchTest
  static final ArchRule storage_sdk_stays_in_storage = confined("com.azure.storage..", "storage");

  @ArchTest
  static final ArchRule azure_core_stays_in_the_adapters =
      confined("com.azure.core..", "customvision", "storage", "");

  @ArchTest
  static final ArchRule http_stays_in_the_adapters =
      confined("okhttp3..", "customvision", "storage");

  @ArchTest
  static final ArchRule opentelemetry_stays_in_telemetry =
      confined("io.opentelemetry..", "telemetry");

  @ArchTest
  static final ArchRule only_settings_reads_the_environment =
      noClasses()
          .that()
          .doNotHaveSimpleName("Settings")
          .should()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getenv");

  /** A package may use itself and the named packages of ours, nothing else of ours. */
  private static ArchRule uses(String layer, String... allowed) {
    var own = ROOT + "." + layer + "..";
    var permitted =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(own),
                java.util.Arrays.stream(allowed).map(name -> ROOT + "." + name + ".."))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(ROOT + "..")
                .and(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(
                        permitted)))
        .allowEmptyShould(true);
  }

  /** A library may be used in the named packages only; "" is the composition root. */
  private static ArchRule confined(String library, String... layers) {
    var permitted =
        java.util.Arrays.stream(layers)
            .map(name -> name.isEmpty() ? ROOT : ROOT + "." + name + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(permitted)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
