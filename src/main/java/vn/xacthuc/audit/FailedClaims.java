package vn.xacthuc.audit;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The failed claims of the day that the requests of one batch go by, as they stand under the log's
/// lock, and what becomes of each request. Used by one thread.
///
/// Requests of a batch are judged one after the other, each as if those before it had been counted:
/// of any number of guesses in flight at once, here and on other replicas, no more are answered
/// than the budget has. One that then turns out to be a retry took its place in vain; nothing is
/// counted for it, so only others of the same batch can notice.
final class FailedClaims {

    /// Failed claims about one person are watched once they are as many as two whole budgets, which
    /// no party reaches alone. (A little less: parts of a budget do not add up exactly.)
    private static final double WATCHED_SHARE = 2 - 1e-6;

    private static final byte[] MARK = {};

    /// What becomes of a request.
    sealed interface Ruling {

        /// It may be answered.
        ///
        /// @param count what is then counted; empty for a right answer and for a claim that was
        ///   counted before
        record Answer(Optional<Row> count, Watch watch) implements Ruling {}

        /// A budget is spent.
        ///
        /// @param count what is counted all the same, since a refusal of what is wrong alone tells
        ///   that it is wrong
        /// @param mark stands for the first refusal that this budget leads to
        record Refuse(BudgetKind budget, Optional<Row> count, Row mark) implements Ruling {}
    }

    /// Whether somebody's failed claims, of all parties together, are watched.
    enum Watch {
        NOT_YET,
        /// From this request on.
        BEGINS,
        GOES_ON
    }

    /// A row of the table.
    ///
    /// @param claim empty for a mark
    record Row(
            byte[] subject,
            String party,
            byte[] claim,
            LocalDate day,
            int budget,
            Optional<Integer> unknownNumber) {

        boolean isMark() {
            return claim.length == 0;
        }

        /// What a mark stands for.
        ByteBuffer key() {
            return ByteBuffer.wrap(subject);
        }

        @Override
        public String toString() {
            return "Row[masked]";
        }
    }

    /// A party's day.
    record PartyDay(String party, LocalDate day) {}

    private static final class Person {
        private final Map<String, Set<ByteBuffer>> claims = new HashMap<>();
        private double share;

        private Set<ByteBuffer> of(String party) {
            return claims.computeIfAbsent(party, code -> new HashSet<>());
        }

        private boolean add(String party, byte[] claim, int budget) {
            boolean added = of(party).add(ByteBuffer.wrap(claim));
            share += added ? 1.0 / budget : 0;
            return added;
        }

        private Watch watch(double before) {
            if (share < WATCHED_SHARE) {
                return Watch.NOT_YET;
            }
            return before < WATCHED_SHARE ? Watch.BEGINS : Watch.GOES_ON;
        }
    }

    private final Map<ByteBuffer, Person> people = new HashMap<>();
    private final Map<PartyDay, Integer> unknownNumbers = new HashMap<>();

    /// Adds a claim that failed before this batch.
    void known(byte[] subject, String party, byte[] claim, int budget) {
        if (claim.length > 0) {
            person(subject).add(party, claim, budget);
        }
    }

    /// Says for how many numbers that nobody has the party asked before this batch.
    void knownUnknowns(String party, LocalDate day, int numbers) {
        unknownNumbers.put(new PartyDay(party, day), numbers);
    }

    Ruling judge(Probe probe) {
        Person person = person(probe.subject());
        Set<ByteBuffer> own = person.of(probe.party());
        int budget = probe.budget().failedClaims();
        boolean spent = own.size() >= budget;
        if (spent && probe.refusable()) {
            return new Ruling.Refuse(
                    BudgetKind.FAILED_CLAIMS,
                    Optional.empty(),
                    row(probe, probe.subject(), MARK, Optional.empty()));
        }
        double before = person.share;
        if (probe.failed().isEmpty()) {
            return new Ruling.Answer(Optional.empty(), person.watch(before));
        }
        byte[] claim = probe.failed().get();
        boolean firstOfNumber = own.isEmpty();
        boolean counts = !spent && person.add(probe.party(), claim, budget);
        PartyDay party = new PartyDay(probe.party(), probe.day());
        int unknown = unknownNumbers.getOrDefault(party, 0);
        if (unknown >= probe.budget().unknownNumbers() && probe.refusable()) {
            return new Ruling.Refuse(
                    BudgetKind.UNKNOWN_NUMBERS,
                    counted(counts, probe, claim, Optional.empty()),
                    row(probe, probe.partyOfDay(), MARK, Optional.empty()));
        }
        Optional<Integer> number = Optional.empty();
        if (counts && firstOfNumber && probe.unknownNumber()) {
            unknownNumbers.put(party, unknown + 1);
            number = Optional.of(unknown + 1);
        }
        return new Ruling.Answer(counted(counts, probe, claim, number), person.watch(before));
    }

    private Person person(byte[] subject) {
        return people.computeIfAbsent(ByteBuffer.wrap(subject), key -> new Person());
    }

    private static Optional<Row> counted(
            boolean counts, Probe probe, byte[] claim, Optional<Integer> number) {
        return counts ? Optional.of(row(probe, probe.subject(), claim, number)) : Optional.empty();
    }

    private static Row row(Probe probe, byte[] subject, byte[] claim, Optional<Integer> number) {
        return new Row(
                subject, probe.party(), claim, probe.day(), probe.budget().failedClaims(), number);
    }
}
