package vn.xacthuc.chip;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.FieldResult;
import vn.xacthuc.icao.CheckOutcome;
import vn.xacthuc.icao.CheckReason;
import vn.xacthuc.icao.DataGroupFinding;
import vn.xacthuc.icao.Warning;

/// The findings about a chip, as a caller gets them.
@Schema(
        description =
                "The findings about a chip. Four things that prove different things stay apart.")
public record ChipAnswer(
        @Schema(description = "What all findings come to.") Authenticity authenticity,
        @Schema(
                        description =
                                "PASSED: the signature holds and every data group sent is as it was"
                                        + " signed. FAILED. NOT_CHECKED: no data group was sent, or"
                                        + " something in use is not supported.",
                        enumeration = {"PASSED", "FAILED", "NOT_CHECKED"})
                String integrity,
        @Schema(
                        description =
                                "TRUSTED: a CSCA certificate of the trust store issued the"
                                        + " signer's. UNTRUSTED: none is loaded that could have."
                                        + " INVALID: the CSCA that it names did not, or it is no"
                                        + " document signer's certificate. NOT_CHECKED: there is no"
                                        + " signer to look at.",
                        enumeration = {"TRUSTED", "UNTRUSTED", "INVALID", "NOT_CHECKED"})
                String trustPath,
        @Schema(
                        description =
                                "GOOD: no revocation list names the signer. REVOKED. UNDETERMINED:"
                                        + " no list in its time speaks about it. NOT_CHECKED: the trust"
                                        + " path is not TRUSTED.",
                        enumeration = {"GOOD", "REVOKED", "UNDETERMINED", "NOT_CHECKED"})
                String revocation,
        @Schema(description = "Did the chip itself take part.") ChipPresence chipPresence,
        @Schema(
                        description =
                                "When the signer says that it signed; a claim of the signer, null"
                                        + " where it says nothing.",
                        examples = "2023-01-24T06:19:14.000Z",
                        nullable = true)
                @Nullable Instant signingTime,
        @Schema(
                        description =
                                "The data groups that are signed or were sent, in ascending order;"
                                        + " empty where the signature does not hold.")
                List<DataGroup> dataGroups,
        @Schema(description = "Every check with its result, in the order of their list.")
                List<CheckLine> checks,
        @Schema(
                        description =
                                "Deviations that were tolerated; open for extension, see"
                                        + " docs/chip.md.",
                        examples = "[\"SIGNING_TIME_MISSING\"]")
                List<String> warnings,
        @Schema(
                        description =
                                "How the fields of a genuine chip compare with the register; empty"
                                        + " in the answer about a chip alone, and where withheld.")
                List<FieldResult> fields) {

    public ChipAnswer {
        dataGroups = List.copyOf(dataGroups);
        checks = List.copyOf(checks);
        warnings = List.copyOf(warnings);
        fields = List.copyOf(fields);
    }

    /// One data group.
    @Schema(name = "ChipDataGroup", description = "What came out for one data group.")
    public record DataGroup(
            @Schema(description = "Its number, 1 to 16.", examples = "1") int number,
            @Schema(
                            description =
                                    "MATCHES: as it was signed. DIFFERS: changed. NOT_SUPPLIED:"
                                            + " signed and not sent. NOT_LISTED: sent and never"
                                            + " signed.",
                            enumeration = {"MATCHES", "DIFFERS", "NOT_SUPPLIED", "NOT_LISTED"})
                    String result) {

        private static DataGroup of(DataGroupFinding finding) {
            return new DataGroup(finding.number(), finding.result().name());
        }
    }

    /// One check.
    @Schema(name = "ChipCheck", description = "One check with its result.")
    public record CheckLine(
            @Schema(
                            description =
                                    "SOD_STRUCTURE, SOD_SIGNATURE, DATA_GROUP_HASHES,"
                                            + " SIGNER_PROFILE, SIGNER_VALIDITY, TRUST_PATH,"
                                            + " REVOCATION, COUNTRY, DOCUMENT_TYPE, KEY_USAGE_PERIOD,"
                                            + " MRZ_CHECK_DIGITS or ACTIVE_AUTHENTICATION; open for"
                                            + " extension, see docs/chip.md.",
                            examples = "SOD_SIGNATURE")
                    String check,
            @Schema(
                            description =
                                    "PASSED, FAILED, or NOT_DONE where something it needs is"
                                            + " missing or unknown to us.",
                            enumeration = {"PASSED", "FAILED", "NOT_DONE"})
                    String result,
            @Schema(
                            description =
                                    "Why it did not pass; null where it did; open for extension,"
                                            + " see docs/chip.md.",
                            examples = "SIGNATURE_WRONG",
                            nullable = true)
                    @Nullable String reason) {

        private static CheckLine of(CheckOutcome outcome) {
            return new CheckLine(
                    outcome.check().name(),
                    outcome.result().name(),
                    outcome.reason().map(CheckReason::name).orElse(null));
        }
    }

    /// @param fields how the chip's fields compare with the register
    public static ChipAnswer of(ChipFindings findings, List<FieldResult> fields) {
        return new ChipAnswer(
                findings.authenticity(),
                findings.passive().integrity().name(),
                findings.passive().trustPath().name(),
                findings.passive().revocation().name(),
                findings.chipPresence(),
                findings.passive().signingTime().orElse(null),
                findings.passive().dataGroups().stream().map(DataGroup::of).toList(),
                findings.checks().stream().map(CheckLine::of).toList(),
                findings.warnings().stream().map(Warning::name).toList(),
                fields);
    }
}
