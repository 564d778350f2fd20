package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import vn.xacthuc.party.Parties;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.Language;

/// Writes an entry as the citizen reads it whom it is about.
@ApplicationScoped
class AccessWriter {

    private final DetailCipher cipher;
    private final EntryDetailsJson detailsJson;
    private final Parties parties;

    AccessWriter(DetailCipher cipher, EntryDetailsJson detailsJson, Parties parties) {
        this.cipher = cipher;
        this.detailsJson = detailsJson;
        this.parties = parties;
    }

    /// The entry of a party about a person; empty while it is kept from that person.
    Optional<Access> write(EntryRow row, Instant now, Language language) throws SQLException {
        // Erasure takes the subject along with the details, so what is found by it has them.
        EntryRow.Sealed sealed = row.sealed().orElseThrow();
        EntryDetails details =
                detailsJson.read(
                        cipher.decrypt(sealed.keyId(), row.id(), sealed.ciphertext()).details());
        if (!details.isShownToCitizen(now)) {
            return Optional.empty();
        }
        AccessOutcome outcome = AccessOutcome.of(row.kind(), row.decision());
        return Optional.of(
                new Access(
                        row.id(),
                        row.recordedAt(),
                        row.kind().name(),
                        AccessTexts.of(row.kind()).in(language),
                        party(
                                row.party().orElseThrow(),
                                Sector.valueOf(row.sector().orElseThrow()),
                                language),
                        new Access.CallingSystem(
                                details.clientId(), details.deviceId(), details.onBehalfOf()),
                        row.purpose().map(code -> purpose(code, language)).orElse(null),
                        asked(row.kind(), details, language),
                        CodedText.of(outcome.name(), AccessTexts.of(outcome), language),
                        details.reasons().stream()
                                .map(code ->
                                        CodedText.of(code, AccessTexts.ofReason(code), language))
                                .toList()));
    }

    /// An entry of before questions were recorded says at least what was compared.
    private static Access.Asked asked(EntryKind kind, EntryDetails details, Language language) {
        Question question =
                Optional.ofNullable(details.question())
                        .orElseGet(() ->
                                new Question(
                                        details.fields().stream().map(FieldResult::field).toList(),
                                        kind == EntryKind.CHIP_VERIFICATION));
        return new Access.Asked(
                question.fields().stream()
                        .map(member -> CodedText.of(member, AccessTexts.ofField(member), language))
                        .toList(),
                question.chip());
    }

    private Access.Party party(String code, Sector sector, Language language) {
        return new Access.Party(
                code,
                parties.byCode(code).map(RelyingParty::name).orElse(code),
                sector.name(),
                sector.name(language));
    }

    private CodedText purpose(String code, Language language) {
        return new CodedText(
                code, parties.purpose(code).map(known -> known.name(language)).orElse(code));
    }
}
