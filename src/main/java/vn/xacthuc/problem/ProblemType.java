package vn.xacthuc.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The catalogue of everything that can keep a request from being served.
///
/// Code and status are contract: a client may branch on them, so neither ever changes meaning. The
/// texts may be improved at any time; they stand in one resource file per language.
// Error Prone cannot see that a record of two strings is immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum ProblemType {
    MALFORMED_JSON(400),
    UNKNOWN_FIELD(400),
    WRONG_TYPE(400),
    MISSING_HEADER(400),
    INVALID_HEADER(400),
    INVALID_PARAMETER(400),
    MALFORMED_REQUEST(400),
    MALFORMED_TRUST_MATERIAL(400),
    MISSING_TOKEN(401),
    INVALID_TOKEN(401),
    INSUFFICIENT_SCOPE(403),
    UNKNOWN_CLIENT(403),
    INACTIVE_PARTY(403),
    PURPOSE_NOT_ALLOWED(403),
    FIELD_NOT_ALLOWED(403),
    NOT_A_CITIZEN(403),
    FOUR_EYES(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    IDEMPOTENCY_CONFLICT(409),
    NOT_ERASABLE(409),
    REQUEST_DIFFERS(409),
    ALREADY_EXISTS(409),
    OUTDATED(409),
    PARTY_CLOSED(409),
    DETAILS_ERASED(410),
    ENTRIES_ARCHIVED(410),
    BODY_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    MISSING_FIELD(422),
    INVALID_VALUE(422),
    UNDECODABLE_NAME(422),
    CONTEXT_INCOMPLETE(422),
    CLAIM_INCOMPLETE(422),
    NOT_SUPPORTED(422),
    TRUST_REFUSED(422),
    RATE_LIMITED(429, 1),
    PROBING_LIMIT(429, 3600),
    HEADERS_TOO_LARGE(431),
    INTERNAL_ERROR(500),
    LOG_UNAVAILABLE(503, 5),
    OVERLOADED(503, 1),
    REGISTER_UNAVAILABLE(503, 5);

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final int status;
    private final int retryAfterSeconds;
    private final Text title;
    private final Text detail;
    private final String integratorAction;
    private final Text clerkMessage;

    ProblemType(int status) {
        this(status, 0);
    }

    ProblemType(int status, int retryAfterSeconds) {
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
        title = Catalogue.text(code, "title");
        detail = Catalogue.text(code, "detail");
        integratorAction = Catalogue.english(code, "integrator");
        clerkMessage = Catalogue.text(code, "clerk");
    }

    /// The problem with this code.
    public static Optional<ProblemType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /// The name a client branches on, in kebab case.
    public String code() {
        return code;
    }

    /// The `type` of RFC 9457 §3.1.1: a name, not an address, because nothing is to be fetched.
    public String uri() {
        return "urn:xacthuc:problem:" + code;
    }

    /// The HTTP status, the same for every occurrence.
    public int status() {
        return status;
    }

    /// Seconds to wait where the occurrence knows no better, 0 where waiting does not help.
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /// What kind of problem this is, in a few words.
    public Text title() {
        return title;
    }

    /// What is wrong, in one sentence that holds for every occurrence.
    public Text detail() {
        return detail;
    }

    /// What the integrator does about it; the documentation is English.
    public String integratorAction() {
        return integratorAction;
    }

    /// What the clerk at the counter is told.
    public Text clerkMessage() {
        return clerkMessage;
    }
}
