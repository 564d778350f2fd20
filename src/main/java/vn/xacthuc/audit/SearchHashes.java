package vn.xacthuc.audit;

import java.util.Optional;

/// Keyed hashes, 32 bytes each, by which an entry is found without anybody being named.
public record SearchHashes(
        Optional<byte[]> subject, Optional<byte[]> officer, Optional<byte[]> dossier) {

    public static final SearchHashes NONE =
            new SearchHashes(Optional.empty(), Optional.empty(), Optional.empty());
}
