package vn.xacthuc.population;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Sex;

/// One row of the lookup: a person with at most one card and one old number.
///
/// A person with several cards and several old numbers comes in as many rows as there are pairs;
/// few have more than one of both, so this is cheaper than a second question.
record LookupRow(
        String personalId,
        String name,
        BirthDate birth,
        Sex sex,
        @Nullable Residence permanent,
        Fate fate,
        Instant updatedAt,
        @Nullable String oldNumber,
        @Nullable CardType cardType,
        @Nullable LocalDate cardIssuedOn,
        @Nullable LocalDate cardExpiresOn,
        @Nullable CardState cardState) {

    @Override
    public String toString() {
        return "LookupRow[***]";
    }
}
