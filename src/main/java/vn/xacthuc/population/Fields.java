package vn.xacthuc.population;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.NameReading;
import vn.xacthuc.matching.PartialDate;
import vn.xacthuc.matching.PersonName;

/// Reads the members of a record: a value, or nothing where it is missing or wrong.
///
/// What is wrong is noted with its pointer; reading goes on, so that all faults are found.
final class Fields {
    private static final Pattern PERSONAL_ID = Pattern.compile("[0-9]{12}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Set<String> COUNTRIES =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

    /// Stateless persons, refugees, unspecified: codes of ICAO 9303-3 section 5 for nationality.
    private static final Set<String> WITHOUT_COUNTRY = Set.of("XXA", "XXB", "XXC", "XXX");

    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2200;

    private final FieldFaults faults;
    private final LocalDate today;

    Fields(FieldFaults faults, LocalDate today) {
        this.faults = faults;
        this.today = today;
    }

    LocalDate today() {
        return today;
    }

    void refuse(String pointer, FieldFault fault) {
        faults.add(pointer, fault);
    }

    /// Notes that a member is missing; a member that is there is returned as it is.
    <T> @Nullable T required(String pointer, @Nullable T value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            refuse(pointer, FieldFault.MISSING);
            return null;
        }
        return value;
    }

    @Nullable String matching(
            String pointer, @Nullable String value, Pattern pattern, FieldFault fault) {
        if (value == null || pattern.matcher(value).matches()) {
            return value;
        }
        refuse(pointer, fault);
        return null;
    }

    @Nullable String personalId(String pointer, @Nullable String value) {
        return matching(pointer, value, PERSONAL_ID, FieldFault.PERSONAL_ID);
    }

    /// A text of at most so many characters; a blank one is no text.
    @Nullable String text(String pointer, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.codePointCount(0, value.length()) > longest) {
            refuse(pointer, FieldFault.TOO_LONG);
            return null;
        }
        return value;
    }

    /// A name whose letters can be trusted; what was damaged on its way here is never guessed.
    @Nullable String undamaged(String pointer, String name) {
        return switch (PersonName.read(name)) {
            case NameReading.Readable readable -> name;
            case NameReading.Undecodable undecodable -> {
                faults.addDamagedName(pointer, UndecodableName.damage(undecodable.damage()));
                yield null;
            }
        };
    }

    @Nullable String country(String pointer, @Nullable String value) {
        if (value == null || COUNTRIES.contains(value) || WITHOUT_COUNTRY.contains(value)) {
            return value;
        }
        refuse(pointer, FieldFault.NOT_IN_LIST);
        return null;
    }

    <E extends Enum<E>> @Nullable E choice(
            String pointer, @Nullable String value, Class<E> choices) {
        if (value == null) {
            return null;
        }
        for (E choice : Arrays.asList(choices.getEnumConstants())) {
            if (choice.name().equals(value)) {
                return choice;
            }
        }
        refuse(pointer, FieldFault.NOT_IN_LIST);
        return null;
    }

    @Nullable Integer between(String pointer, @Nullable Integer value, int least, int greatest) {
        if (value == null || (value >= least && value <= greatest)) {
            return value;
        }
        refuse(pointer, FieldFault.OUT_OF_RANGE);
        return null;
    }

    @Nullable BirthDate birthDate(String pointer, @Nullable String value) {
        if (value == null) {
            return null;
        }
        Optional<BirthDate> birth =
                PartialDate.parse(value)
                        .filter(date -> date.year() >= FIRST_YEAR)
                        .map(BirthDate::of);
        if (birth.isEmpty()) {
            refuse(pointer, FieldFault.BIRTH_DATE);
        } else if (birth.get().earliest().isAfter(today)) {
            refuse(pointer, FieldFault.IN_FUTURE);
        }
        return birth.orElse(null);
    }

    @Nullable LocalDate date(String pointer, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            if (DATE.matcher(value).matches()) {
                LocalDate date = LocalDate.parse(value);
                if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                    return date;
                }
            }
        } catch (DateTimeException impossible) {
            // Refused below, like a text that is no date at all.
        }
        refuse(pointer, FieldFault.DATE);
        return null;
    }

    /// A day of something that has happened to a person who had been born.
    @Nullable LocalDate pastDate(
            String pointer, @Nullable String value, @Nullable BirthDate birth) {
        LocalDate date = date(pointer, value);
        if (date == null) {
            return null;
        }
        if (date.isAfter(today)) {
            refuse(pointer, FieldFault.IN_FUTURE);
        } else if (birth != null && date.isBefore(birth.earliest())) {
            refuse(pointer, FieldFault.BEFORE_BIRTH);
        }
        return date;
    }

    @Nullable Instant time(String pointer, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException impossible) {
            // Refused below.
        }
        refuse(pointer, FieldFault.TIME);
        return null;
    }

    /// The items of a list that may be missing, unless it is too long to be one person's.
    <T> List<@Nullable T> items(String pointer, @Nullable List<@Nullable T> items, int most) {
        if (items == null) {
            return List.of();
        }
        if (items.size() > most) {
            refuse(pointer, FieldFault.TOO_MANY);
            return List.of();
        }
        return items;
    }
}
