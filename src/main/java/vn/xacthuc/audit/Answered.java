package vn.xacthuc.audit;

import java.util.Optional;
import java.util.UUID;

/// An answer as the log keeps it.
///
/// @param entry the entry that it is the answer of
/// @param officer who asked; whoever brings the request again may be another
/// @param body JSON, its leaf number filled in
public record Answered(UUID entry, Optional<Officer> officer, byte[] body) {

    @Override
    public String toString() {
        return "Answered[" + entry + "]";
    }
}
