package vn.xacthuc.audit;

import java.util.UUID;

/// An answer as the log keeps it.
///
/// @param entry the entry that it is the answer of
/// @param body JSON, its leaf number filled in
public record Answered(UUID entry, byte[] body) {

    @Override
    public String toString() {
        return "Answered[" + entry + "]";
    }
}
