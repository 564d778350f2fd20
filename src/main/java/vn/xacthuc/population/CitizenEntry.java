package vn.xacthuc.population;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.PersonalId;

/// A record of a person whose every value can be; whether it fits the register is still open.
record CitizenEntry(PersonalId personalId, Citizen citizen, Documents documents) {

    /// Documents with a life of their own.
    ///
    /// @param oldNumber the number that replaces those on record, or null to leave them
    /// @param eid the account that replaces the one on record, or null to leave it
    record Documents(
            @Nullable String oldNumber,
            List<CardChange> cards,
            List<HealthInsurance> insurance,
            @Nullable EidAccount eid) {

        @Override
        public String toString() {
            return "Documents[***]";
        }
    }

    /// A card to add or change.
    ///
    /// @param stateSince when the card came into its state, or null where the record does not say
    record CardChange(
            CardKey key,
            CardType type,
            @Nullable LocalDate expiresOn,
            CardState state,
            @Nullable Instant stateSince) {

        /// The card as it shall be, after the one on record.
        IdentityCard after(@Nullable IdentityCard onRecord, Instant now) {
            return new IdentityCard(key, type, expiresOn, state, since(onRecord, now));
        }

        private Instant since(@Nullable IdentityCard onRecord, Instant now) {
            if (stateSince != null) {
                return stateSince;
            }
            return onRecord != null && onRecord.state() == state ? onRecord.stateSince() : now;
        }

        @Override
        public String toString() {
            return "CardChange[***]";
        }
    }

    @Override
    public String toString() {
        return "CitizenEntry[***]";
    }
}
