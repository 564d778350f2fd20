package vn.xacthuc.party;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Set;

/// The JSON of `party.policy.document`: a policy without its name and version.
public record PolicyDocument(
        @JsonProperty(required = true) Set<ClaimField> fields,
        @JsonProperty(required = true) Map<String, PurposePolicy> purposes,
        @JsonProperty(required = true) Set<Disclosure> shows,
        boolean registerBareCounts) {

    Policy policy(String name, int version) {
        return new Policy(name, version, fields, purposes, shows, registerBareCounts);
    }
}
