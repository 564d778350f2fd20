package vn.xacthuc.audit.checkpoint;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteSignature;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;

/// The keys of the witnesses whose cosignatures count.
///
/// @param byName by the operator's name of the witness
public record WitnessKeys(SortedMap<String, NoteVerifier> byName) {

    public static final WitnessKeys NONE = of(Map.of());

    public WitnessKeys {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /// @param keys verifier keys (C2SP signed-note, signature type 0x04)
    /// @throws IllegalArgumentException when one is none
    public static WitnessKeys of(Map<String, String> keys) {
        SortedMap<String, NoteVerifier> verifiers = new TreeMap<>();
        keys.forEach((name, key) -> verifiers.put(name, cosigner(name, key)));
        return new WitnessKeys(verifiers);
    }

    /// A note with those of the lines that are cosignatures of these witnesses, one of each. What
    /// else stands among them must neither be given to anybody nor keep the log from being signed.
    String cosigned(String note, List<String> lines) {
        StringBuilder cosigned = new StringBuilder(note);
        for (NoteVerifier witness : byName.values()) {
            lines.stream()
                    .filter(line -> isCosignature(witness, note, line))
                    .findFirst()
                    .ifPresent(line -> cosigned.append(line).append('\n'));
        }
        return cosigned.toString();
    }

    private static boolean isCosignature(NoteVerifier witness, String note, String line) {
        try {
            return witness.verifies(SignedNote.parse(note).text(), NoteSignature.parse(line));
        } catch (MalformedNoteException e) {
            return false;
        }
    }

    private static NoteVerifier cosigner(String name, String key) {
        try {
            NoteVerifier verifier = NoteVerifier.parse(key);
            if (verifier.isCosigner()) {
                return verifier;
            }
        } catch (MalformedNoteException e) {
            throw new IllegalArgumentException(
                    "xacthuc.audit.witnesses." + name + ".key: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                "xacthuc.audit.witnesses." + name + ".key is no key for cosignatures (type 0x04)");
    }
}
