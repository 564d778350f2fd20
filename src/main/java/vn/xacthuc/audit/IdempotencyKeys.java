package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Reads the `Idempotency-Key` header.
@ApplicationScoped
public class IdempotencyKeys {

    /// The header's name.
    public static final String HEADER = "Idempotency-Key";

    private static final int MAXIMUM_LENGTH = 255;

    private final AuditKeys keys;

    IdempotencyKeys(AuditKeys keys) {
        this.keys = keys;
    }

    /// Binds the header's value to the caller and the request.
    ///
    /// @param operation what is asked, for instance `POST /v1/verifications`; a key that was used
    ///   for another operation conflicts
    /// @throws ProblemException `missing-header`, or `invalid-header` for a value that is longer
    ///   than 255 characters or has others than visible ASCII
    public IdempotencyClaim claim(
            Caller caller, @Nullable String header, String operation, byte[] body) {
        if (header == null || header.isEmpty()) {
            throw new ProblemException(
                    ProblemType.MISSING_HEADER, FieldProblem.missingHeader(HEADER));
        }
        if (header.length() > MAXIMUM_LENGTH
                || !header.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new ProblemException(
                    ProblemType.INVALID_HEADER, FieldProblem.invalidHeader(HEADER));
        }
        return keys.claim(join(caller.clientId(), header), join(operation, body));
    }

    private static byte[] join(String first, String second) {
        return join(first, second.getBytes(StandardCharsets.UTF_8));
    }

    /// A zero byte cannot occur in the first part, so that two pairs never run into the same bytes.
    private static byte[] join(String first, byte[] second) {
        ByteArrayOutputStream joined =
                new ByteArrayOutputStream(first.length() + 1 + second.length);
        joined.writeBytes(first.getBytes(StandardCharsets.UTF_8));
        joined.write(0);
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}
