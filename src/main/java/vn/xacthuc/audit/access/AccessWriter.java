package vn.xacthuc.audit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.FieldResult;
import vn.xacthuc.audit.Question;
import vn.xacthuc.audit.reading.EntryContents;
import vn.xacthuc.party.Parties;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.Language;

/// Writes an entry as the citizen reads it whom it is about.
@ApplicationScoped
class AccessWriter {

    private final EntryContents contents;
    private final Parties parties;

    AccessWriter(EntryContents contents, Parties parties) {
        this.contents = contents;
        this.parties = parties;
    }

    /// The entry of a party about a person; empty while it is kept from that person. One that does
    /// not decrypt is empty too: it cannot say whether it is kept, and must not hide the others.
    ///
    /// @throws SQLException when the database does not answer
    Optional<Access> write(EntryRow row, Instant now, Language language) throws SQLException {
        Optional<EntryDetails> shown =
                contents.details(row).filter(details -> details.isShownToCitizen(now));
        return shown.map(details -> access(row, details, language));
    }

    private Access access(EntryRow row, EntryDetails details, Language language) {
        AccessOutcome outcome = AccessOutcome.of(row.kind(), row.decision());
        return new Access(
                row.id(),
                row.recordedAt(),
                row.kind(),
                AccessTexts.ofKind(row).in(language),
                party(row.party().orElseThrow(), row.sector(), language),
                new Access.CallingSystem(
                        details.clientId(), details.deviceId(), details.onBehalfOf()),
                row.purpose().map(code -> purpose(code, language)).orElse(null),
                asked(row.kind(), details, language),
                CodedText.of(outcome.name(), AccessTexts.of(outcome), language),
                details.reasons().stream()
                        .map(code -> CodedText.of(code, AccessTexts.ofReason(code), language))
                        .toList());
    }

    /// An entry of before questions were recorded says at least what was compared.
    private static Access.Asked asked(String kind, EntryDetails details, Language language) {
        Question question =
                Optional.ofNullable(details.question())
                        .orElseGet(() ->
                                new Question(
                                        details.fields().stream().map(FieldResult::field).toList(),
                                        kind.equals(EntryKind.CHIP_VERIFICATION.name())));
        return new Access.Asked(
                question.fields().stream()
                        .map(member -> CodedText.of(member, AccessTexts.ofField(member), language))
                        .toList(),
                question.chip());
    }

    /// A row without a sector was altered past the service; it is shown all the same.
    private Access.Party party(String code, Optional<String> recorded, Language language) {
        String sector = recorded.orElse("");
        return new Access.Party(
                code,
                parties.byCode(code).map(RelyingParty::name).orElse(code),
                sector,
                Arrays.stream(Sector.values())
                        .filter(known -> known.name().equals(sector))
                        .findAny()
                        .map(known -> known.name(language))
                        .orElse(sector));
    }

    private CodedText purpose(String code, Language language) {
        return parties.purpose(code)
                .map(known -> CodedText.of(code, known.citizenText(), language))
                .orElseGet(() -> new CodedText(code, code));
    }
}
