package vn.xacthuc.audit.checkpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteSigner;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;

/// The key that signs this log's checkpoints, and those that did so earlier. A key's name is the
/// origin of the log that it signs for.
@ApplicationScoped
public class CheckpointKeys {

    private final PrivateKey key;
    private final NoteSigner signer;
    private final List<NoteVerifier> retired;
    private final WitnessKeys witnesses;

    /// @throws IllegalArgumentException when a configured key is none
    @Inject
    CheckpointKeys(AuditConfig config) {
        this(
                config.origin(),
                config.checkpointKey(),
                config.retiredCheckpointKeys().orElse(List.of()),
                WitnessKeys.of(
                        config.witnesses().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                witness -> witness.getValue().key()))));
    }

    CheckpointKeys(
            String origin, String checkpointKey, List<String> retiredKeys, WitnessKeys witnesses) {
        this.witnesses = witnesses;
        key = Ed25519Keys.readPrivate(checkpointKey);
        signer = NoteSigner.of(origin, key);
        retired = retiredKeys.stream().map(CheckpointKeys::verifier).toList();
    }

    /// Signs a checkpoint.
    ///
    /// @return the encoded note
    String sign(Checkpoint checkpoint) {
        String text = checkpoint.text();
        return new SignedNote(text, List.of(signer.sign(text))).encoded();
    }

    /// What a note says that one of our keys signed for the log it names, be it this one or an
    /// earlier one; empty for any other text.
    Optional<Checkpoint> open(String note) {
        try {
            SignedNote signed = SignedNote.parse(note);
            Checkpoint checkpoint = Checkpoint.parse(signed.text());
            for (NoteVerifier verifier : verifiersOf(checkpoint.origin())) {
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
        return retired.stream().anyMatch(known -> !known.name().equals(signer.verifier().name()));
    }

    /// The key that signs now.
    public NoteVerifier current() {
        return signer.verifier();
    }

    /// The key that signs now, under the name of another log that it signed for.
    NoteVerifier of(String origin) {
        return NoteSigner.of(origin, key).verifier();
    }

    /// The keys that signed earlier, of this log and of those it succeeded.
    public List<NoteVerifier> retired() {
        return retired;
    }

    private List<NoteVerifier> verifiersOf(String origin) {
        List<NoteVerifier> verifiers = new ArrayList<>();
        try {
            verifiers.add(of(origin));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        retired.stream().filter(known -> known.name().equals(origin)).forEach(verifiers::add);
        return verifiers;
    }

    private static NoteVerifier verifier(String encoded) {
        try {
            return NoteVerifier.parse(encoded);
        } catch (MalformedNoteException e) {
            throw new IllegalArgumentException(
                    "xacthuc.audit.retired-checkpoint-keys: " + e.getMessage(), e);
        }
    }
}
