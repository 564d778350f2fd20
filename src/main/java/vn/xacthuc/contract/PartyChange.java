package vn.xacthuc.contract;

import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// What is to become different about a party.
@Schema(description = "What is to become different about a party; the rest stays.")
public record PartyChange(
        @Schema(
                        description =
                                "The revision that the change was made on. Only a suspension may"
                                        + " leave it out.",
                        examples = "1")
                @Nullable Integer revision,
        @Schema(description = "A new name.", maxLength = 200, examples = "Ngân hàng A")
                @Nullable String name,
        @Schema(description = "Another province, on the list since 1 July 2025.", examples = "79")
                @Nullable String provinceCode,
        @Schema(description = "Another status, with its reason.") @Nullable PartyStatus status,
        @Schema(
                        description =
                                "Why the status changes. It stays in the log, so it must name"
                                        + " nobody: a text with a personal number is refused.",
                        maxLength = 500,
                        examples = "Key found in a public repository.")
                @Nullable String reason) {

    /// @throws ProblemException `missing-field` or `invalid-value`
    void refuseUnlessValid() {
        Faults faults = new Faults();
        if (!suspendsAlone()) {
            faults.require("/revision", revision);
        }
        if (status != null) {
            faults.require("/reason", reason);
        }
        faults.refuseIf(status == null && reason != null, "/reason");
        faults.refuseIf(PartyTexts.isNoName(name), "/name");
        faults.refuseIf(PartyTexts.isNoProvince(provinceCode), "/provinceCode");
        faults.refuseIf(PartyTexts.isNoReason(reason), "/reason");
        faults.raise();
    }

    /// An emergency: it holds whatever else was changed meanwhile.
    private boolean suspendsAlone() {
        return status == PartyStatus.SUSPENDED && name == null && provinceCode == null;
    }

    /// The party after the change.
    ///
    /// @throws ProblemException `outdated` where the change was made on another revision
    PartyView on(PartyView before, Signature signature) {
        if (revision != null && revision != before.revision()) {
            throw new ProblemException(ProblemType.OUTDATED);
        }
        PartyStatus after = Objects.requireNonNullElse(status, before.status());
        return new PartyView(
                before.code(),
                Objects.requireNonNullElse(name, before.name()),
                provinceCode == null ? before.provinceCode() : provinceCode,
                before.sector(),
                before.officerSource(),
                after,
                after == before.status()
                        ? before.standing()
                        : new Standing(Objects.requireNonNull(reason), signature),
                before.revision() + 1,
                before.policy());
    }

    @Override
    public String toString() {
        return "PartyChange[masked]";
    }
}
