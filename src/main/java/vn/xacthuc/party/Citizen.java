package vn.xacthuc.party;

import java.util.Optional;

/// A person who asks about himself or herself.
///
/// @param personalId the number that the citizens' issuer vouches for, twelve digits
/// @param clientId the token's `client_id`: the application through which the person asks
public record Citizen(String personalId, Optional<String> clientId) {

    @Override
    public String toString() {
        return "Citizen[masked]";
    }
}
