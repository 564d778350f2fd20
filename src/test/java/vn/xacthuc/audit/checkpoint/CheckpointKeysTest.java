package vn.xacthuc.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.secret.RefusedSecretException;
import vn.xacthuc.testing.Database;

/// The key of the checkpoints changes while the log grows.
@Timeout(60)
class CheckpointKeysTest {

    private static final String FIRST = LogSettings.NEW.signingKey();
    private static final String SECOND =
            Ed25519Keys.pem(Ed25519Keys.generate(new SecureRandom()).getPrivate());

    @Test
    void newKeySignsNextAndTheEarlierOneStillVouchesForTheLastCheckpoint() throws Exception {
        try (Replica replica = Replica.running(Database.newLog("checkpoint_keys"))) {
            replica.append(3);
            SignedCheckpoint last = replica.sign().orElseThrow();
            NoteVerifier earlier = replica.checkpointKeys.current();

            replica.checkpointKeys
                    .prepare(settings(Optional.of(FIRST), Map.of("2", SECOND), Optional.of("2")))
                    .run();
            replica.append(3);
            SignedCheckpoint next = replica.sign().orElseThrow();

            NoteVerifier now = replica.checkpointKeys.current();
            assertThat(now.name()).isEqualTo(earlier.name());
            assertThat(SignedNote.parse(next.note()).isSignedBy(now)).isTrue();
            assertThat(SignedNote.parse(next.note()).isSignedBy(earlier)).isFalse();
            assertThat(replica.checkpointKeys.signed(last)).isTrue();
            assertThat(replica.checkpointKeys.retired())
                    .extracting(NoteVerifier::encoded)
                    .containsExactly(earlier.encoded());
        }
    }

    @Test
    void keyThatWillSignIsKnownBeforeItDoes() {
        CheckpointKeys other =
                new CheckpointKeys(settings(Optional.empty(), Map.of("2", SECOND), id("2")));

        CheckpointKeys keys =
                new CheckpointKeys(settings(Optional.of(FIRST), Map.of("2", SECOND), id(null)));

        assertThat(keys.retired())
                .extracting(NoteVerifier::encoded)
                .containsExactly(other.current().encoded());
    }

    @Test
    void keyThatSignedLastIsKeptOrListedAsRetired() {
        CheckpointKeys keys = new CheckpointKeys(LogSettings.NEW);
        String last = keys.current().encoded();
        Map<String, Object> alone =
                new HashMap<>(
                        Map.of(
                                "checkpointKey", Optional.empty(),
                                "checkpointKeys", Map.of("2", SECOND),
                                "currentCheckpointKey", Optional.of("2")));

        assertThatThrownBy(() -> keys.prepare(LogSettings.but(alone)))
                .isInstanceOf(RefusedSecretException.class)
                .hasMessageContaining("retired-checkpoint-keys lacks " + last);
        alone.put("retiredCheckpointKeys", Optional.of(List.of(last)));
        keys.prepare(LogSettings.but(alone)).run();

        assertThat(keys.current().encoded()).isNotEqualTo(last);
        assertThat(keys.retired()).extracting(NoteVerifier::encoded).containsExactly(last);
    }

    @Test
    void keyDoesNotChangeUnderItsName() {
        CheckpointKeys keys = new CheckpointKeys(LogSettings.NEW);

        assertThatThrownBy(() -> keys.prepare(settings(Optional.of(SECOND), Map.of(), id(null))))
                .hasMessageStartingWith("xacthuc.audit.checkpoint-key has another value");
    }

    @Test
    void whatIsNoKeyIsRefusedAndNotQuoted() {
        assertThatThrownBy(() ->
                        new CheckpointKeys(
                                settings(Optional.of(FIRST), Map.of("2", "never-said"), id(null))))
                .hasMessage("xacthuc.audit.checkpoint-keys.2 is no Ed25519 private key in PKCS#8");
    }

    @Test
    void nameOfTheLogStaysWhateverTheSettingsSay() {
        CheckpointKeys keys = new CheckpointKeys(LogSettings.NEW);

        keys.prepare(LogSettings.NEW.withOrigin("other.example/log")).run();

        assertThat(keys.current().name()).isEqualTo(LogSettings.NEW.origin());
        assertThat(keys.toString()).doesNotContain(FIRST);
    }

    private static Optional<String> id(String id) {
        return Optional.ofNullable(id);
    }

    private static AuditConfig settings(
            Optional<String> single, Map<String, String> byId, Optional<String> current) {
        return LogSettings.but(
                Map.of(
                        "checkpointKey",
                        single,
                        "checkpointKeys",
                        byId,
                        "currentCheckpointKey",
                        current));
    }
}
