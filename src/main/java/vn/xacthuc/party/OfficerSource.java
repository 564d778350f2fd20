package vn.xacthuc.party;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where the name of the officer comes from.
@Schema(
        description =
                "TOKEN: the officer logged in and is the token's subject. "
                        + "DECLARED: the party named the officer in the request.")
public enum OfficerSource {
    /// The officer logs in himself: the token's `sub`.
    TOKEN,
    /// The party names the officer in the request.
    DECLARED
}
