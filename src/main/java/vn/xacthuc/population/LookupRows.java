package vn.xacthuc.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.xacthuc.matching.OldIdNumber;
import vn.xacthuc.matching.PersonalId;

/// Puts the rows of a lookup together again: one person, all cards, all old numbers.
final class LookupRows {
    private final LookupRow first;
    private final Map<LocalDate, Card> cards = new TreeMap<>(Comparator.reverseOrder());
    private final Set<String> oldNumbers = new TreeSet<>();

    private LookupRows(LookupRow first) {
        this.first = first;
    }

    /// The people in the rows, in the order in which they come.
    static List<Person> people(List<LookupRow> rows) {
        Map<String, LookupRows> byPerson = new LinkedHashMap<>();
        for (LookupRow row : rows) {
            byPerson.computeIfAbsent(row.personalId(), id -> new LookupRows(row)).add(row);
        }
        List<Person> people = new ArrayList<>();
        byPerson.values().forEach(person -> people.add(person.toPerson()));
        return people;
    }

    /// Leaves out who is on the list twice: under an earlier number and under its successor.
    static List<Person> withoutEarlierNumbers(List<Person> people) {
        Set<PersonalId> numbers =
                people.stream().map(Person::personalId).collect(Collectors.toSet());
        return people.stream()
                .filter(person -> person.supersededBy().filter(numbers::contains).isEmpty())
                .toList();
    }

    private void add(LookupRow row) {
        if (row.oldNumber() != null) {
            oldNumbers.add(row.oldNumber());
        }
        if (row.cardIssuedOn() != null && row.cardType() != null && row.cardState() != null) {
            cards.put(
                    row.cardIssuedOn(),
                    new Card(
                            row.cardType(),
                            row.cardIssuedOn(),
                            Optional.ofNullable(row.cardExpiresOn()),
                            row.cardState()));
        }
    }

    private Person toPerson() {
        return new Person(
                new PersonalId(first.personalId()),
                first.name(),
                first.birth().toPartialDate(),
                first.sex(),
                oldNumbers.stream().map(OldIdNumber::new).toList(),
                Optional.ofNullable(first.permanent()).map(Residence::toAddress),
                first.fate().state(),
                Optional.ofNullable(first.fate().supersededBy()).map(PersonalId::new),
                List.copyOf(cards.values()),
                first.updatedAt());
    }
}
