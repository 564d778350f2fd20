package vn.xacthuc.party;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import java.util.Set;

/// The JSON of `party.policy.document`: a policy without its name and version.
public record PolicyDocument(
        @JsonProperty(required = true) Set<ClaimField> fields,
        @JsonProperty(required = true) Map<String, PurposePolicy> purposes,
        @JsonProperty(required = true) Set<Disclosure> shows,
        boolean registerBareCounts,
        // A contract of before this term was known has no such member.
        @JsonSetter(nulls = Nulls.AS_EMPTY) Set<Sector> auditSectors) {

    Policy policy(String name, int version) {
        return new Policy(name, version, fields, purposes, shows, registerBareCounts, auditSectors);
    }
}
