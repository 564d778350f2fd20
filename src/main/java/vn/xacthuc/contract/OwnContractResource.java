package vn.xacthuc.contract;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.xacthuc.audit.Probes;
import vn.xacthuc.contract.OwnContract.BudgetsLeft;
import vn.xacthuc.contract.OwnContract.QuotaLeft;
import vn.xacthuc.party.Allowance;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Callers;
import vn.xacthuc.party.Disclosure;
import vn.xacthuc.party.Policy;
import vn.xacthuc.party.Quotas;
import vn.xacthuc.party.RelyingParty;

/// What a party may do, told to itself.
@Path("/v1/me/contract")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed({
    "identity:verify",
    "chip:verify",
    "checkin",
    "batch:run",
    "audit:read",
    "audit:read-own",
    "audit:erase",
    "population:read-quality",
    "population:write",
    "statistics:read",
    "trust:manage",
    "parties:manage"
})
@RunOnVirtualThread
@Tag(
        name = "Parties",
        description = "Relying parties and their contracts. Every change is an entry of the log.")
public class OwnContractResource {

    private final Callers callers;
    private final Quotas quotas;
    private final Probes probes;

    OwnContractResource(Callers callers, Quotas quotas, Probes probes) {
        this.callers = callers;
        this.quotas = quotas;
        this.probes = probes;
    }

    /// The caller's contract in force.
    @GET
    @Operation(
            operationId = "getOwnContract",
            summary = "Your own contract, and what is left of it",
            description =
                    "For a token of a party with any scope: the contract in force, what is left of"
                            + " the quota now, and of the day's budgets. How many failed claims are"
                            + " left for one person is not told: ask for that person.")
    @APIResponse(
            responseCode = "200",
            description = "The contract.",
            content = @Content(schema = @Schema(implementation = OwnContract.class)))
    public OwnContract contract() {
        Caller caller = callers.current();
        RelyingParty party = caller.party();
        Policy policy = caller.policy();
        Allowance left = quotas.left(party.code(), policy.quota());
        boolean told = policy.shows().contains(Disclosure.REASONS);
        return new OwnContract(
                party.code(),
                party.name(),
                party.sector(),
                policy.reference(),
                policy.terms().complete(List.of(caller.clientId())),
                new QuotaLeft(left.left(), left.secondsToFull()),
                new BudgetsLeft(told ? probes.unknownNumbersLeft(caller) : null, probes.nextDay()));
    }
}
