package vn.xacthuc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Registers parties, and suspends, admits and closes them.
@ApplicationScoped
class PartyRegistrar {

    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final ContractChanges changes;
    private final PartyRepository parties;
    private final Clock clock;

    PartyRegistrar(ContractChanges changes, PartyRepository parties, Clock clock) {
        this.changes = changes;
        this.parties = parties;
        this.clock = clock;
    }

    /// @throws ProblemException `not-found`
    PartyView find(String code) {
        return changes.read(connection -> parties.find(connection, code, today()))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    PartyPage page(PageRequest page) {
        List<PartyView> found =
                changes.read(connection ->
                        parties.page(connection, page.after(), page.limit() + 1, today()));
        return new PartyPage(page.items(found), page.next(found, PartyView::code));
    }

    /// Registers a party. Nobody may call for it yet.
    ///
    /// @throws ProblemException `missing-field`, `invalid-value` or `already-exists`
    PartyView register(Caller caller, PartyRegistration registration) {
        PartyView party = registration.party();
        return changes.change(
                caller,
                connection -> {
                    if (parties.find(connection, party.code(), today()).isPresent()) {
                        throw new ProblemException(ProblemType.ALREADY_EXISTS);
                    }
                    parties.add(connection, party);
                    return new ContractChanges.Outcome<>(
                            party, particulars("PARTY_REGISTERED", Difference.nothing(), party));
                });
    }

    /// Changes a party.
    ///
    /// @throws ProblemException `missing-field`, `invalid-value`, `not-found`, `outdated`,
    ///   `party-closed`, or `four-eyes` for who lifts a suspension of his own
    PartyView change(Caller caller, String code, PartyChange change) {
        change.refuseUnlessValid();
        Administrator administrator = Administrator.of(caller);
        return changes.change(
                caller,
                connection -> {
                    PartyView before =
                            parties.find(connection, code, today())
                                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
                    if (before.status() == PartyStatus.CLOSED) {
                        throw new ProblemException(ProblemType.PARTY_CLOSED);
                    }
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    PartyView after = change.on(before, Signature.of(administrator, now));
                    if (after.essentials().equals(before.essentials())) {
                        return new ContractChanges.Outcome<>(before, Map.of());
                    }
                    refuseOwnLifting(before, after, administrator);
                    parties.change(connection, before, after);
                    Map<String, Object> particulars =
                            particulars("PARTY_CHANGED", before.essentials(), after);
                    if (change.reason() != null) {
                        particulars.put("reason", change.reason());
                    }
                    return new ContractChanges.Outcome<>(after, particulars);
                });
    }

    private static void refuseOwnLifting(
            PartyView before, PartyView after, Administrator administrator) {
        Standing suspension = before.standing();
        if (before.status() == PartyStatus.SUSPENDED
                && after.status() == PartyStatus.ACTIVE
                && suspension != null
                && suspension.changed().administrator().isSameAs(administrator)) {
            throw new ProblemException(ProblemType.FOUR_EYES);
        }
    }

    private static Map<String, Object> particulars(
            String change, JsonNode before, PartyView after) {
        Map<String, Object> particulars = new TreeMap<>();
        particulars.put("change", change);
        particulars.put("party", after.code());
        particulars.put("difference", Difference.between(before, after.essentials()));
        return particulars;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VIETNAM);
    }
}
