package vn.xacthuc.audit.checkpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.secret.RefusedSecretException;
import vn.xacthuc.secret.SecretHolder;

/// The key that signs this log's checkpoints, and those that did so earlier. A key's name is the
/// origin of the log that it signs for.
///
/// The keys may change while the service runs; the log's name and its witnesses may not.
@ApplicationScoped
public class CheckpointKeys implements SecretHolder<AuditConfig> {

    private final String origin;
    private final WitnessKeys witnesses;
    private volatile CheckpointKeyRing ring;

    /// @throws RefusedSecretException when a configured key is none
    @Inject
    CheckpointKeys(AuditConfig config) {
        this(
                config.origin(),
                CheckpointKeyRing.of(config.origin(), config),
                WitnessKeys.of(
                        config.witnesses().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                witness -> witness.getValue().key()))));
    }

    CheckpointKeys(String origin, CheckpointKeyRing ring, WitnessKeys witnesses) {
        this.origin = origin;
        this.ring = ring;
        this.witnesses = witnesses;
    }

    @Override
    public Class<AuditConfig> settings() {
        return AuditConfig.class;
    }

    /// The last checkpoint that the earlier key signed must still verify: nothing else may be
    /// signed after it.
    @Override
    public Runnable prepare(AuditConfig settings) {
        CheckpointKeyRing next = CheckpointKeyRing.of(origin, settings);
        next.requireSuccession(ring);
        return () -> ring = next;
    }

    /// Signs a checkpoint.
    ///
    /// @return the encoded note
    String sign(Checkpoint checkpoint) {
        String text = checkpoint.text();
        return new SignedNote(text, List.of(ring.signer().sign(text))).encoded();
    }

    /// What a note says that one of our keys signed for the log it names, be it this one or an
    /// earlier one; empty for any other text.
    Optional<Checkpoint> open(String note) {
        try {
            SignedNote signed = SignedNote.parse(note);
            Checkpoint checkpoint = Checkpoint.parse(signed.text());
            for (NoteVerifier verifier : ring.verifiersOf(checkpoint.origin())) {
                if (signed.isSignedBy(verifier)) {
                    return Optional.of(checkpoint);
                }
            }
        } catch (MalformedNoteException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// Whether one of our keys signed what a checkpoint says, for the log it is of.
    boolean signed(SignedCheckpoint checkpoint) {
        return open(checkpoint.note())
                .filter(said ->
                        said.origin().equals(checkpoint.log().origin())
                                && said.size() == checkpoint.size()
                                && Arrays.equals(said.root(), checkpoint.root()))
                .isPresent();
    }

    /// The keys that cosign.
    public WitnessKeys witnesses() {
        return witnesses;
    }

    /// Whether this log took the place of another, so that its tiles have names that the other's
    /// had.
    public boolean isSuccessor() {
        return retired().stream().anyMatch(known -> !known.name().equals(origin));
    }

    /// The key that signs now.
    public NoteVerifier current() {
        return ring.signer().verifier();
    }

    /// The key that signs now, under the name of another log that it signed for.
    NoteVerifier of(String otherOrigin) {
        return CheckpointKeyRing.verifier(otherOrigin, ring.keys().getFirst());
    }

    /// The keys that signed earlier, of this log and of those it succeeded, and those that will
    /// sign.
    public List<NoteVerifier> retired() {
        return ring.others();
    }
}
