package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryRowTest {

    @Test
    void entryIsOnlyThatOfThePartyThatCausedItAndOnlyOfItsKind() {
        EntryRow entry = row("VERIFICATION", Optional.of("bank"));

        assertThat(entry.isOf(EntryKind.VERIFICATION, "bank")).isTrue();
        assertThat(entry.isOf(EntryKind.VERIFICATION, "tax")).isFalse();
        assertThat(entry.isOf(EntryKind.CHIP_VERIFICATION, "bank")).isFalse();
        assertThat(row("VERIFICATION", Optional.empty()).isOf(EntryKind.VERIFICATION, "bank"))
                .isFalse();
    }

    @Test
    void kindThatNoVersionKnowsIsNone() {
        assertThat(row("VERIFICATION", Optional.empty()).known()).contains(EntryKind.VERIFICATION);
        assertThat(row("FORGED", Optional.empty()).known()).isEmpty();
    }

    private static EntryRow row(String kind, Optional<String> party) {
        return new EntryRow(
                107,
                new LogSpan(100, "test.xacthuc.example/log"),
                new UUID(0, 1),
                Instant.EPOCH,
                kind,
                party,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SearchHashes.NONE,
                Optional.empty(),
                List.of(),
                new byte[0],
                Optional.empty(),
                Optional.empty());
    }
}
