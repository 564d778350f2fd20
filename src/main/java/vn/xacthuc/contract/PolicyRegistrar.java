package vn.xacthuc.contract;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Parties;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.PolicyDocument;
import vn.xacthuc.party.PolicyJson;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Drafts versions of contracts, and brings them into force when a second administrator approves.
@ApplicationScoped
class PolicyRegistrar {

    private final ContractChanges changes;
    private final PartyRepository parties;
    private final PolicyRepository policies;
    private final Parties catalogue;
    private final PolicyJson json;
    private final Clock clock;

    PolicyRegistrar(
            ContractChanges changes,
            PartyRepository parties,
            PolicyRepository policies,
            Parties catalogue,
            PolicyJson json,
            Clock clock) {
        this.changes = changes;
        this.parties = parties;
        this.policies = policies;
        this.catalogue = catalogue;
        this.json = json;
        this.clock = clock;
    }

    /// @throws ProblemException `not-found`
    PolicyView find(String party, int version) {
        return changes.read(
                connection -> compared(connection, stored(connection, party, version), today()));
    }

    /// @throws ProblemException `not-found` where there is no such party
    PolicyPage page(String party, PageRequest page) {
        LocalDate today = today();
        return changes.read(connection -> {
            found(connection, party, today);
            List<PolicyVersion> found =
                    policies.page(connection, party, page.below(), page.limit() + 1);
            PolicyVersion.Approved approved = policies.approved(connection, party, today);
            return new PolicyPage(
                    page.items(found).stream()
                            .map(one -> PolicyView.of(one, one.state(approved, today), null))
                            .toList(),
                    page.next(found, last -> Integer.toString(last.version())));
        });
    }

    /// Drafts the next version.
    ///
    /// @throws ProblemException `missing-field`, `invalid-value`, `not-found` or `party-closed`
    PolicyView propose(Caller caller, String party, PolicyProposal proposal) {
        LocalDate today = today();
        PolicyDocument terms =
                ProposalCheck.terms(proposal, today, code -> catalogue.purpose(code).isPresent());
        Signature signature = signature(caller);
        return changes.change(
                caller,
                connection -> {
                    requireOpen(connection, party, today);
                    List<FieldProblem> taken = taken(connection, party, terms, today);
                    if (!taken.isEmpty()) {
                        throw new ProblemException(ProblemType.INVALID_VALUE, taken);
                    }
                    PolicyVersion draft =
                            new PolicyVersion(
                                    party,
                                    policies.newest(connection, party) + 1,
                                    Objects.requireNonNull(proposal.name()),
                                    PolicyVersion.Status.DRAFT,
                                    terms,
                                    policies.approved(connection, party, today).newest(),
                                    Optional.of(signature),
                                    Optional.empty());
                    policies.add(connection, draft, signature);
                    PolicyView view = compared(connection, draft, today);
                    return new ContractChanges.Outcome<>(
                            view, particulars("POLICY_PROPOSED", draft, view));
                });
    }

    /// Approves a draft, which comes into force at once, or on its first day.
    ///
    /// @throws ProblemException `not-found`, `party-closed`, `four-eyes` for who drafted it, or
    ///   `outdated` where it is no draft any more or does not fit what is there by now
    PolicyView approve(Caller caller, String party, int version) {
        LocalDate today = today();
        Signature signature = signature(caller);
        return changes.change(
                caller,
                connection -> {
                    requireOpen(connection, party, today);
                    PolicyVersion draft = stored(connection, party, version);
                    if (draft.proposed()
                            .filter(by -> by.administrator().isSameAs(signature.administrator()))
                            .isPresent()) {
                        throw new ProblemException(ProblemType.FOUR_EYES);
                    }
                    PolicyVersion.Approved approved = policies.approved(connection, party, today);
                    List<FieldProblem> taken = taken(connection, party, draft.terms(), today);
                    if (draft.state(approved, today) != PolicyState.DRAFT
                            || draft.terms().hasEnded(today)
                            || !taken.isEmpty()) {
                        throw new ProblemException(ProblemType.OUTDATED, taken);
                    }
                    policies.approve(connection, draft, signature);
                    PolicyView view = compared(connection, draft.approvedBy(signature), today);
                    return new ContractChanges.Outcome<>(
                            view, particulars("POLICY_APPROVED", draft, view));
                });
    }

    private List<FieldProblem> taken(
            Connection connection, String party, PolicyDocument terms, LocalDate today)
            throws SQLException {
        return ProposalCheck.taken(terms, policies.heldByOthers(connection, party, terms, today));
    }

    private PolicyVersion stored(Connection connection, String party, int version)
            throws SQLException {
        return policies.find(connection, party, version)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private PartyView found(Connection connection, String party, LocalDate today)
            throws SQLException {
        return parties.find(connection, party, today)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private void requireOpen(Connection connection, String party, LocalDate today)
            throws SQLException {
        if (found(connection, party, today).status() == PartyStatus.CLOSED) {
            throw new ProblemException(ProblemType.PARTY_CLOSED);
        }
    }

    /// The version with its difference from the one that it was drafted on.
    private PolicyView compared(Connection connection, PolicyVersion version, LocalDate today)
            throws SQLException {
        Optional<JsonNode> before =
                policies.find(connection, version.party(), version.basedOn())
                        .map(based -> json.tree(based.terms()));
        return PolicyView.of(
                version,
                version.state(policies.approved(connection, version.party(), today), today),
                Difference.between(
                        before.orElseGet(Difference::nothing), json.tree(version.terms())));
    }

    private static Map<String, Object> particulars(
            String change, PolicyVersion version, PolicyView view) {
        Map<String, Object> particulars = new TreeMap<>();
        particulars.put("change", change);
        particulars.put("party", version.party());
        particulars.put("policy", version.reference());
        particulars.put("basedOn", version.basedOn());
        particulars.put("difference", Objects.requireNonNull(view.difference()));
        return particulars;
    }

    private Signature signature(Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Signature.of(Administrator.of(caller), now);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PartyRegistrar.VIETNAM);
    }
}
