package app.userdata.function;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where every HTTP request comes in: finds out who calls, refuses whoever lacks the role, and
 * answers with what the call returns, or with the problem that it ran into.
 */
final class Entrance {
  private final Supplier<App> app;

  Entrance(Supplier<App> app) {
    this.app = app;
  }

  /** Answers whoever has the role. */
  HttpResponseMessage answer(
      Role role,
      HttpRequestMessage<?> request,
      ExecutionContext context,
      Function<App, HttpResponseMessage> call) {
    return answerCaller(role, request, context, (with, caller) -> call.apply(with));
  }

  /** The same, where it matters who that is. */
  HttpResponseMessage answerCaller(
      Role role,
      HttpRequestMessage<?> request,
      ExecutionContext context,
      BiFunction<App, Caller, HttpResponseMessage> call) {
    return HttpReplies.answer(
        request,
        context,
        () -> {
          App with = app.get();
          Caller caller = with.signIn() ? SignedIn.caller(request) : Caller.WITH_KEY;
          caller.require(role);
          return call.apply(with, caller);
        });
  }

  /** Answers everybody. */
  HttpResponseMessage answerAnybody(
      HttpRequestMessage<?> request,
      ExecutionContext context,
      Function<App, HttpResponseMessage> call) {
    return HttpReplies.answer(request, context, () -> call.apply(app.get()));
  }
}
