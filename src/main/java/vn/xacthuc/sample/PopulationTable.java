package vn.xacthuc.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Address;
import vn.xacthuc.population.Card;

/// The tables of the register, in an order in which each refers only to those before it.
enum PopulationTable {
    /// Households.
    HOUSEHOLD(
            "household (household_id, head_personal_id, province_code, district_code,"
                    + " commune_code, codes_as_of)") {
        @Override
        void write(SyntheticHousehold household, PopulationRow row) {
            row.number(household.id()).personalId(household.head());
            units(household.home(), row);
            row.date(household.home().codesAsOf()).end();
        }
    },

    /// People. Current places of living are left out: the register's owner enters few of them.
    CITIZEN(
            "citizen (personal_id, full_name, birth_year, birth_month, birth_day, sex, ethnic_list,"
                    + " ethnic_code, birth_province_code, birth_codes_as_of, origin_province_code,"
                    + " origin_codes_as_of, permanent_province_code, permanent_district_code,"
                    + " permanent_commune_code, permanent_detail, permanent_codes_as_of,"
                    + " temporary_province_code, temporary_district_code, temporary_commune_code,"
                    + " temporary_detail, temporary_codes_as_of, absent_from, absent_until,"
                    + " father_personal_id, mother_personal_id, spouse_personal_id,"
                    + " guardian_personal_id, household_id, relation_to_head, marital_status,"
                    + " status, deceased_on, superseded_by, updated_at)") {
        @Override
        void write(SyntheticHousehold household, PopulationRow row) {
            for (SyntheticCitizen citizen : household.citizens()) {
                identity(citizen, row);
                residence(citizen.residence(), row);
                kinship(citizen.kinship(), row);
                row.text(citizen.fate().state().name())
                        .date(citizen.fate().deceasedOn())
                        .personalId(citizen.fate().supersededBy())
                        .noon(citizen.updatedOn())
                        .end();
            }
        }
    },

    /// Nine-digit numbers.
    OLD_ID_NUMBER("old_id_number (old_id_number, personal_id)") {
        @Override
        void write(SyntheticHousehold household, PopulationRow row) {
            for (SyntheticCitizen citizen : household.citizens()) {
                if (citizen.papers().oldNumber() != 0) {
                    row.digits(citizen.papers().oldNumber(), 9);
                    row.personalId(citizen.number()).end();
                }
            }
        }
    },

    /// Cards.
    IDENTITY_CARD(
            "identity_card (personal_id, issued_on, card_type, expires_on, status, status_at)") {
        @Override
        void write(SyntheticHousehold household, PopulationRow row) {
            for (SyntheticCitizen citizen : household.citizens()) {
                List<Card> cards = citizen.papers().cards();
                for (Card card : cards) {
                    row.personalId(citizen.number())
                            .date(card.issuedOn())
                            .text(card.type().name())
                            .date(card.expiresOn().orElse(null))
                            .text(card.state().name())
                            .noon(card.issuedOn())
                            .end();
                }
            }
        }
    },

    /// Health insurance.
    HEALTH_INSURANCE(
            "health_insurance (insurance_number, personal_id, benefit_level, facility_code,"
                    + " valid_from, valid_to)") {
        @Override
        void write(SyntheticHousehold household, PopulationRow row) {
            for (SyntheticCitizen citizen : household.citizens()) {
                SyntheticInsurance insurance = citizen.papers().insurance();
                if (insurance != null) {
                    row.text(insurance.number())
                            .personalId(citizen.number())
                            .number(insurance.benefitLevel())
                            .text(insurance.facilityCode())
                            .date(insurance.validFrom())
                            .date(insurance.validTo())
                            .end();
                }
            }
        }
    },

    /// E-ID accounts.
    EID_ACCOUNT("eid_account (personal_id, level, registered_at, activated_at)") {
        @Override
        void write(SyntheticHousehold household, PopulationRow row) {
            for (SyntheticCitizen citizen : household.citizens()) {
                SyntheticAccount account = citizen.papers().account();
                if (account != null) {
                    row.personalId(citizen.number())
                            .number(account.level())
                            .noon(account.registeredOn())
                            .noon(account.activatedOn())
                            .end();
                }
            }
        }
    };

    private final String columns;

    PopulationTable(String columns) {
        this.columns = columns;
    }

    String tableName() {
        return columns.substring(0, columns.indexOf(' '));
    }

    String copyStatement() {
        // Frozen rows need no second write by vacuum; allowed because the load truncates first.
        return "copy " + columns + " from stdin with (freeze)";
    }

    abstract void write(SyntheticHousehold household, PopulationRow row);

    private static void identity(SyntheticCitizen citizen, PopulationRow row) {
        SyntheticBirth birth = citizen.birth();
        row.personalId(citizen.number()).text(citizen.fullName());
        row.number(birth.day().getYear());
        switch (birth.known()) {
            case YEAR -> row.absent().absent();
            case MONTH -> row.number(birth.day().getMonthValue()).absent();
            case DAY -> row.number(birth.day().getMonthValue()).number(birth.day().getDayOfMonth());
        }
        row.text(citizen.sex().name());
        row.text(PopulationGroup.LIST).text(citizen.group().code());
    }

    private static void residence(SyntheticResidence residence, PopulationRow row) {
        province(residence.birth(), row);
        province(residence.origin(), row);
        address(residence.permanent(), row);
        address(residence.temporary(), row);
        row.date(residence.absentFrom()).date(residence.absentUntil());
    }

    private static void kinship(SyntheticKinship kinship, PopulationRow row) {
        row.personalId(kinship.father())
                .personalId(kinship.mother())
                .personalId(kinship.spouse())
                .personalId(kinship.guardian());
        if (kinship.householdId() == 0) {
            row.absent();
        } else {
            row.number(kinship.householdId());
        }
        SyntheticRelation relation = kinship.relation();
        row.text(relation == null ? null : relation.name());
        row.text(kinship.marriage().name());
    }

    private static void province(Address address, PopulationRow row) {
        row.text(address.provinceCode()).date(address.codesAsOf());
    }

    private static void address(@Nullable Address address, PopulationRow row) {
        if (address == null) {
            row.absent().absent().absent().absent().absent();
            return;
        }
        units(address, row);
        row.text(address.detail()).date(address.codesAsOf());
    }

    private static void units(Address address, PopulationRow row) {
        row.text(address.provinceCode()).text(address.districtCode()).text(address.communeCode());
    }
}
