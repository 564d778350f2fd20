package vn.xacthuc.audit;

import java.time.Instant;

/// An earlier answer with what its entry says.
public record Recorded(Answered answered, Instant recordedAt, EntryDetails details) {

    @Override
    public String toString() {
        return "Recorded[" + answered.entry() + "]";
    }
}
