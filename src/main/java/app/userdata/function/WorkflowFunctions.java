package app.userdata.function;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.function.Supplier;

/** What runs without a caller: requests of workflows, and the supervisor. */
public final class WorkflowFunctions {
  private final Supplier<App> app;

  public WorkflowFunctions(Supplier<App> app) {
    this.app = app;
  }

  /** Carries out a request that a workflow put into the queue. */
  @FunctionName("DataRequests")
  public void request(
      @QueueTrigger(name = "message", queueName = "data-requests", connection = "DataStorage")
          String message) {
    app.get().engine().dataRequests().accept(message);
  }

  /** Carries out a deletion, or a confirmation, that a workflow put into the queue of its own. */
  @FunctionName("DeletionRequests")
  public void requestDeletion(
      @QueueTrigger(name = "message", queueName = "deletion-requests", connection = "DataStorage")
          String message) {
    app.get().engine().deletionRequests().accept(message);
  }

  /** Looks after jobs that stopped moving. */
  @FunctionName("Supervisor")
  public void supervise(
      @TimerTrigger(name = "timer", schedule = "%SUPERVISOR_SCHEDULE%") String timer,
      ExecutionContext context) {
    app.get().engine().supervisor().tick(context.getLogger());
  }
}
