package vn.xacthuc.sample;

import java.util.ArrayList;
import java.util.List;
import vn.xacthuc.matching.Address;

/// What real registers have wrong about numbers: several of one person, one of several people.
final class PopulationDirt {
    private final SyntheticFamilies families;

    PopulationDirt(SyntheticFamilies families) {
        this.families = families;
    }

    /// The last old number handed out before, which the next person may share.
    static final class Neighbour {
        private int oldNumber;
    }

    /// The household with shared old numbers and with further numbers of its members, whose own
    /// indexes follow `nextIndex`, at most `room` of them.
    SyntheticHousehold spoil(
            SyntheticHousehold household,
            long nextIndex,
            int room,
            Neighbour neighbour,
            PopulationDice dice) {
        List<SyntheticCitizen> all = new ArrayList<>(household.citizens().size() + 1);
        List<SyntheticCitizen> further = new ArrayList<>(1);
        int before = neighbour.oldNumber;
        for (SyntheticCitizen member : household.citizens()) {
            SyntheticCitizen citizen = member;
            if (citizen.papers().oldNumber() != 0) {
                if (before != 0 && dice.chance(PopulationFigures.OLD_NUMBER_SHARED)) {
                    citizen = citizen.withPapers(citizen.papers().withOldNumber(before));
                    before = 0;
                } else {
                    neighbour.oldNumber = citizen.papers().oldNumber();
                }
            }
            all.add(citizen);
            if (citizen.fate().isAlive() && further.size() < room) {
                addFurtherNumber(citizen, nextIndex + further.size(), further, dice);
            }
        }
        all.addAll(further);
        return new SyntheticHousehold(household.id(), household.head(), household.home(), all);
    }

    private void addFurtherNumber(
            SyntheticCitizen citizen,
            long index,
            List<SyntheticCitizen> further,
            PopulationDice dice) {
        double point = dice.unit();
        if (point < PopulationFigures.SUPERSEDED) {
            further.add(
                    twin(citizen, index, 0).withFate(SyntheticFate.supersededBy(citizen.number())));
            return;
        }
        point -= PopulationFigures.SUPERSEDED;
        if (point < PopulationFigures.CANCELLED) {
            further.add(twin(citizen, index, dice.between(1, 9)).withFate(SyntheticFate.CANCELLED));
            return;
        }
        point -= PopulationFigures.CANCELLED;
        if (point < PopulationFigures.DUPLICATE_IN_PROVINCE) {
            further.add(twin(citizen, index, 0));
            return;
        }
        point -= PopulationFigures.DUPLICATE_IN_PROVINCE;
        if (point < PopulationFigures.DUPLICATE_ELSEWHERE) {
            Address elsewhere = elsewhere(citizen, dice);
            further.add(
                    twin(citizen, index, 0).withResidence(citizen.residence().movedTo(elsewhere)));
        }
    }

    /// The same person under another number, without household, card, insurance or account.
    private SyntheticCitizen twin(SyntheticCitizen citizen, long index, int yearsOff) {
        int year = citizen.birth().day().getYear() - yearsOff;
        return citizen.withNumber(families.numbers().personalId(index, citizen.sex(), year))
                .withKinship(SyntheticKinship.unknown(citizen.kinship().marriage()))
                .withPapers(
                        new SyntheticPapers(citizen.papers().oldNumber(), List.of(), null, null));
    }

    private Address elsewhere(SyntheticCitizen citizen, PopulationDice dice) {
        PopulationPlaces places = families.places();
        String home = citizen.residence().permanent().provinceCode();
        String province = home;
        while (province.equals(home)) {
            province = places.province(PopulationGroup.KINH, dice);
        }
        return places.address(province, citizen.group(), dice);
    }
}
