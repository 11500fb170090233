package app.userdata.customvision;

import app.userdata.customvision.CustomVisionException.Failure;
import app.userdata.customvision.ErrorReplies.ErrorReply;
import java.util.Locale;
import java.util.Optional;

/** Turns a reply that repeating cannot better into the exception that names what to change. */
@FunctionalInterface
interface Refusals {
  CustomVisionException of(ErrorReply reply);

  /** As the Training API and the gateway before it mean it. */
  static CustomVisionException ofService(ErrorReply reply) {
    Failure failure = reply.failure();
    boolean own = failure.code().startsWith("Forbidden");
    return switch (failure.status()) {
      case 404 -> new CustomVisionException.NotFound(failure);
      case 401 ->
          new CustomVisionException.Unauthorized(
              failure,
              "the key or identity is not accepted; check CustomVision__trainingKey,"
                  + " CustomVision__endpoint and the roles of the identity.",
              Optional.empty());
      case 403 ->
          own
              ? new CustomVisionException.Rejected(failure, "the service forbids it.")
              : new CustomVisionException.Unauthorized(
                  failure,
                  "access is denied; check the role of the identity and the firewall of the"
                      + " resource.",
                  Optional.empty());
      default -> rejected(reply);
    };
  }

  /** As a blob store means it: it knows signatures only. */
  static CustomVisionException ofStore(ErrorReply reply) {
    Failure failure = reply.failure();
    int status = failure.status();
    if (status >= 300 && status < 400) {
      return new CustomVisionException.DownloadRefused(
          failure, "the store redirects, which is not followed.");
    }
    return switch (status) {
      case 404 -> new CustomVisionException.NotFound(failure);
      case 401, 403 -> new CustomVisionException.LinkExpired(failure);
      default -> new CustomVisionException.Rejected(failure, "the store refuses it.");
    };
  }

  /** As Azure Resource Manager means it. */
  static CustomVisionException ofResourceManager(ErrorReply reply) {
    Failure failure = reply.failure();
    return switch (failure.status()) {
      case 404 -> new CustomVisionException.NotFound(failure);
      case 401, 403 ->
          new CustomVisionException.Unauthorized(
              failure,
              "access is denied; give the identity a role that reads the resource named in"
                  + " CustomVision__resourceId.",
              Optional.empty());
      default ->
          new CustomVisionException.Rejected(
              failure, "Azure Resource Manager refuses it; check CustomVision__resourceId.");
    };
  }

  private static CustomVisionException rejected(ErrorReply reply) {
    if (reply.message().toLowerCase(Locale.ROOT).contains("custom subdomain")) {
      return new CustomVisionException.Unauthorized(
          reply.failure(),
          "an identity works only with the endpoint https://NAME.cognitiveservices.azure.com;"
              + " change CustomVision__endpoint or set CustomVision__trainingKey.",
          Optional.empty());
    }
    boolean redirect = reply.failure().status() / 100 == 3;
    return new CustomVisionException.Rejected(
        reply.failure(),
        redirect
            ? "the endpoint redirects, which is not followed; check CustomVision__endpoint."
            : "the service refuses it.");
  }
}
