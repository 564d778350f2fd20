package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.xacthuc.population.Card;
import vn.xacthuc.population.CardState;
import vn.xacthuc.population.CardType;
import vn.xacthuc.population.PersonState;

class CitizenCaseTest {
    private static final LocalDate TODAY = PopulationFixture.TODAY;
    private static final PopulationFixture PEOPLE = PopulationFixture.of(1, 500);
    private static final PopulationFixture OTHERS = PopulationFixture.of(2, 100);

    private static final Set<CitizenCase> OTHER_CARDS =
            Set.of(
                    CitizenCase.CARD_EXPIRED,
                    CitizenCase.CARD_REVOKED,
                    CitizenCase.CARD_LOST,
                    CitizenCase.CARD_REPLACED,
                    CitizenCase.NO_CARD,
                    CitizenCase.CHILD);

    @ParameterizedTest
    @EnumSource(CitizenCase.class)
    void isTheSameAtEverySeedAndSize(CitizenCase citizenCase) {
        assertThat(of(citizenCase)).isEqualTo(OTHERS.byNumber.get(citizenCase.number()));
        assertThat(of(citizenCase).fullName()).isEqualTo(citizenCase.fullName());
    }

    @ParameterizedTest
    @EnumSource(CitizenCase.class)
    void differsFromTheOrdinaryAdultOnlyInWhatItNames(CitizenCase citizenCase) {
        SyntheticCitizen citizen = of(citizenCase);
        SyntheticPapers papers = citizen.papers();
        PersonState state =
                switch (citizenCase) {
                    case DECEASED -> PersonState.DECEASED;
                    case SUPERSEDED -> PersonState.SUPERSEDED;
                    case CANCELLED -> PersonState.CANCELLED;
                    default -> PersonState.ALIVE;
                };
        assertThat(citizen.fate().state()).isEqualTo(state);
        SyntheticBirth.Known known =
                switch (citizenCase) {
                    case YEAR_ONLY -> SyntheticBirth.Known.YEAR;
                    case YEAR_MONTH -> SyntheticBirth.Known.MONTH;
                    default -> SyntheticBirth.Known.DAY;
                };
        assertThat(citizen.birth().known()).isEqualTo(known);
        boolean bare = NameBook.bare(citizen.fullName()).equals(citizen.fullName());
        assertThat(bare).isEqualTo(citizenCase == CitizenCase.BARE_NAME);
        assertThat(papers.oldNumber() == 0).isEqualTo(citizenCase.oldIdNumber() == null);
        assertThat(papers.insurance() == null).isEqualTo(citizenCase == CitizenCase.UNINSURED);
        if (citizenCase != CitizenCase.CHILD) {
            SyntheticAccount account = papers.account();
            assertThat(account).isNotNull();
            assertThat(Objects.requireNonNull(account).activatedOn() == null)
                    .isEqualTo(citizenCase == CitizenCase.EID_REGISTERED);
        }
        if (!OTHER_CARDS.contains(citizenCase)) {
            Card newest = papers.cards().getLast();
            assertThat(newest.state()).isEqualTo(CardState.ACTIVE);
            assertThat(newest.expiresOn().orElse(LocalDate.MAX)).isAfter(TODAY);
            assertThat(newest.type()).isEqualTo(CardType.CCCD_CHIP);
        }
    }

    @Test
    void hasTheCardsItNames() {
        Card expired = of(CitizenCase.CARD_EXPIRED).papers().cards().getLast();
        assertThat(expired.state()).isEqualTo(CardState.ACTIVE);
        assertThat(expired.expiresOn().orElseThrow()).isBefore(TODAY);
        assertThat(newest(CitizenCase.CARD_REVOKED)).isEqualTo(CardState.REVOKED);
        assertThat(newest(CitizenCase.CARD_LOST)).isEqualTo(CardState.LOST);
        assertThat(newest(CitizenCase.CARD_REPLACED)).isEqualTo(CardState.REPLACED);
        assertThat(of(CitizenCase.NO_CARD).papers().cards()).isEmpty();
    }

    @Test
    void keepsOrdinaryCardsInForceInLaterYears() {
        for (SyntheticHousehold household :
                new CaseIdentities(LocalDate.of(2045, 1, 1)).households()) {
            for (SyntheticCitizen citizen : household.citizens()) {
                if (citizen.number() == CitizenCase.ORDINARY.number()) {
                    assertThat(citizen.papers().cards().getLast().expiresOn().orElseThrow())
                            .isAfter(LocalDate.of(2045, 1, 1));
                }
            }
        }
    }

    @Test
    void hasTheOrdinaryAdultOfTheDocumentation() {
        assertThat(CitizenCase.ORDINARY.personalId()).isEqualTo("003090000001");
        assertThat(CitizenCase.ORDINARY.fullName()).isEqualTo("Nguyễn Văn An");
        assertThat(CitizenCase.ORDINARY.dateOfBirth()).isEqualTo("1990-05-02");
        assertThat(CitizenCase.ofPersonalId("003090000001")).hasValue(CitizenCase.ORDINARY);
        assertThat(CitizenCase.named("ordinary")).isEmpty();
    }

    @Test
    void sharesOldNumbersOnlyWhereTheCaseSaysSo() {
        Map<Integer, Integer> holders = new HashMap<>();
        PEOPLE.citizens.forEach(
                citizen -> holders.merge(citizen.papers().oldNumber(), 1, Integer::sum));
        for (CitizenCase citizenCase : CitizenCase.values()) {
            int expected =
                    switch (citizenCase) {
                        case SHARED_OLD_ID, SUPERSEDED -> 2;
                        default -> 1;
                    };
            if (citizenCase.oldIdNumber() != null) {
                assertThat(holders.get(citizenCase.oldNumber())).isEqualTo(expected);
            }
        }
    }

    @Test
    void leadsFromTheSupersededNumberToItsSuccessor() {
        SyntheticCitizen superseded = of(CitizenCase.SUPERSEDED);
        SyntheticCitizen successor = PEOPLE.citizen(superseded.fate().supersededBy());
        assertThat(successor.fullName()).isEqualTo(superseded.fullName());
        assertThat(successor.birth()).isEqualTo(superseded.birth());
        assertThat(successor.fate().isAlive()).isTrue();
    }

    @Test
    void givesTheChildBothParents() {
        SyntheticKinship kinship = of(CitizenCase.CHILD).kinship();
        assertThat(PEOPLE.byNumber).containsKeys(kinship.father(), kinship.mother());
        assertThat(PopulationFixture.age(of(CitizenCase.CHILD))).isLessThan(14);
    }

    @Test
    void headsAHouseholdUnlessThereIsNoHead() {
        Map<Long, Long> heads = new HashMap<>();
        for (SyntheticHousehold household : PEOPLE.households) {
            heads.put(household.id(), household.head());
        }
        assertThat(heads.get(of(CitizenCase.NO_HEAD).kinship().householdId())).isZero();
        assertThat(of(CitizenCase.NO_HEAD).kinship().relation()).isNull();
        for (CitizenCase citizenCase : List.of(CitizenCase.ORDINARY, CitizenCase.INSURED)) {
            SyntheticCitizen citizen = of(citizenCase);
            assertThat(heads.get(citizen.kinship().householdId())).isEqualTo(citizen.number());
        }
    }

    @Test
    void isDocumentedAsItIs() throws IOException {
        assertThat(Files.readString(Path.of("docs/sample-identities.md")))
                .isEqualTo(CaseTable.markdown());
    }

    private static SyntheticCitizen of(CitizenCase citizenCase) {
        return PEOPLE.citizen(citizenCase.number());
    }

    private static CardState newest(CitizenCase citizenCase) {
        return of(citizenCase).papers().cards().getLast().state();
    }
}
