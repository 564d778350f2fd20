package vn.xacthuc.audit.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Something that was done about a citizen, as the citizen reads it. No officer is named: the party
/// answers for those who work for it.
@Schema(
        description =
                "Something that was done about the citizen. No officer is named: the party answers"
                        + " for those who work for it.")
public record Access(
        @Schema(description = "Id of the entry (UUIDv7); name it when you complain.") UUID id,
        @Schema(description = "When it was recorded.", examples = "2026-11-21T02:11:00.000Z")
                Instant recordedAt,
        @Schema(
                        description =
                                "VERIFICATION: what somebody presented as the citizen was compared"
                                        + " with the register. CHIP_VERIFICATION: the chip of the card"
                                        + " was checked. CHECK_IN: a hospital asked about the"
                                        + " insurance. BATCH_RECORD: the citizen was one of many in a"
                                        + " list. REFUSAL: a request about the citizen was refused."
                                        + " AUDIT_READ: somebody searched the log for the citizen."
                                        + " AUDIT_EXPORT: somebody took such entries out of the log."
                                        + " ERASURE: details of an entry were erased. REGISTER_CHANGE:"
                                        + " the register was changed. Open for extension.",
                        examples = "VERIFICATION")
                String kind,
        @Schema(description = "What the kind means.", examples = "Identity verification")
                String kindText,
        @Schema(description = "Who did it.") Party party,
        @Schema(description = "By which system.") CallingSystem system,
        @Schema(
                        description = "Why; null where the log knows no purpose.",
                        implementation = CodedText.class,
                        nullable = true)
                @Nullable CodedText purpose,
        @Schema(description = "What was asked; what was answered is never recorded.") Asked asked,
        @Schema(
                        description =
                                "How it ended. VERIFIED: everything presented matched."
                                        + " NOT_VERIFIED: something did not. UNDECIDED: something"
                                        + " could not be known. REFUSED: the service did not serve"
                                        + " the request. DONE: there was nothing to decide. Open"
                                        + " for extension.")
                CodedText outcome,
        @Schema(description = "Why it ended so.") List<CodedText> reasons) {

    @Override
    public String toString() {
        return "Access[" + id + "]";
    }

    /// Who did it.
    @Schema(name = "AccessParty", description = "An agency or company.")
    public record Party(
            @Schema(description = "Its code.", examples = "demo-bank") String code,
            @Schema(description = "Its name.", examples = "Ngân hàng Mẫu") String name,
            @Schema(description = "Its sector at that time.", examples = "BANK") String sector,
            @Schema(description = "What the sector is called.", examples = "Banking")
                    String sectorText) {}

    /// Through what it was done.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "AccessSystem", description = "The system that a request came from.")
    public record CallingSystem(
            @Schema(
                            description = "The OAuth 2 client; null where not known.",
                            examples = "demo-bank",
                            nullable = true)
                    @Nullable String clientId,
            @Schema(
                            description = "The device; null where not known.",
                            examples = "KIOSK-07",
                            nullable = true)
                    @Nullable String deviceId,
            @Schema(
                            description = "On whose behalf the party asked; null where not known.",
                            examples = "PARTNER-3",
                            nullable = true)
                    @Nullable String onBehalfOf) {

        @Override
        public String toString() {
            return "CallingSystem[masked]";
        }
    }

    /// What was asked about the citizen.
    @Schema(name = "AskedAbout", description = "What was asked about the citizen.")
    public record Asked(
            @Schema(description = "The fields that were claimed, never their values.")
                    List<CodedText> fields,
            @Schema(description = "Whether the chip of a card was presented.") boolean chip) {

        @Override
        public String toString() {
            return "Asked[masked]";
        }
    }
}
