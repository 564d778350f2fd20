package vn.xacthuc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.party.Disclosure;
import vn.xacthuc.party.Parties;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.PolicyDocument;
import vn.xacthuc.party.PolicyJson;
import vn.xacthuc.party.PurposePolicy;
import vn.xacthuc.party.Sector;
import vn.xacthuc.party.TestParties;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// One process' share of the contracts, put together by hand, so that a test can have several of
/// them, or one whose database or journal fails at a chosen moment. Nothing refreshes it by itself.
final class ContractReplica {

    static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final LocalDate TOMORROW = TODAY.plusDays(1);

    private static final int[] NOBODY_LISTENS = {1};

    final Parties parties;
    final PartyRegistrar registrar;
    final PolicyRegistrar policies;
    final List<Map<String, Object>> journal = new CopyOnWriteArrayList<>();
    private final PGSimpleDataSource database;
    private final int[] ports;
    private volatile boolean journalFails;

    ContractReplica(Database log) {
        this(log, NOW);
    }

    ContractReplica(Database log, Instant now) {
        database = log.ofService("-c lock_timeout=2000");
        ports = database.getPortNumbers().clone();
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        parties = TestParties.of(database, clock);
        ContractChanges changes = new ContractChanges(database, this::record, parties);
        PartyRepository rows = new PartyRepository();
        registrar = new PartyRegistrar(changes, rows, clock);
        policies =
                new PolicyRegistrar(
                        changes,
                        rows,
                        new PolicyRepository(new PolicyJson()),
                        parties,
                        new PolicyJson(),
                        clock);
    }

    ContractReplica failingDatabase(boolean fails) {
        database.setPortNumbers(fails ? NOBODY_LISTENS : ports);
        return this;
    }

    ContractReplica failingJournal(boolean fails) {
        journalFails = fails;
        return this;
    }

    private void record(Caller administrator, Map<String, Object> particulars) {
        if (journalFails) {
            throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
        }
        journal.add(particulars);
    }

    PartyView register(String code) {
        return registrar.register(
                Administrators.LAN, new PartyRegistration(code, "Test", "79", Sector.BANK, null));
    }

    /// A party with a contract in force.
    PolicyView contract(String code, PolicyDocument terms) {
        register(code);
        return approve(code, propose(code, terms).version());
    }

    PolicyView propose(String party, PolicyDocument terms) {
        return policies.propose(Administrators.LAN, party, new PolicyProposal("test", terms));
    }

    PolicyView approve(String party, int version) {
        return policies.approve(Administrators.MINH, party, version);
    }

    PartyView suspend(String party) {
        return registrar.change(
                Administrators.LAN,
                party,
                new PartyChange(null, null, null, PartyStatus.SUSPENDED, "Key lost."));
    }

    /// Whether the client may call, as far as this replica has read.
    boolean admits(String clientId) {
        return parties.byClientId(clientId)
                .filter(party -> party.status() == PartyStatus.ACTIVE)
                .flatMap(party -> party.policy())
                .isPresent();
    }

    static PolicyDocument terms(String clientId) {
        return terms(clientId, null, null);
    }

    static PolicyDocument terms(
            String clientId, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {
        return new PolicyDocument(
                Set.of(ClaimField.values()),
                Map.of(
                        "BANK_ACCOUNT_OPENING",
                        new PurposePolicy(Set.of(), false, false, false, false)),
                Set.of(Disclosure.REASONS),
                false,
                Set.of(),
                List.of(clientId),
                List.of(),
                null,
                null,
                validFrom,
                validTo);
    }

    static void assertRefused(ProblemType type, Callable<?> call) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, call::call);
        assertThat(refused.type()).isEqualTo(type);
    }
}
