package vn.xacthuc.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.Answered;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.ContentHash;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.Recorded;
import vn.xacthuc.chip.ChipReader;
import vn.xacthuc.chip.PresentedChip;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.problem.StrictJson;
import vn.xacthuc.receipt.Disclosable;
import vn.xacthuc.receipt.Receipts;

/// Turns an earlier answer and the request that led to it into a page that names the person.
///
/// The entry holds the request's hash and no value of it, so that nothing can be printed that was
/// not asked, and nothing need be kept for printing.
@ApplicationScoped
class Confirmations {

    private static final int MAXIMUM_BODY = 2 * 1024 * 1024;

    private final AuditLog log;
    private final Receipts receipts;
    private final ConfirmationPress press;
    private final StrictJson strictJson;
    private final ObjectMapper json;

    Confirmations(
            AuditLog log,
            Receipts receipts,
            ConfirmationPress press,
            StrictJson strictJson,
            ObjectMapper json) {
        this.log = log;
        this.receipts = receipts;
        this.press = press;
        this.strictJson = strictJson;
        this.json = json;
    }

    /// The page as HTML.
    ///
    /// @param body the bytes of the original request
    /// @throws ProblemException `not-found`, `details-erased`, or `request-differs` when these are
    ///   other bytes
    String page(Caller caller, UUID id, @Nullable String contentType, byte[] body) {
        Recorded recorded = log.recorded(id, EntryKind.VERIFICATION, caller.party().code());
        VerificationRequest request =
                strictJson.read(contentType, body, MAXIMUM_BODY, VerificationRequest.class);
        if (!ContentHash.of(body).equals(recorded.details().requestHash())) {
            throw new ProblemException(ProblemType.REQUEST_DIFFERS);
        }
        Optional<PresentedChip> chip =
                Optional.ofNullable(request.chip())
                        .map(presented -> ChipReader.read(presented, "/chip"));
        Disclosable values = RequestValues.of(request.claim(), chip);
        JsonNode answer = disclosed(recorded, values);
        return press.page(caller, recorded, request, chip, answer);
    }

    /// Nothing but the page's own style may be applied, and nothing may be loaded.
    String contentSecurityPolicy() {
        return press.contentSecurityPolicy();
    }

    private JsonNode disclosed(Recorded recorded, Disclosable values) {
        Answered answered = recorded.answered();
        values.with("dossierCode", recorded.details().dossierCode())
                .with("officerId", answered.officer().map(officer -> officer.id()));
        try {
            return json.readTree(receipts.disclose(answered, values));
        } catch (IOException e) {
            throw new UncheckedIOException("an answer is JSON", e);
        }
    }
}
