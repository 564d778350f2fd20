package vn.xacthuc.verification;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.xacthuc.matching.Address;
import vn.xacthuc.matching.ClaimedDate;
import vn.xacthuc.matching.OldIdNumber;
import vn.xacthuc.matching.PersonName;
import vn.xacthuc.matching.PersonalId;
import vn.xacthuc.matching.Sex;
import vn.xacthuc.party.ClaimField;

/// What is claimed about a person, read and possible. Nothing here is known to be true.
record Claim(
        LookupKey key,
        PersonName name,
        ClaimedDate birth,
        Optional<Sex> sex,
        Optional<OldIdNumber> oldIdNumber,
        Optional<LocalDate> cardIssuedOn,
        Optional<Address> permanentAddress) {

    /// The number by which the register is asked.
    sealed interface LookupKey {

        /// The number's digits.
        String digits();

        /// The number in force.
        record ByPersonalId(PersonalId id) implements LookupKey {
            @Override
            public String digits() {
                return id.digits();
            }
        }

        /// An old nine-digit number, which several people may share.
        record ByOldIdNumber(OldIdNumber number) implements LookupKey {
            @Override
            public String digits() {
                return number.digits();
            }
        }
    }

    /// The fields claimed.
    Set<ClaimField> fields() {
        Set<ClaimField> fields = EnumSet.of(ClaimField.FULL_NAME, ClaimField.DATE_OF_BIRTH);
        if (key instanceof LookupKey.ByPersonalId) {
            fields.add(ClaimField.PERSONAL_ID);
        }
        sex.ifPresent(claimed -> fields.add(ClaimField.SEX));
        oldIdNumber.ifPresent(claimed -> fields.add(ClaimField.OLD_ID_NUMBER));
        cardIssuedOn.ifPresent(claimed -> fields.add(ClaimField.CARD_ISSUED_ON));
        permanentAddress.ifPresent(claimed -> fields.add(ClaimField.PERMANENT_ADDRESS));
        return fields;
    }

    @Override
    public String toString() {
        return "Claim[masked]";
    }
}
