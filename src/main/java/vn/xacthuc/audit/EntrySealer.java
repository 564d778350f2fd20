package vn.xacthuc.audit;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import vn.xacthuc.audit.AnswerWriter.EntryIdentity;
import vn.xacthuc.audit.AuditKeys.Use;
import vn.xacthuc.audit.DataKeys.DataKey;
import vn.xacthuc.audit.DetailCipher.Contents;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.party.Sector;

/// Gives an entry its id, time, salt, leaf and ciphertext.
@ApplicationScoped
class EntrySealer {

    /// The answer of an entry that answers nobody.
    static final AnswerWriter NO_ANSWER = entry -> new byte[0];

    private final DataKeys dataKeys;
    private final DetailCipher cipher;
    private final AuditKeys keys;
    private final EntryDetailsJson detailsJson;
    private final Clock clock;
    private final SecureRandom random;
    private final TimeBasedEpochRandomGenerator ids;

    EntrySealer(
            DataKeys dataKeys,
            DetailCipher cipher,
            AuditKeys keys,
            EntryDetailsJson detailsJson,
            Clock clock,
            SecureRandom random) {
        this.dataKeys = dataKeys;
        this.cipher = cipher;
        this.keys = keys;
        this.detailsJson = detailsJson;
        this.clock = clock;
        this.random = random;
        this.ids = new TimeBasedEpochRandomGenerator(random, clockOf(clock));
    }

    /// A new UUIDv7 (RFC 9562 section 5.7).
    UUID newId() {
        return ids.generate();
    }

    SealedEntry seal(EntryDraft wanted, AnswerWriter answerWriter) throws SQLException {
        DataKey dataKey = dataKeys.current();
        UUID id = newId();
        Instant recordedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EntryDraft draft = wanted.recordedAt(recordedAt);
        byte[] salt = new byte[DetailCipher.SALT_LENGTH];
        random.nextBytes(salt);
        EntryDetails details = draft.details();
        SearchHashes hashes =
                new SearchHashes(
                        hmac(Use.SUBJECT, draft.subject()),
                        hmac(Use.OFFICER, Optional.ofNullable(details.officer()).map(Officer::id)),
                        hmac(Use.DOSSIER, Optional.ofNullable(details.dossierCode())));
        byte[] detailsBytes = detailsJson.write(draft, hashes);
        byte[] leaf =
                Leaf.bytes(
                        id,
                        recordedAt,
                        draft.kind(),
                        draft.party(),
                        draft.purpose(),
                        draft.decision(),
                        Leaf.commitment(salt, detailsBytes));
        byte[] leafHash = TreeHash.ofLeaf(leaf);
        byte[] answer = answerWriter.write(new EntryIdentity(id, recordedAt, leafHash));
        return new SealedEntry(
                id,
                recordedAt,
                draft.kind(),
                draft.party(),
                draft.purpose(),
                draft.decision(),
                leaf,
                leafHash,
                dataKey.id(),
                cipher.encrypt(dataKey.key(), id, new Contents(salt, detailsBytes, answer)),
                draft.sector().map(Sector::name),
                hashes,
                Optional.ofNullable(details.procedureCode()),
                details.reasons());
    }

    private Optional<byte[]> hmac(Use use, Optional<String> value) {
        return value.map(text -> keys.hash(use, text));
    }

    private static UUIDClock clockOf(Clock clock) {
        return new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        };
    }
}
