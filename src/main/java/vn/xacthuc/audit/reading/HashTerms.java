package vn.xacthuc.audit.reading;

import java.util.List;

/// Keyed hashes that entries are looked for by, of each term one under every index key; empty where
/// the term does not narrow.
public record HashTerms(List<byte[]> subject, List<byte[]> officer, List<byte[]> dossier) {

    static final HashTerms NONE = new HashTerms(List.of(), List.of(), List.of());

    /// Entries about a person.
    ///
    /// @param subject the person's number under every index key
    public static HashTerms about(List<byte[]> subject) {
        return new HashTerms(subject, List.of(), List.of());
    }

    @Override
    public String toString() {
        return "HashTerms[masked]";
    }
}
