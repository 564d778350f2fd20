package vn.xacthuc.audit.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.InclusionProof;
import vn.xacthuc.merkle.LogProof;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;

/// A proof as it was handed out and kept: the JSON of an [EntryProof], or a C2SP tlog-proof.
///
/// Only its leaf number, its hashes and the signed checkpoint count: what else stands in it would
/// have to be believed.
public final class ProofFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProofFile() {}

    /// Whether it shows that a leaf is in a log, without asking that log.
    ///
    /// @param origin name of the log
    /// @param logKey the log's verifier key (C2SP signed-note)
    public static ProofFinding check(String file, byte[] leafHash, String origin, String logKey) {
        try {
            NoteVerifier verifier = NoteVerifier.parse(logKey);
            return check(read(file), leafHash, origin, verifier);
        } catch (MalformedNoteException | JsonProcessingException e) {
            return new ProofFinding.Fails("proof or key cannot be read");
        }
    }

    private static ProofFinding check(
            LogProof proof, byte[] leafHash, String origin, NoteVerifier verifier)
            throws MalformedNoteException {
        if (!proof.note().isSignedBy(verifier)) {
            return new ProofFinding.Fails("the checkpoint is not signed by the log's key");
        }
        Checkpoint checkpoint = Checkpoint.parse(proof.note().text());
        if (!checkpoint.origin().equals(origin)) {
            return new ProofFinding.Fails("the checkpoint is that of another log");
        }
        boolean holds =
                InclusionProof.holds(
                        proof.index(),
                        checkpoint.size(),
                        leafHash,
                        proof.proof(),
                        checkpoint.root());
        return holds
                ? new ProofFinding.Holds(proof.index(), checkpoint.size())
                : new ProofFinding.Fails("the leaf is not in the tree that the checkpoint names");
    }

    private static LogProof read(String file)
            throws MalformedNoteException, JsonProcessingException {
        if (!file.stripLeading().startsWith("{")) {
            return LogProof.parse(file);
        }
        JsonNode kept = JSON.readTree(file);
        List<byte[]> hashes = new ArrayList<>();
        for (JsonNode hash : kept.path("proof")) {
            hashes.add(binary(hash));
        }
        return new LogProof(
                kept.path("leafIndex").asLong(),
                hashes,
                SignedNote.parse(kept.path("checkpoint").asText()));
    }

    /// What is no base64 is no hash, and no proof holds with it.
    private static byte[] binary(JsonNode hash) {
        try {
            return Base64.getDecoder().decode(hash.asText());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
