package vn.xacthuc.population;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Enters people's records in the register.
@ApplicationScoped
class Registrar {
    private static final Logger LOG = Logger.getLogger(Registrar.class);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final CitizenRepository citizens;
    private final EthnicGroupRepository ethnicGroups;
    private final HouseholdRepository households;
    private final DocumentShelf documents;
    private final RegisterGate gate;
    private final RegisterJournal journal;
    private final Clock clock;

    Registrar(
            CitizenRepository citizens,
            EthnicGroupRepository ethnicGroups,
            HouseholdRepository households,
            DocumentShelf documents,
            RegisterGates gates,
            RegisterJournal journal,
            Clock clock) {
        this.citizens = citizens;
        this.ethnicGroups = ethnicGroups;
        this.households = households;
        this.documents = documents;
        gate = gates.changes();
        this.journal = journal;
        this.clock = clock;
    }

    /// Adds a person or replaces what is on record, in one transaction.
    ///
    /// @param requestHash SHA-256 of the request's bytes, base64
    /// @throws ProblemException where a value cannot be, or the register or its log do not answer
    void enter(CitizenRecord record, String requestHash) {
        Instant now = clock.instant();
        FieldFaults faults = new FieldFaults();
        Optional<CitizenEntry> entry =
                new CitizenReading(record, faults, LocalDate.ofInstant(now, VIETNAM), now).read();
        if (entry.isEmpty()) {
            throw faults.problem();
        }
        if (!gate.enter()) {
            throw new ProblemException(ProblemType.REGISTER_UNAVAILABLE);
        }
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> write(entry.get(), faults, requestHash, now));
        } catch (RuntimeException failure) {
            throw problem(failure);
        } finally {
            gate.leave();
        }
    }

    private void write(CitizenEntry entry, FieldFaults faults, String requestHash, Instant now) {
        citizens.claim(entry.personalId());
        compareWithRegister(entry, faults);
        if (!faults.isEmpty()) {
            throw faults.problem();
        }
        Citizen after = entry.citizen();
        Citizen before = citizens.findById(after.personalId());
        if (after.householdId() != null) {
            households.open(after.householdId());
        }
        households.moveHead(before, after);
        citizens.replace(after);
        documents.file(entry, now);
        // Every refusal of the database must come before the entry in the log.
        citizens.flush();
        // Outside our transaction, so that the log's own is over before ours can commit.
        QuarkusTransaction.suspendingExisting()
                .run(() -> journal.record(entry.personalId(), requestHash));
    }

    private void compareWithRegister(CitizenEntry entry, FieldFaults faults) {
        EthnicGroupKey ethnicGroup = entry.citizen().ethnicGroup();
        if (ethnicGroup != null && ethnicGroups.findById(ethnicGroup) == null) {
            faults.add("/ethnicGroup/code", FieldFault.NOT_IN_LIST);
        }
        List<HealthInsurance> insurance = entry.documents().insurance();
        for (int i = 0; i < insurance.size(); i++) {
            if (documents.belongsToAnother(insurance.get(i))) {
                faults.add(
                        "/insurance/" + i + "/insuranceNumber",
                        FieldFault.INSURANCE_OF_ANOTHER_PERSON);
            }
        }
    }

    private static RuntimeException problem(RuntimeException failure) {
        if (failure instanceof ProblemException) {
            return failure;
        }
        // What the journal throws comes wrapped from the suspension of our transaction.
        if (failure.getCause() instanceof ProblemException problem) {
            return problem;
        }
        Optional<DatabaseFault> fault = DatabaseFault.behind(failure);
        if (fault.isEmpty() && failure instanceof QuarkusTransactionException) {
            // A commit whose end is unknown; the record may be sent again, whatever happened.
            LOG.warn("The register did not confirm a record");
            return new ProblemException(ProblemType.REGISTER_UNAVAILABLE);
        }
        if (fault.isEmpty()) {
            return failure;
        }
        LOG.warnf("The register did not take a record (SQLSTATE %s)", fault.get().sqlState());
        return new ProblemException(
                fault.get().refusesValues()
                        ? ProblemType.INVALID_VALUE
                        : ProblemType.REGISTER_UNAVAILABLE);
    }
}
