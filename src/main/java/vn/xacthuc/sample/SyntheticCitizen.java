package vn.xacthuc.sample;

import java.time.LocalDate;
import vn.xacthuc.matching.Sex;

/// One row of the register's people, with all that hangs on it.
///
/// @param number the twelve-digit number
/// @param fullName the name as the register has it
/// @param birth the birth date, as far as it is known
/// @param sex the sex on record
/// @param group the ethnic group
/// @param residence where the person comes from and lives
/// @param kinship family and household
/// @param fate what became of the person or the number
/// @param papers what the person holds
/// @param updatedOn when the register last changed this row
record SyntheticCitizen(
        long number,
        String fullName,
        SyntheticBirth birth,
        Sex sex,
        PopulationGroup group,
        SyntheticResidence residence,
        SyntheticKinship kinship,
        SyntheticFate fate,
        SyntheticPapers papers,
        LocalDate updatedOn) {

    SyntheticCitizen withNumber(long other) {
        return new SyntheticCitizen(
                other, fullName, birth, sex, group, residence, kinship, fate, papers, updatedOn);
    }

    SyntheticCitizen withResidence(SyntheticResidence other) {
        return new SyntheticCitizen(
                number, fullName, birth, sex, group, other, kinship, fate, papers, updatedOn);
    }

    SyntheticCitizen withKinship(SyntheticKinship other) {
        return new SyntheticCitizen(
                number, fullName, birth, sex, group, residence, other, fate, papers, updatedOn);
    }

    SyntheticCitizen withFate(SyntheticFate other) {
        return new SyntheticCitizen(
                number, fullName, birth, sex, group, residence, kinship, other, papers, updatedOn);
    }

    SyntheticCitizen withPapers(SyntheticPapers other) {
        return new SyntheticCitizen(
                number, fullName, birth, sex, group, residence, kinship, fate, other, updatedOn);
    }

    /// Shows nothing about the person.
    @Override
    public String toString() {
        return "SyntheticCitizen[***]";
    }
}
