package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.EngineBench;
import app.userdata.job.LoggedLines;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function that does steps hands over the log of its invocation: only that has its id. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StepLogTest {
  private static final int QUEUES = 19;

  private EngineBench bench;

  @BeforeAll
  void open() {
    bench =
        EngineBench.quick(
            SampleAccount.create(), SimulatorOptions.defaults(), EngineBench.inMemory());
  }

  @AfterAll
  void close() {
    bench.close();
  }

  static Stream<Method> stepFunctions() {
    return new ClassFileImporter()
        .importPackages("app.userdata.function").stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(
                method ->
                    method.getParameters().stream()
                        .anyMatch(parameter -> parameter.isAnnotatedWith(BindingName.class)))
            .filter(method -> method.getRawReturnType().getName().equals("void"))
            .map(JavaMethod::reflect);
  }

  @Test
  void stepFunctions_always_areOneForEachQueueOfSteps() {
    assertThat(stepFunctions()).hasSize(QUEUES);
  }

  @ParameterizedTest
  @MethodSource("stepFunctions")
  void step_anyFunction_writesToTheLogOfItsInvocation(Method function) throws Exception {
    LoggedLines logged = new LoggedLines();
    ExecutionContext context = mock(ExecutionContext.class);
    when(context.getLogger()).thenReturn(logged.log());
    Supplier<App> app = () -> new App(bench.engine(), false, Optional.empty());
    Object target = function.getDeclaringClass().getConstructor(Supplier.class).newInstance(app);

    function.invoke(target, "{}", 1L, context);

    assertThat(logged.events("dropped")).hasSize(1);
  }

  @Test
  void supervise_poisonMessage_isWrittenToTheLogOfItsInvocation() {
    LoggedLines logged = new LoggedLines();
    ExecutionContext context = mock(ExecutionContext.class);
    when(context.getLogger()).thenReturn(logged.log());
    bench.poison("data-requests-poison", "{\"messageId\":\"Jane Doe\"}");

    new WorkflowFunctions(() -> new App(bench.engine(), false, Optional.empty()))
        .supervise("", context);

    assertThat(logged.lines())
        .containsExactly("{\"event\":\"poison\",\"queue\":\"data-requests-poison\"}");
  }
}
