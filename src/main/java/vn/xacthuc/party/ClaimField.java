package vn.xacthuc.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A field that a caller may claim about a person; written as it stands in the request.
@Schema(
        description =
                "A field that may be claimed about a person: personalId, fullName, dateOfBirth, sex,"
                        + " oldIdNumber (nine digits), cardIssuedOn, permanentAddress.")
public enum ClaimField {
    PERSONAL_ID("personalId"),
    FULL_NAME("fullName"),
    DATE_OF_BIRTH("dateOfBirth"),
    SEX("sex"),
    OLD_ID_NUMBER("oldIdNumber"),
    CARD_ISSUED_ON("cardIssuedOn"),
    PERMANENT_ADDRESS("permanentAddress");

    private final String member;

    ClaimField(String member) {
        this.member = member;
    }

    /// The JSON member's name.
    @JsonValue
    public String member() {
        return member;
    }

    /// The field with this member name.
    ///
    /// @throws IllegalArgumentException if there is none
    @JsonCreator
    public static ClaimField of(String member) {
        return Arrays.stream(values())
                .filter(field -> field.member.equals(member))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such claim field"));
    }
}
