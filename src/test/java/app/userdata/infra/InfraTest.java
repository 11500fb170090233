package app.userdata.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The infrastructure as it is has no mistake that we know how to look for. */
final class InfraTest {
  private static final List<Check> CHECKS =
      List.of(
          new DocumentCheck(),
          new ModuleCheck(),
          new SymbolCheck(),
          new MemberCheck(),
          new ResourceCheck(),
          new SettingCheck(),
          new StartCheck(),
          new QueueCheck(),
          new RoleNameCheck(),
          new RoleCheck(),
          new StorageCheck(),
          new SiteCheck(),
          new AppRoleCheck(),
          new AlertCheck(),
          new AzdCheck(),
          new HookCheck(),
          new LogicAppCheck(),
          new MessageCheck(),
          new PipelineCheck());

  private static Infra infra;
  private static Code code;

  @BeforeAll
  static void read() throws IOException {
    infra = Infra.parse(ProjectFiles.read());
    code = Code.read();
  }

  /** All that is wrong; what cannot be parsed is told alone, as a compiler would. */
  static List<Finding> findings(Infra infra, Code code) {
    return infra.unreadable().isEmpty()
        ? CHECKS.stream().flatMap(check -> check.find(infra, code).stream()).toList()
        : infra.unreadable();
  }

  @TestFactory
  Stream<DynamicTest> check_asItIs_findsNothing() {
    return CHECKS.stream()
        .map(
            check ->
                DynamicTest.dynamicTest(
                    check.getClass().getSimpleName(),
                    () -> assertThat(check.find(infra, code)).isEmpty()));
  }
}
