package vn.xacthuc.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.CitizenDelay;
import vn.xacthuc.party.OfficerSource;

/// What an entry says beyond its leaf. It is encrypted, can be erased, and never holds a claimed
/// value.
///
/// @param particulars what only this kind of entry says, for instance the terms of a search
/// @param citizenDelay how long the contract keeps the entry from the citizen; known until the
///   entry is sealed
/// @param shownToCitizenFrom what became of the delay when the entry was sealed, so that no later
///   contract reveals the entry or hides it
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What an entry says beyond its leaf, as far as the reader may see it.")
public record EntryDetails(
        @Schema(description = "The OAuth 2 client.", examples = "demo-bank")
                @Nullable String clientId,
        @Schema(description = "The officer who asked.") @Nullable Officer officer,
        @Schema(description = "The officer's unit.", examples = "PGD-HK-01")
                @Nullable String unitCode,
        @Schema(description = "The administrative procedure.", examples = "1.004222")
                @Nullable String procedureCode,
        @Schema(description = "The dossier.", examples = "HS-2026-000123")
                @Nullable String dossierCode,
        @Schema(description = "The device.", examples = "KIOSK-07") @Nullable String deviceId,
        @Schema(description = "On whose behalf the caller asked.", examples = "PARTNER-3")
                @Nullable String onBehalfOf,
        @Schema(description = "The citizen's consent.") @Nullable Consent consent,
        @Schema(description = "SHA-256 of the request's bytes, base64.")
                @Nullable String requestHash,
        @Schema(description = "The policy applied.", examples = "bank-default@1")
                @Nullable String policy,
        @Schema(description = "Reasons of the decision, or the code of the refusal.")
                List<String> reasons,
        @Schema(description = "How each claimed field compared.") List<FieldResult> fields,
        @Schema(description = "What only this kind of entry says.") Map<String, Object> particulars,
        @Schema(description = "What was asked; absent where nothing was asked about a person.")
                @Nullable Question question,
        @Schema(hidden = true) @JsonIgnore @Nullable CitizenDelay citizenDelay,
        @Schema(
                        description =
                                "From when the citizen sees the entry; absent where that was at"
                                        + " once.",
                        examples = "2027-02-19T02:11:00.000Z")
                @Nullable Instant shownToCitizenFrom) {

    /// The particular of an answer that gave no hints although the contract shows them, because
    /// claims about the person failed at several parties.
    public static final String HINTS_WITHHELD = "hintsWithheld";

    /// The reason of an entry that refuses nobody, and says that somebody should look.
    static final String PROBING_ALARM = "probing-alarm";

    /// Details of an entry that no request with a context led to.
    public static EntryDetails of(
            @Nullable String clientId, List<String> reasons, Map<String, Object> particulars) {
        return of(clientId, null, reasons, particulars);
    }

    /// Details of what an administrator did.
    public static EntryDetails of(Caller administrator, Map<String, Object> particulars) {
        return of(
                administrator.clientId(),
                new Officer(administrator.subject(), OfficerSource.TOKEN),
                List.of(),
                particulars);
    }

    private static EntryDetails of(
            @Nullable String clientId,
            @Nullable Officer officer,
            List<String> reasons,
            Map<String, Object> particulars) {
        return new EntryDetails(
                clientId,
                officer,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                reasons,
                List.of(),
                particulars,
                null,
                null,
                null);
    }

    /// Details of an entry that a request with a context led to.
    ///
    /// @param request the request's bytes, of which the entry keeps the SHA-256
    public static EntryDetails of(
            Caller caller,
            Context context,
            byte[] request,
            List<String> reasons,
            List<FieldResult> fields,
            Map<String, Object> particulars) {
        return new EntryDetails(
                caller.clientId(),
                Officer.of(context, caller).orElse(null),
                context.unitCode().orElse(null),
                context.procedureCode().orElse(null),
                context.dossierCode().orElse(null),
                context.deviceId().orElse(null),
                context.onBehalfOf().orElse(null),
                context.consent().orElse(null),
                ContentHash.of(request),
                caller.policy().reference(),
                reasons,
                fields,
                particulars,
                null,
                caller.policy().citizenDelay(Optional.of(context.purpose())).orElse(null),
                null);
    }

    /// Whether the citizen whom the entry is about may see it.
    public boolean isShownToCitizen(Instant now) {
        return shownToCitizenFrom == null || !now.isBefore(shownToCitizenFrom);
    }

    /// The details of an entry that is recorded now.
    EntryDetails recordedAt(Instant now) {
        return citizenDelay == null
                ? this
                : with(
                        reasons,
                        fields,
                        particulars,
                        question,
                        citizenDelay,
                        citizenDelay.after(now));
    }

    /// The details as far as a reader is told of them.
    public EntryDetails told(
            List<String> someReasons,
            List<FieldResult> someFields,
            Map<String, Object> someParticulars) {
        return with(
                someReasons,
                someFields,
                someParticulars,
                question,
                citizenDelay,
                shownToCitizenFrom);
    }

    /// The same details, and what was asked.
    public EntryDetails asking(Question asked) {
        return with(reasons, fields, particulars, asked, citizenDelay, shownToCitizenFrom);
    }

    /// The same details, kept from the citizen as long as anything of the reader's contract.
    public EntryDetails readBy(Caller reader) {
        return with(
                reasons,
                fields,
                particulars,
                question,
                reader.policy().citizenDelay(Optional.empty()).orElse(null),
                shownToCitizenFrom);
    }

    private EntryDetails with(
            List<String> itsReasons,
            List<FieldResult> itsFields,
            Map<String, Object> itsParticulars,
            @Nullable Question itsQuestion,
            @Nullable CitizenDelay itsDelay,
            @Nullable Instant shownFrom) {
        return new EntryDetails(
                clientId,
                officer,
                unitCode,
                procedureCode,
                dossierCode,
                deviceId,
                onBehalfOf,
                consent,
                requestHash,
                policy,
                itsReasons,
                itsFields,
                itsParticulars,
                itsQuestion,
                itsDelay,
                shownFrom);
    }

    EntryDetails refused(String code, Map<String, Object> why) {
        return told(List.of(code), List.of(), why);
    }

    @Override
    public String toString() {
        return "EntryDetails[masked]";
    }
}
