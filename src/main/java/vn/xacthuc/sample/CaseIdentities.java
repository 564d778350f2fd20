package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.xacthuc.matching.Address;
import vn.xacthuc.matching.AdministrativeList;
import vn.xacthuc.matching.Sex;
import vn.xacthuc.population.Card;
import vn.xacthuc.population.CardState;

/// The rows behind the fixed identities: one person for each case, and the few they refer to.
///
/// Only what would run out depends on the day: insurance is in force for that year and the next,
/// and people whose card is to be active have always fetched a new one in time.
final class CaseIdentities {
    /// Serials of the people whom the cases refer to.
    private static final int OTHERS = 100;

    /// One for each case, the wife, the successor and the other holder of the shared old number.
    static final int COUNT = CitizenCase.values().length + 3;

    private static final LocalDate ISSUED = LocalDate.of(2021, 4, 12);
    private static final LocalDate REGISTERED = LocalDate.of(2023, 3, 20);
    private static final LocalDate ACTIVATED = LocalDate.of(2023, 4, 2);
    private static final LocalDate DIED = LocalDate.of(2024, 2, 10);
    private static final LocalDate UPDATED = LocalDate.of(2025, 7, 1);

    // Hoàn Kiếm ward of Hà Nội, and Buôn Ma Thuột ward of Đắk Lắk for the Ê Đê.
    private static final Address HOME =
            new Address(
                    "01", null, "00070", "Số 1, phố Hàng Bài", AdministrativeList.TWO_LEVELS_SINCE);
    private static final Address HIGHLANDS =
            new Address(
                    "66",
                    null,
                    "24133",
                    "Số 1, đường Lê Duẩn",
                    AdministrativeList.TWO_LEVELS_SINCE);

    private final LocalDate today;

    CaseIdentities(LocalDate today) {
        this.today = today;
    }

    List<SyntheticHousehold> households() {
        List<SyntheticHousehold> households = new ArrayList<>();
        households.add(family());
        for (CitizenCase citizenCase : CitizenCase.values()) {
            if (citizenCase != CitizenCase.ORDINARY && citizenCase != CitizenCase.CHILD) {
                households.add(household(citizenCase));
            }
        }
        return households;
    }

    /// The ordinary adult, his wife and the child.
    private SyntheticHousehold family() {
        long id = CitizenCase.ORDINARY.serial();
        SyntheticCitizen husband = ordinary(CitizenCase.ORDINARY);
        SyntheticCitizen child = identity(CitizenCase.CHILD);
        SyntheticCitizen wife = other(CitizenCase.CHILD, Sex.FEMALE, "Trần Thị Mai", "1992-09-19");
        SyntheticMarriage married = SyntheticMarriage.MARRIED;
        return new SyntheticHousehold(
                id,
                husband.number(),
                HOME,
                List.of(
                        husband.withKinship(
                                new SyntheticKinship(
                                        0,
                                        0,
                                        wife.number(),
                                        0,
                                        id,
                                        SyntheticRelation.HEAD,
                                        married)),
                        wife.withKinship(
                                new SyntheticKinship(
                                        0,
                                        0,
                                        husband.number(),
                                        0,
                                        id,
                                        SyntheticRelation.SPOUSE,
                                        married)),
                        child.withKinship(
                                new SyntheticKinship(
                                        husband.number(),
                                        wife.number(),
                                        0,
                                        0,
                                        id,
                                        SyntheticRelation.CHILD,
                                        SyntheticMarriage.SINGLE))));
    }

    private SyntheticHousehold household(CitizenCase citizenCase) {
        SyntheticCitizen citizen = identity(citizenCase);
        List<SyntheticCitizen> citizens = new ArrayList<>();
        citizens.add(citizen);
        long head = citizenCase == CitizenCase.NO_HEAD ? 0 : citizen.number();
        if (citizenCase == CitizenCase.SUPERSEDED) {
            SyntheticCitizen successor = successor();
            citizens.add(successor);
            head = successor.number();
        }
        if (citizenCase == CitizenCase.SHARED_OLD_ID) {
            SyntheticCitizen holder = other(citizenCase, Sex.MALE, "Tạ Hữu Nghĩa", "1979-05-25");
            citizens.add(holder.withPapers(holder.papers().withOldNumber(citizenCase.oldNumber())));
        }
        return new SyntheticHousehold(
                citizenCase.serial(), head, citizen.residence().permanent(), citizens);
    }

    private SyntheticCitizen identity(CitizenCase citizenCase) {
        SyntheticCitizen adult = ordinary(citizenCase);
        SyntheticPapers papers = adult.papers();
        return switch (citizenCase) {
            case ORDINARY, YEAR_ONLY, YEAR_MONTH, BARE_NAME, MINORITY_NAME -> adult;
            case SHARED_OLD_ID, INSURED, EID_ACTIVATED -> adult;
            case DECEASED -> adult.withFate(SyntheticFate.died(DIED));
            case SUPERSEDED ->
                    adult.withFate(SyntheticFate.supersededBy(successor().number()))
                            .withKinship(SyntheticKinship.unknown(SyntheticMarriage.SINGLE));
            case CANCELLED -> adult.withFate(SyntheticFate.CANCELLED);
            case CARD_EXPIRED ->
                    adult.withPapers(papers.withCards(onlyCard(adult, CardState.ACTIVE)));
            case CARD_REVOKED ->
                    adult.withPapers(papers.withCards(onlyCard(adult, CardState.REVOKED)));
            case CARD_LOST -> adult.withPapers(papers.withCards(onlyCard(adult, CardState.LOST)));
            case CARD_REPLACED ->
                    adult.withPapers(papers.withCards(onlyCard(adult, CardState.REPLACED)));
            case NO_CARD -> adult.withPapers(papers.withCards(List.of()));
            case NO_OLD_ID -> adult.withPapers(papers.withOldNumber(0));
            case CHILD ->
                    adult.withPapers(
                            papers.withOldNumber(0).withCards(List.of()).withAccount(null));
            case NO_HEAD -> adult.withKinship(SyntheticKinship.alone(citizenCase.serial(), null));
            case UNINSURED -> adult.withPapers(papers.withInsurance(null));
            case EID_REGISTERED ->
                    adult.withPapers(papers.withAccount(new SyntheticAccount(2, REGISTERED, null)));
        };
    }

    /// The same woman under her present number, to which the old number leads as well.
    private SyntheticCitizen successor() {
        CitizenCase superseded = CitizenCase.SUPERSEDED;
        SyntheticCitizen successor =
                other(
                        superseded,
                        superseded.sex(),
                        superseded.fullName(),
                        superseded.dateOfBirth());
        return successor.withPapers(successor.papers().withOldNumber(superseded.oldNumber()));
    }

    private static List<Card> onlyCard(SyntheticCitizen adult, CardState state) {
        return List.of(SyntheticCards.issue(adult.birth().day(), ISSUED, state));
    }

    private SyntheticCitizen ordinary(CitizenCase citizenCase) {
        boolean highlands = citizenCase == CitizenCase.MINORITY_NAME;
        SyntheticCitizen adult =
                adult(
                        citizenCase.number(),
                        citizenCase.serial(),
                        citizenCase.fullName(),
                        citizenCase.dateOfBirth(),
                        citizenCase.sex());
        return new SyntheticCitizen(
                adult.number(),
                adult.fullName(),
                adult.birth(),
                adult.sex(),
                highlands ? PopulationGroup.EDE : PopulationGroup.KINH,
                SyntheticResidence.at(highlands ? HIGHLANDS : HOME),
                SyntheticKinship.alone(citizenCase.serial(), SyntheticRelation.HEAD),
                adult.fate(),
                adult.papers(),
                adult.updatedOn());
    }

    /// Somebody to whom a case refers; the serial tells to which.
    private SyntheticCitizen other(
            CitizenCase citizenCase, Sex sex, String fullName, String dateOfBirth) {
        int serial = OTHERS + citizenCase.serial();
        int year = SyntheticBirth.parse(dateOfBirth).day().getYear();
        long number = SyntheticNumbers.personalId(CitizenCase.PREFIX, sex, year, serial);
        SyntheticRelation relation =
                citizenCase == CitizenCase.SUPERSEDED
                        ? SyntheticRelation.HEAD
                        : SyntheticRelation.OTHER;
        return adult(number, serial, fullName, dateOfBirth, sex)
                .withKinship(SyntheticKinship.alone(citizenCase.serial(), relation));
    }

    private SyntheticCitizen adult(
            long number, int serial, String fullName, String dateOfBirth, Sex sex) {
        SyntheticBirth birth = SyntheticBirth.parse(dateOfBirth);
        SyntheticInsurance insurance =
                new SyntheticInsurance(
                        "GD401" + SyntheticNumbers.insuranceSerial(serial),
                        4,
                        "01001",
                        LocalDate.of(today.getYear(), 1, 1),
                        LocalDate.of(today.getYear() + 1, 12, 31));
        return new SyntheticCitizen(
                number,
                fullName,
                birth,
                sex,
                PopulationGroup.KINH,
                SyntheticResidence.at(HOME),
                SyntheticKinship.unknown(SyntheticMarriage.SINGLE),
                SyntheticFate.ALIVE,
                new SyntheticPapers(
                        SyntheticNumbers.fixedOldNumber(serial),
                        SyntheticCards.renewed(birth.day(), ISSUED, today),
                        insurance,
                        new SyntheticAccount(2, REGISTERED, ACTIVATED)),
                UPDATED);
    }
}
