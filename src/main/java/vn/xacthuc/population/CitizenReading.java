package vn.xacthuc.population;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.PersonalId;
import vn.xacthuc.matching.Sex;

/// Reads a person's record as it was sent, and finds everything in it that cannot be.
///
/// A number that contradicts the birth date or the sex is no fault: numbers were given from wrong
/// years, and stay (NĐ 70/2024 art. 11 gives a new one only on request).
final class CitizenReading {
    private static final int LONGEST_NAME = 200;
    private static final Pattern OLD_ID_NUMBER = Pattern.compile("[0-9]{9}");
    private static final Pattern ETHNIC_CODE = Pattern.compile("[0-9]{2}");

    private final CitizenRecord record;
    private final Fields fields;
    private final Instant now;

    /// @param today the civil date of Vietnam
    CitizenReading(CitizenRecord record, FieldFaults faults, LocalDate today, Instant now) {
        this.record = record;
        this.now = now;
        fields = new Fields(faults, today);
    }

    /// The entry, or nothing where the record lacks what every person has.
    Optional<CitizenEntry> read() {
        String id =
                fields.personalId(
                        "/personalId", fields.required("/personalId", record.personalId()));
        String name = name("/fullName", fields.required("/fullName", record.fullName()));
        BirthDate birth =
                fields.birthDate(
                        "/dateOfBirth", fields.required("/dateOfBirth", record.dateOfBirth()));
        Sex sex = fields.choice("/sex", fields.required("/sex", record.sex()), Sex.class);
        String oldNumber =
                fields.matching(
                        "/oldIdNumber",
                        record.oldIdNumber(),
                        OLD_ID_NUMBER,
                        FieldFault.OLD_ID_NUMBER);
        DocumentFields documents = new DocumentFields(fields, id == null ? "" : id, birth);
        CitizenEntry.Documents read =
                new CitizenEntry.Documents(
                        oldNumber,
                        documents.cards(record.cards()),
                        documents.insurance(record.insurance()),
                        documents.eid(record.eid()));
        Row row = row(birth);
        return id == null || name == null || birth == null || sex == null
                ? Optional.empty()
                : Optional.of(
                        new CitizenEntry(
                                new PersonalId(id),
                                row.complete(new Citizen(id, name, birth, sex, now)),
                                read));
    }

    private Row row(@Nullable BirthDate birth) {
        AddressFields addresses = new AddressFields(fields);
        String country = fields.country("/nationality", record.nationality());
        return new Row(
                name("/otherName", record.otherName()),
                country == null ? Citizen.VIETNAM : country,
                ethnicGroup(record.ethnicGroup()),
                addresses.read("/permanentAddress", record.permanentAddress()),
                addresses.read("/temporaryAddress", record.temporaryAddress()),
                addresses.read("/currentAddress", record.currentAddress()),
                absence(),
                kin(),
                householdPlace(),
                fields.choice("/maritalStatus", record.maritalStatus(), MaritalStatus.class),
                fate(birth));
    }

    private @Nullable String name(String pointer, @Nullable String value) {
        String name = fields.text(pointer, value, LONGEST_NAME);
        return name == null ? null : fields.undamaged(pointer, name);
    }

    private @Nullable EthnicGroupKey ethnicGroup(@Nullable EthnicGroupRecord group) {
        if (group == null) {
            return null;
        }
        String list = fields.required("/ethnicGroup/list", group.list());
        String code =
                fields.matching(
                        "/ethnicGroup/code",
                        fields.required("/ethnicGroup/code", group.code()),
                        ETHNIC_CODE,
                        FieldFault.NOT_IN_LIST);
        return list == null || code == null ? null : new EthnicGroupKey(list, code);
    }

    private @Nullable Absence absence() {
        LocalDate from = fields.date("/absentFrom", record.absentFrom());
        LocalDate until = fields.date("/absentUntil", record.absentUntil());
        if (record.absentUntil() != null && record.absentFrom() == null) {
            fields.refuse("/absentUntil", FieldFault.END_WITHOUT_BEGINNING);
        } else if (from != null && until != null && until.isBefore(from)) {
            fields.refuse("/absentUntil", FieldFault.OUT_OF_ORDER);
        }
        return from == null ? null : new Absence(from, until);
    }

    private Kin kin() {
        return new Kin(
                other("/fatherPersonalId", record.fatherPersonalId()),
                other("/motherPersonalId", record.motherPersonalId()),
                other("/spousePersonalId", record.spousePersonalId()),
                other("/guardianPersonalId", record.guardianPersonalId()));
    }

    /// The number of somebody else: nobody is their own father, and no number replaces itself.
    private @Nullable String other(String pointer, @Nullable String value) {
        String number = fields.personalId(pointer, value);
        if (number != null && number.equals(record.personalId())) {
            fields.refuse(pointer, FieldFault.SAME_PERSON);
        }
        return number;
    }

    private HouseholdPlace householdPlace() {
        Long household = record.householdId();
        if (household != null && household < 1) {
            fields.refuse("/householdId", FieldFault.OUT_OF_RANGE);
        }
        return new HouseholdPlace(
                household,
                fields.choice("/relationToHead", record.relationToHead(), RelationToHead.class));
    }

    private Fate fate(@Nullable BirthDate birth) {
        PersonState state = fields.choice("/status", record.status(), PersonState.class);
        LocalDate deceasedOn = fields.pastDate("/deceasedOn", record.deceasedOn(), birth);
        String successor = other("/supersededBy", record.supersededBy());
        boolean isStateKnown = state != null || record.status() == null;
        boolean hasSuccessor = record.supersededBy() != null;
        if (isStateKnown && hasSuccessor != (state == PersonState.SUPERSEDED)) {
            fields.refuse("/supersededBy", FieldFault.ONLY_WHEN_SUPERSEDED);
        }
        if (isStateKnown && record.deceasedOn() != null && state != PersonState.DECEASED) {
            fields.refuse("/deceasedOn", FieldFault.ONLY_WHEN_DECEASED);
        }
        return new Fate(state == null ? PersonState.ALIVE : state, deceasedOn, successor);
    }

    /// What belongs to a person's row beside number, name, birth date and sex.
    private record Row(
            @Nullable String otherName,
            String nationality,
            @Nullable EthnicGroupKey ethnicGroup,
            @Nullable Residence permanent,
            @Nullable Residence temporary,
            @Nullable Residence current,
            @Nullable Absence absence,
            Kin kin,
            HouseholdPlace householdPlace,
            @Nullable MaritalStatus maritalStatus,
            Fate fate) {

        Citizen complete(Citizen citizen) {
            return citizen.alsoCalled(otherName)
                    .belongingTo(nationality, ethnicGroup)
                    .livingAt(permanent, temporary, current, absence)
                    .relatedTo(kin, householdPlace, maritalStatus)
                    .withFate(fate);
        }

        @Override
        public String toString() {
            return "Row[***]";
        }
    }
}
