package vn.xacthuc.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All contracts at one revision, as they are on one day.
///
/// @param revision moves with every change of a party, client, policy or purpose
/// @param day the day in Vietnam, because contracts begin and end
record Contracts(
        long revision,
        LocalDate day,
        Map<String, RelyingParty> partyByCode,
        Map<String, RelyingParty> partyByClientId,
        List<PurposeGroup> groups,
        Map<String, Purpose> purposes) {

    static final Contracts NONE =
            new Contracts(-1, LocalDate.MIN, Map.of(), Map.of(), List.of(), Map.of());

    Contracts {
        partyByCode = Map.copyOf(partyByCode);
        partyByClientId = Map.copyOf(partyByClientId);
        groups = List.copyOf(groups);
        purposes = Map.copyOf(purposes);
    }

    boolean isNotRead() {
        return revision == NONE.revision;
    }

    Optional<RelyingParty> partyOf(String clientId) {
        return Optional.ofNullable(partyByClientId.get(clientId));
    }
}
