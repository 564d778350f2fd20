package vn.xacthuc.audit;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

        Mark asMark() {
            return Mark.of(subject, party);
        }

        @Override
        public String toString() {
            return "Row[masked]";
        }
    }

    /// Whom a party is refused about for the first time.
    ///
    /// @param subject in hexadecimal
    record Mark(String subject, String party) {

        static Mark of(byte[] subject, String party) {
            return new Mark(HexFormat.of().formatHex(subject), party);
        }

        @Override
        public String toString() {
            return "Mark[masked]";
        }
    }

    /// A party's day.
    record PartyDay(String party, LocalDate day) {}

    /// What one party claimed about one person.
    private static final class Tally {
        private final Set<ByteBuffer> known = new HashSet<>();
        private int claims;
        private byte @Nullable [] mark;

        /// @param claim under each index key that it may have been counted under
        private boolean add(List<byte[]> claim) {
            List<ByteBuffer> hashes = claim.stream().map(ByteBuffer::wrap).toList();
            boolean added = Collections.disjoint(known, hashes);
            known.addAll(hashes);
            claims += added ? 1 : 0;
            return added;
        }

        /// What stands for the person in the mark of the first refusal: what stood there first.
        private byte[] mark(byte[] subject) {
            byte[] marked = mark == null ? subject : mark;
            mark = marked;
            return marked;
        }
    }

    private static final class Person {
        private final Map<String, Tally> tallies = new HashMap<>();
        private double share;

        private Tally of(String party) {
            return tallies.computeIfAbsent(party, code -> new Tally());
        }

        private boolean add(String party, List<byte[]> claim, int budget) {
            boolean added = of(party).add(claim);
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

    /// Nothing is known yet of those whom these requests ask about.
    FailedClaims(List<Probe> probes) {
        probes.forEach(probe -> person(probe.subjects()));
    }

    /// Adds a claim that failed before this batch, or the mark of a refusal.
    void known(byte[] subject, String party, byte[] claim, int budget) {
        Person person = person(List.of(subject));
        if (claim.length > 0) {
            person.add(party, List.of(claim), budget);
        } else {
            person.of(party).mark(subject);
        }
    }

    /// Says for how many numbers that nobody has the party asked before this batch.
    void knownUnknowns(String party, LocalDate day, int numbers) {
        unknownNumbers.put(new PartyDay(party, day), numbers);
    }

    Ruling judge(Probe probe) {
        Person person = person(probe.subjects());
        Tally own = person.of(probe.party());
        int budget = probe.budget().failedClaims();
        boolean spent = own.claims >= budget;
        if (spent && probe.refusable()) {
            return new Ruling.Refuse(
                    BudgetKind.FAILED_CLAIMS,
                    Optional.empty(),
                    row(probe, own.mark(probe.subject()), MARK, Optional.empty()));
        }
        double before = person.share;
        if (probe.failed().isEmpty()) {
            return new Ruling.Answer(Optional.empty(), person.watch(before));
        }
        byte[] claim = probe.failed().getFirst();
        boolean firstOfNumber = own.claims == 0;
        boolean counts = !spent && person.add(probe.party(), probe.failed(), budget);
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

    /// Rows about one person may stand under several index keys.
    ///
    /// @param subjects the person's number under each
    private Person person(List<byte[]> subjects) {
        List<ByteBuffer> hashes = subjects.stream().map(ByteBuffer::wrap).toList();
        Person person =
                hashes.stream()
                        .flatMap(hash -> Optional.ofNullable(people.get(hash)).stream())
                        .findFirst()
                        .orElseGet(Person::new);
        hashes.forEach(hash -> people.put(hash, person));
        return person;
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
