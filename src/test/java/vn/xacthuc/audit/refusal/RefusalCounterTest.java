package vn.xacthuc.audit.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.audit.SampleReader.party;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.refusal.RefusalCounter.Counted;
import vn.xacthuc.party.RelyingParty;

class RefusalCounterTest {

    private static final Instant MINUTE = Instant.parse("2026-11-21T02:11:00Z");
    private static final Instant WITHIN = MINUTE.plusSeconds(59);
    private static final Instant NEXT = MINUTE.plusSeconds(60);
    private static final RelyingParty BANK = party("bank");
    private static final RelyingParty TAX = party("tax");

    private final RefusalCounter counter = new RefusalCounter(20);

    @Test
    void twentyAMinuteAreEntriesAndTheRestIsCounted() {
        assertThat(ownEntriesOf(BANK, 25, WITHIN)).isEqualTo(20);

        assertThat(counter.ended(NEXT))
                .containsExactly(new Counted(BANK, MINUTE, Map.of("insufficient-scope", 5L)));
    }

    @Test
    void whatWasToldIsNotToldAgain() {
        ownEntriesOf(BANK, 25, WITHIN);
        counter.ended(NEXT);

        assertThat(counter.ended(NEXT.plusSeconds(3600))).isEmpty();
    }

    @Test
    void minuteThatStillRunsIsNotToldYet() {
        ownEntriesOf(BANK, 25, MINUTE);

        assertThat(counter.ended(WITHIN)).isEmpty();
        assertThat(counter.ended(NEXT)).hasSize(1);
    }

    @Test
    void nextMinuteHasTwentyEntriesOfItsOwn() {
        ownEntriesOf(BANK, 20, WITHIN);

        assertThat(ownEntriesOf(BANK, 25, NEXT)).isEqualTo(20);
        assertThat(counter.ended(NEXT.plusSeconds(60)))
                .containsExactly(new Counted(BANK, NEXT, Map.of("insufficient-scope", 5L)));
    }

    @Test
    void oneFloodHidesNoOtherPartysRefusals() {
        ownEntriesOf(BANK, 1000, WITHIN);

        assertThat(ownEntriesOf(TAX, 1, WITHIN)).isEqualTo(1);
    }

    @Test
    void refusalsForQuotaAreCountedFromTheFirst() {
        assertThat(counter.isOwnEntry(BANK, "rate-limited", true, WITHIN)).isFalse();
        assertThat(counter.isOwnEntry(BANK, "insufficient-scope", false, WITHIN)).isTrue();

        assertThat(counter.ended(NEXT))
                .containsExactly(new Counted(BANK, MINUTE, Map.of("rate-limited", 1L)));
    }

    @Test
    void countsAreKeptByCode() {
        ownEntriesOf(BANK, 20, WITHIN);
        counter.isOwnEntry(BANK, "insufficient-scope", false, WITHIN);
        counter.isOwnEntry(BANK, "purpose-not-allowed", false, WITHIN);
        counter.isOwnEntry(BANK, "purpose-not-allowed", false, WITHIN);

        assertThat(counter.ended(NEXT))
                .containsExactly(
                        new Counted(
                                BANK,
                                MINUTE,
                                Map.of("insufficient-scope", 1L, "purpose-not-allowed", 2L)));
    }

    @Test
    void countsThatTheLogDidNotTakeComeAgain() {
        ownEntriesOf(BANK, 23, WITHIN);
        List<Counted> first = counter.ended(NEXT);

        first.forEach(counter::giveBack);

        assertThat(counter.ended(NEXT)).isEqualTo(first);
    }

    @Test
    void noRefusalIsLostWhenCountsComeBackInTheMiddleOfAFlood() {
        ownEntriesOf(BANK, 23, WITHIN);
        List<Counted> first = counter.ended(NEXT);
        int ownEntries = ownEntriesOf(BANK, 30, NEXT);
        first.forEach(counter::giveBack);

        long counted =
                counter.ended(NEXT.plusSeconds(60)).stream()
                        .flatMap(each -> each.counts().values().stream())
                        .mapToLong(Long::longValue)
                        .sum();

        assertThat(ownEntries + counted).isEqualTo(3 + 30);
    }

    @Test
    void noRefusalIsLostWhenTheMinuteTurnsBeforeTheLastOneIsTold() {
        int ownEntries = ownEntriesOf(BANK, 23, WITHIN) + ownEntriesOf(BANK, 30, NEXT);

        long counted =
                counter.ended(NEXT.plusSeconds(60)).stream()
                        .flatMap(each -> each.counts().values().stream())
                        .mapToLong(Long::longValue)
                        .sum();

        assertThat(ownEntries + counted).isEqualTo(23 + 30);
    }

    private int ownEntriesOf(RelyingParty party, int refusals, Instant now) {
        int ownEntries = 0;
        for (int i = 0; i < refusals; i++) {
            if (counter.isOwnEntry(party, "insufficient-scope", false, now)) {
                ownEntries++;
            }
        }
        return ownEntries;
    }
}
