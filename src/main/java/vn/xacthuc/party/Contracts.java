package vn.xacthuc.party;

import java.util.Map;
import java.util.Optional;

/// All contracts at one revision.
///
/// @param revision moves with every change of a party, client, policy or purpose
record Contracts(
        long revision,
        Map<String, RelyingParty> partyByCode,
        Map<String, RelyingParty> partyByClientId,
        Map<String, Purpose> purposes) {

    static final Contracts NONE = new Contracts(-1, Map.of(), Map.of(), Map.of());

    Contracts {
        partyByCode = Map.copyOf(partyByCode);
        partyByClientId = Map.copyOf(partyByClientId);
        purposes = Map.copyOf(purposes);
    }

    boolean isNotRead() {
        return revision == NONE.revision;
    }

    Optional<RelyingParty> partyOf(String clientId) {
        return Optional.ofNullable(partyByClientId.get(clientId));
    }
}
