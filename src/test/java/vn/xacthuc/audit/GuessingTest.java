package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.audit.PendingEntry.Placement;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.ProbingBudget;
import vn.xacthuc.party.Quota;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.party.Sector;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.TestPolicy;

/// How many guesses are answered, whatever comes at once and wherever.
@Timeout(120)
class GuessingTest {

    private static final int BUDGET = 5;

    /// Of replicas while the index key is being changed.
    private static final LogSettings BEFORE = LogSettings.NEW.withIndexKeys("first", "second");

    private static final LogSettings AFTER = LogSettings.NEW.withIndexKeys("second", "first");

    private static Database database;

    private final Caller bank = caller("bank-" + UUID.randomUUID());
    private final String person = "00309" + UUID.randomUUID();

    @BeforeAll
    static void openLog() throws Exception {
        database = Database.newLog("audit_guessing");
        try (Replica replica = Replica.running(database)) {
            replica.append(1);
        }
    }

    @Test
    void ofTenThousandGuessesAtABirthDateTheBudgetIsAnswered() throws Exception {
        try (Replica replica = Replica.running(database)) {
            List<CompletableFuture<Placement>> guesses = new ArrayList<>();
            LocalDate birth = LocalDate.of(1970, 1, 1);
            for (int guess = 0; guess < 10_000; guess++) {
                guesses.add(guess(replica, bank, birth.plusDays(guess).toString()));
                if (guess % 512 == 511) {
                    await(guesses);
                }
            }

            assertThat(answered(guesses)).isEqualTo(BUDGET);
            assertThat(firstRefusals(guesses)).isEqualTo(1);
        }
        assertThat(rows()).isEqualTo(BUDGET + 1);
    }

    @Test
    void ofFiveHundredAtOnceTheBudgetIsAnswered() throws Exception {
        try (Replica replica = Replica.waiting(database.ofService(""), 512)) {
            List<CompletableFuture<Placement>> guesses = new ArrayList<>();
            for (int guess = 0; guess < 512; guess++) {
                guesses.add(guess(replica, bank, "guess " + guess));
            }
            replica.start();

            assertThat(answered(guesses)).isEqualTo(BUDGET);
            assertThat(firstRefusals(guesses)).isEqualTo(1);
        }
    }

    @Test
    void ofGuessesAtTwoReplicasAtOnceTheBudgetIsAnsweredByBothTogether() throws Exception {
        try (Replica one = Replica.waiting(database.ofService(""), 512);
                Replica other = Replica.waiting(database.ofService(""), 512)) {
            List<CompletableFuture<Placement>> guesses = new ArrayList<>();
            for (int guess = 0; guess < 512; guess++) {
                guesses.add(guess(guess % 2 == 0 ? one : other, bank, "guess " + guess));
            }
            one.start();
            other.start();

            assertThat(answered(guesses)).isEqualTo(BUDGET);
            assertThat(firstRefusals(guesses)).isEqualTo(1);
        }
    }

    @Test
    void ofGuessesAtReplicasThatCountUnderDifferentKeysTheBudgetIsAnswered() throws Exception {
        try (Replica one = Replica.waiting(database.ofService(""), BEFORE);
                Replica other = Replica.waiting(database.ofService(""), AFTER)) {
            List<CompletableFuture<Placement>> guesses = new ArrayList<>();
            for (int guess = 0; guess < 512; guess++) {
                guesses.add(guess(guess % 2 == 0 ? one : other, bank, "guess " + guess));
            }
            one.start();
            other.start();

            assertThat(answered(guesses)).isEqualTo(BUDGET);
            assertThat(firstRefusals(guesses)).isEqualTo(1);
        }
        assertThat(rows()).isEqualTo(BUDGET + 1);
    }

    @Test
    void claimThatWasCountedUnderTheFormerKeyCountsOnce() throws Exception {
        try (Replica one = Replica.running(database, BEFORE);
                Replica other = Replica.running(database, AFTER)) {
            for (int guess = 1; guess < BUDGET; guess++) {
                guess(one, bank, "guess " + guess).get(10, TimeUnit.SECONDS);
                for (int again = 0; again < 3; again++) {
                    assertThat(guess(other, bank, "guess " + guess).get(10, TimeUnit.SECONDS))
                            .isInstanceOf(Placement.Appended.class);
                }
            }

            assertThat(rows()).isEqualTo(BUDGET - 1);
            assertThat(guess(other, bank, "the last").get(10, TimeUnit.SECONDS))
                    .isInstanceOf(Placement.Appended.class);
            assertThat(right(one, bank).get(10, TimeUnit.SECONDS))
                    .isEqualTo(new Placement.Refused(BudgetKind.FAILED_CLAIMS, true));
            assertThat(right(other, bank).get(10, TimeUnit.SECONDS))
                    .as("that the budget is spent is said once")
                    .isEqualTo(new Placement.Refused(BudgetKind.FAILED_CLAIMS, false));
        }
    }

    @Test
    void requestsThatMetAChangeOfTheKeyInOneBatchAreCountedTogether() throws Exception {
        Replica changed = Replica.waiting(database.ofService(""), AFTER);
        try (Replica replica = Replica.waiting(database.ofService(""), BEFORE)) {
            List<CompletableFuture<Placement>> guesses = new ArrayList<>();
            for (int guess = 0; guess < 4 * BUDGET; guess++) {
                Replica keys = guess % 2 == 0 ? replica : changed;
                guesses.add(
                        replica.submit(
                                Replica.verification("NOT_VERIFIED"),
                                keys.claim(UUID.randomUUID().toString(), "body"),
                                probe(keys, bank, Optional.of("guess " + guess / 2))));
            }
            replica.start();

            assertThat(answered(guesses)).as("each guess came twice").isEqualTo(2 * BUDGET - 1);
            assertThat(firstRefusals(guesses)).isEqualTo(1);
        }
        assertThat(rows()).isEqualTo(BUDGET + 1);
    }

    @Test
    void ofOneBatchEachPartyIsRefusedAboutAPersonForTheFirstTime() throws Exception {
        Caller tax = caller("tax-" + UUID.randomUUID());
        try (Replica replica = Replica.waiting(database.ofService(""), 512)) {
            List<CompletableFuture<Placement>> guesses = new ArrayList<>();
            for (int guess = 0; guess < 2 * BUDGET; guess++) {
                guesses.add(guess(replica, bank, "guess " + guess));
                guesses.add(guess(replica, tax, "guess " + guess));
            }
            replica.start();

            assertThat(answered(guesses)).isEqualTo(2 * BUDGET);
            assertThat(firstRefusals(guesses)).isEqualTo(2);
        }
    }

    @Test
    void rightGuessAmongWrongOnesIsAnsweredOnlyWithinTheBudget() throws Exception {
        try (Replica replica = Replica.waiting(database.ofService(""), 512)) {
            for (int guess = 0; guess < 100; guess++) {
                guess(replica, bank, "guess " + guess);
            }
            CompletableFuture<Placement> right = right(replica, bank);
            replica.start();

            assertThat(right.get(10, TimeUnit.SECONDS)).isInstanceOf(Placement.Refused.class);
        }
    }

    @Test
    void rightGuessAtAReplicaThatSawNoWrongOneIsRefusedToo() throws Exception {
        try (Replica one = Replica.running(database);
                Replica other = Replica.running(database)) {
            spend(one);

            assertThat(right(other, bank).get(10, TimeUnit.SECONDS))
                    .isInstanceOf(Placement.Refused.class);
            assertThat(right(other, caller("another")).get(10, TimeUnit.SECONDS))
                    .as("nobody locks a person out of another party")
                    .isInstanceOf(Placement.Appended.class);
        }
    }

    @Test
    void retryTakesTheFirstAnswerAlsoOnceTheBudgetIsSpent() throws Exception {
        try (Replica replica = Replica.running(database)) {
            IdempotencyClaim key = replica.claim(UUID.randomUUID().toString(), "body");
            Probe probe = probe(replica, bank, Optional.of("the first"));
            assertThat(submit(replica, key, probe)).isInstanceOf(Placement.Appended.class);
            assertThat(submit(replica, key, probe)).isInstanceOf(Placement.Superseded.class);
            spend(replica);

            assertThat(submit(replica, key, probe)).isInstanceOf(Placement.Superseded.class);
            assertThat(rows()).as("a retry is no refusal, and counts nothing").isEqualTo(BUDGET);
        }
    }

    @Test
    void refusalBindsNoKey() throws Exception {
        try (Replica replica = Replica.running(database)) {
            spend(replica);
            IdempotencyClaim key = replica.claim(UUID.randomUUID().toString(), "body");

            assertThat(submit(replica, key, probe(replica, bank, Optional.of("more"))))
                    .isEqualTo(new Placement.Refused(BudgetKind.FAILED_CLAIMS, true));
            assertThat(submit(replica, key, probe(replica, bank, Optional.of("more"))))
                    .isEqualTo(new Placement.Refused(BudgetKind.FAILED_CLAIMS, false));

            assertThat(
                            database.count(
                                    "select count(*) from idempotency where key_hash = ?",
                                    (Object) key.current().key()))
                    .isZero();
        }
    }

    @Test
    void whoLosesItsKeyCountsNothing() throws Exception {
        try (Replica replica = Replica.running(database)) {
            String key = UUID.randomUUID().toString();
            submit(replica, replica.claim(key, "body"), probe(replica, bank, Optional.empty()));

            assertThat(
                            submit(
                                    replica,
                                    replica.claim(key, "another body"),
                                    probe(replica, bank, Optional.of("wrong"))))
                    .isInstanceOf(Placement.Superseded.class);

            assertThat(rows()).isZero();
        }
    }

    @Test
    void whatIsCountedIsNoLongerAboutAnybody() throws Exception {
        try (Replica replica = Replica.running(database)) {
            guess(replica, bank, "1990-05-02").get(10, TimeUnit.SECONDS);
        }

        List<String> row =
                database.read(
                        "select failed_claim::text from failed_claim where party = ?",
                        bank.party().code());
        assertThat(row).singleElement().asString().doesNotContain("1990", person);
        assertThat(
                        database.count(
                                "select count(*) from failed_claim f join entry_detail d on"
                                        + " d.subject_hmac = f.subject"))
                .as("nor can it be laid beside the entries")
                .isZero();
    }

    @Test
    void daysThatAreOverAreForgotten() throws Exception {
        try (Replica replica = Replica.running(database)) {
            guess(replica, bank, "1990-05-02").get(10, TimeUnit.SECONDS);
        }
        database.write(
                "insert into failed_claim select sha256('old'), party, claim, day - 2, budget from"
                        + " failed_claim where party = ?",
                bank.party().code());

        new FailedClaimRelease(database.ofService("")).release();

        assertThat(rows()).isEqualTo(1);
        assertThat(
                        database.count(
                                "select count(*) from failed_claim where day < now() - interval '3 days'"))
                .isZero();
    }

    private void spend(Replica replica) throws Exception {
        List<CompletableFuture<Placement>> guesses = new ArrayList<>();
        for (long guess = rows(); guess < BUDGET; guess++) {
            guesses.add(guess(replica, bank, "spent " + guess));
        }
        await(guesses);
    }

    private CompletableFuture<Placement> guess(Replica replica, Caller caller, String claim)
            throws Exception {
        return replica.submit(
                Replica.verification("NOT_VERIFIED"),
                replica.claim(UUID.randomUUID().toString(), "body"),
                probe(replica, caller, Optional.of(claim)));
    }

    private CompletableFuture<Placement> right(Replica replica, Caller caller) throws Exception {
        return replica.submit(
                Replica.verification("VERIFIED"),
                replica.claim(UUID.randomUUID().toString(), "body"),
                probe(replica, caller, Optional.empty()));
    }

    private static Placement submit(Replica replica, IdempotencyClaim key, Probe probe)
            throws Exception {
        return replica.submit(Replica.verification("NOT_VERIFIED"), key, probe)
                .get(10, TimeUnit.SECONDS);
    }

    private Probe probe(Replica replica, Caller caller, Optional<String> wrong) {
        Probe asking = replica.probes.asking(caller, person, true);
        return wrong.map(claim -> replica.probes.failing(asking, claim, false)).orElse(asking);
    }

    private long rows() {
        return database.count(
                "select count(*) from failed_claim where party = ?", bank.party().code());
    }

    private static void await(List<CompletableFuture<Placement>> guesses) throws Exception {
        for (CompletableFuture<Placement> guess : guesses) {
            guess.get(10, TimeUnit.SECONDS);
        }
    }

    private static long answered(List<CompletableFuture<Placement>> guesses) throws Exception {
        await(guesses);
        return guesses.stream().filter(guess -> guess.join() instanceof Placement.Appended).count();
    }

    private static long firstRefusals(List<CompletableFuture<Placement>> guesses) {
        return guesses.stream()
                .map(CompletableFuture::join)
                .filter(new Placement.Refused(BudgetKind.FAILED_CLAIMS, true)::equals)
                .count();
    }

    private static Caller caller(String code) {
        RelyingParty party =
                new RelyingParty(
                        code,
                        code,
                        Optional.empty(),
                        Sector.BANK,
                        PartyStatus.ACTIVE,
                        OfficerSource.DECLARED,
                        Optional.empty());
        return new Caller(
                code,
                Set.of(),
                code,
                party,
                TestPolicy.of(Quota.DEFAULT, new ProbingBudget(BUDGET, 10, 1000, 1)));
    }
}
