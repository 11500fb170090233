package app.userdata.category;

/**
 * Tells whether the job of a step was canceled, so that the step tries nothing more. It may be
 * asked before every call and by several threads.
 */
@FunctionalInterface
public interface Cancellation {
  boolean requested();
}
