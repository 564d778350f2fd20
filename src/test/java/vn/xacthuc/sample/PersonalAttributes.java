package vn.xacthuc.sample;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Address;

/// What the synthetic people whom tests ask about can be told by.
///
/// @param numbers personal numbers, with their leading zeros and without, old numbers, and those of
///   insurances
/// @param texts full names, and addresses as far as they name a house
public record PersonalAttributes(Set<String> numbers, Set<String> texts) {

    /// As many as the tests' register has.
    private static final int PEOPLE = 2000;

    public static PersonalAttributes ofTheSample() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        Population people = Population.of(Population.DEVELOPMENT_SEED, PEOPLE, today);
        PersonalAttributes all = new PersonalAttributes(new HashSet<>(), new HashSet<>());
        IntStream.range(0, people.chunkCount())
                .boxed()
                .flatMap(number -> people.chunk(number).stream())
                .flatMap(household -> household.citizens().stream())
                .forEach(all::add);
        return all;
    }

    private void add(SyntheticCitizen person) {
        numbers.add(Long.toString(person.number()));
        numbers.add("%012d".formatted(person.number()));
        if (person.papers().oldNumber() > 0) {
            numbers.add(Integer.toString(person.papers().oldNumber()));
        }
        SyntheticInsurance insurance = person.papers().insurance();
        if (insurance != null) {
            numbers.add(insurance.number());
        }
        texts.add(person.fullName());
        add(person.residence().permanent());
        add(person.residence().temporary());
    }

    private void add(@Nullable Address address) {
        if (address != null && address.detail() != null) {
            texts.add(address.detail());
        }
    }

    @Override
    public String toString() {
        return "PersonalAttributes[masked]";
    }
}
