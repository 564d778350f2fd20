package vn.xacthuc.sample;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.xacthuc.party.ClaimField;
import vn.xacthuc.party.Disclosure;
import vn.xacthuc.party.PolicyDocument;
import vn.xacthuc.party.ProbingBudget;
import vn.xacthuc.party.PurposePolicy;
import vn.xacthuc.party.Quota;
import vn.xacthuc.party.RequiredContext;
import vn.xacthuc.party.Sector;

/// The demo clients: who they are, what they may do, and their contract. Each one's `client_secret`
/// is its own name.
@SuppressWarnings("ImmutableEnumChecker") // policies hold unmodifiable collections only
public enum DemoClient {
    DEMO_BANK(
            "Ngân hàng Mẫu",
            Sector.BANK,
            List.of("identity:verify", "chip:verify"),
            contract(
                    "bank-default",
                    Map.of(
                            "BANK_ACCOUNT_OPENING",
                            purpose(true, RequiredContext.OFFICER),
                            "BANK_LARGE_TRANSFER",
                            new PurposePolicy(Set.of(), true, true, true, false),
                            "OLD_ID_CONFIRMATION",
                            purpose(false)))),
    DEMO_HOSPITAL(
            "Bệnh viện Mẫu",
            Sector.HEALTH,
            List.of("identity:verify", "chip:verify", "checkin"),
            contract(
                    "hospital-default",
                    Map.of(
                            "HOSPITAL_CHECK_IN",
                            purpose(false),
                            "HOSPITAL_EMERGENCY",
                            purpose(false)))),
    DEMO_TAX(
            "Cơ quan thuế Mẫu",
            Sector.TAX,
            List.of("identity:verify", "batch:run"),
            contract(
                    "tax-default",
                    Map.of(
                            "TAX_REGISTRATION",
                            purpose(false),
                            "TAX_RECONCILIATION",
                            purpose(false)))),
    DEMO_INSURANCE(
            "Bảo hiểm xã hội Mẫu",
            Sector.SOCIAL_INSURANCE,
            List.of("identity:verify", "batch:run", "audit:read-own"),
            contract(
                    "insurance-default",
                    Map.of(
                            "INSURANCE_RECONCILIATION",
                            purpose(false),
                            "FUNERAL_ALLOWANCE",
                            purpose(false)))),
    DEMO_ONE_STOP(
            "Trung tâm hành chính công Mẫu",
            Sector.ONE_STOP,
            List.of("identity:verify", "chip:verify"),
            contract(
                    "one-stop-default",
                    Map.of(
                            "PUBLIC_SERVICE_FILING",
                            purpose(false, RequiredContext.PROCEDURE, RequiredContext.DOSSIER),
                            "RESIDENCE_CONFIRMATION",
                            purpose(false),
                            "OLD_ID_CONFIRMATION",
                            purpose(false),
                            "FUNERAL_ALLOWANCE",
                            purpose(false)))),
    /// Sees the decision alone.
    DEMO_TELECOM(
            "Viễn thông Mẫu",
            Sector.OTHER,
            List.of("identity:verify"),
            contract(
                    "telecom-default",
                    Map.of("TELECOM_SUBSCRIPTION", purpose(true)),
                    EnumSet.noneOf(Disclosure.class))),
    DEMO_AUDITOR(
            "Thanh tra Mẫu",
            Sector.OTHER,
            List.of("audit:read", "audit:erase", "statistics:read"),
            contract("auditor-default", Map.of())),
    DEMO_REGISTER(
            "Cơ quan quản lý dữ liệu Mẫu",
            Sector.POLICE,
            List.of("population:read-quality", "population:write"),
            contract("register-default", Map.of())),
    DEMO_OPERATOR(
            "Vận hành Mẫu",
            Sector.OTHER,
            List.of("trust:manage", "parties:manage"),
            contract("operator-default", Map.of())),
    DEMO_OPERATOR_2(
            "Vận hành Mẫu 2",
            Sector.OTHER,
            List.of("trust:manage", "parties:manage"),
            contract("operator-default", Map.of()));

    /// A policy's name and terms.
    record Contract(String name, PolicyDocument terms) {}

    private final String partyName;
    private final Sector sector;
    private final List<String> scopes;
    private final Contract contract;

    DemoClient(String partyName, Sector sector, List<String> scopes, Contract contract) {
        this.partyName = partyName;
        this.sector = sector;
        this.scopes = scopes;
        this.contract = contract;
    }

    /// Client id, client secret and code of the party, for instance `demo-bank`.
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// The client with this id.
    static Optional<DemoClient> of(String id) {
        return Arrays.stream(values()).filter(client -> client.id().equals(id)).findFirst();
    }

    String partyName() {
        return partyName;
    }

    Sector sector() {
        return sector;
    }

    List<String> scopes() {
        return scopes;
    }

    Contract contract() {
        return contract;
    }

    private static Contract contract(String name, Map<String, PurposePolicy> purposes) {
        return contract(name, purposes, EnumSet.allOf(Disclosure.class));
    }

    /// No bench comes near the quota, and no test the budget of another.
    private static Contract contract(
            String name, Map<String, PurposePolicy> purposes, Set<Disclosure> shows) {
        return new Contract(
                name,
                new PolicyDocument(
                        EnumSet.allOf(ClaimField.class),
                        purposes,
                        shows,
                        false,
                        Set.of(),
                        null,
                        List.of(),
                        new Quota(1_000_000, 1_000_000),
                        new ProbingBudget(1_000_000, 1_000_000, 1_000_000_000, 1),
                        null,
                        null));
    }

    private static PurposePolicy purpose(boolean validCard, RequiredContext... demanded) {
        return new PurposePolicy(Set.of(demanded), validCard, false, false, false);
    }
}
