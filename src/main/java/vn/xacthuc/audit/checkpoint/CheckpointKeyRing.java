package vn.xacthuc.audit.checkpoint;

import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteSigner;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.secret.NamedSecret;
import vn.xacthuc.secret.NamedSecrets;
import vn.xacthuc.secret.RefusedSecretException;

/// The keys of a log's checkpoints at one moment.
///
/// @param keys private keys, the one that signs first
/// @param signer signs for the log
/// @param others those that do not sign now, of this log and of those it succeeded
record CheckpointKeyRing(
        NamedSecrets secrets, List<PrivateKey> keys, NoteSigner signer, List<NoteVerifier> others) {

    private static final String RETIRED = "xacthuc.audit.retired-checkpoint-keys";

    private static final NamedSecrets.Names NAMES =
            new NamedSecrets.Names(
                    "xacthuc.audit.checkpoint-key",
                    "xacthuc.audit.checkpoint-keys",
                    "xacthuc.audit.current-checkpoint-key");

    /// @throws RefusedSecretException when a configured key is none
    static CheckpointKeyRing of(String origin, AuditConfig config) {
        return of(
                origin,
                config.checkpointKey(),
                config.checkpointKeys(),
                config.currentCheckpointKey(),
                config.retiredCheckpointKeys().orElse(List.of()));
    }

    /// @param single the key that has no id
    /// @param byId those that have one
    /// @param currentId id of the one that signs
    /// @param retired verifier keys
    /// @throws RefusedSecretException when a configured key is none
    static CheckpointKeyRing of(
            String origin,
            Optional<String> single,
            Map<String, String> byId,
            Optional<String> currentId,
            List<String> retired) {
        NamedSecrets secrets = NamedSecrets.of(NAMES, single, byId, currentId);
        List<PrivateKey> keys = secrets.all().stream().map(CheckpointKeyRing::privateKey).toList();
        Map<String, NoteVerifier> others = new LinkedHashMap<>();
        for (PrivateKey key : keys) {
            NoteVerifier verifier = verifier(origin, key);
            others.put(verifier.encoded(), verifier);
        }
        retired.stream()
                .map(CheckpointKeyRing::verifier)
                .forEach(verifier -> others.put(verifier.encoded(), verifier));
        NoteSigner signer = NoteSigner.of(origin, keys.getFirst());
        others.remove(signer.verifier().encoded());
        return new CheckpointKeyRing(secrets, keys, signer, List.copyOf(others.values()));
    }

    /// @throws RefusedSecretException when the key that signed until now would no longer verify, or
    ///   one has another value than before
    void requireSuccession(CheckpointKeyRing before) {
        secrets.requireSame(before.secrets);
        String last = before.signer.verifier().encoded();
        if (verifiersOf(signer.verifier().name()).stream()
                .noneMatch(known -> known.encoded().equals(last))) {
            throw new RefusedSecretException(
                    RETIRED, "lacks " + last + ", which signed the last checkpoint");
        }
    }

    /// The keys that may have signed for a log.
    List<NoteVerifier> verifiersOf(String origin) {
        List<NoteVerifier> verifiers = new ArrayList<>();
        try {
            keys.forEach(key -> verifiers.add(verifier(origin, key)));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        others.stream().filter(known -> known.name().equals(origin)).forEach(verifiers::add);
        return verifiers;
    }

    /// A private key's public half, under the name of a log.
    ///
    /// @throws IllegalArgumentException if no key can have that name
    static NoteVerifier verifier(String origin, PrivateKey key) {
        return NoteSigner.of(origin, key).verifier();
    }

    private static PrivateKey privateKey(NamedSecret secret) {
        try {
            return Ed25519Keys.readPrivate(secret.value());
        } catch (IllegalArgumentException e) {
            throw new RefusedSecretException(
                    secret.setting(), "is no Ed25519 private key in PKCS#8");
        }
    }

    private static NoteVerifier verifier(String encoded) {
        try {
            return NoteVerifier.parse(encoded);
        } catch (MalformedNoteException e) {
            throw new RefusedSecretException(RETIRED, "holds no verifier key: " + e.getMessage());
        }
    }

    /// Shows what is public.
    @Override
    public String toString() {
        return "CheckpointKeyRing[" + signer.verifier().encoded() + "]";
    }
}
