package vn.xacthuc.population;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.population.CitizenEntry.CardChange;

/// Reads the documents of a record that have a life of their own.
final class DocumentFields {
    /// More cards or insurance cards than anybody has in a life.
    private static final int MOST = 50;

    private static final Pattern INSURANCE_NUMBER = Pattern.compile("[A-Z]{2}[0-9]{13}|[0-9]{10}");
    private static final Pattern FACILITY_CODE = Pattern.compile("[0-9]{5}");

    private final Fields fields;
    private final String personalId;
    private final @Nullable BirthDate birth;

    /// @param personalId whose documents they are; empty where the record does not say
    DocumentFields(Fields fields, String personalId, @Nullable BirthDate birth) {
        this.fields = fields;
        this.personalId = personalId;
        this.birth = birth;
    }

    List<CardChange> cards(@Nullable List<@Nullable CardRecord> records) {
        List<CardChange> cards = new ArrayList<>();
        Set<LocalDate> issueDates = new HashSet<>();
        List<@Nullable CardRecord> items = fields.items("/cards", records, MOST);
        for (int i = 0; i < items.size(); i++) {
            String pointer = "/cards/" + i;
            CardRecord record = fields.required(pointer, items.get(i));
            CardChange card = record == null ? null : card(pointer, record);
            if (card != null && !issueDates.add(card.key().issuedOn())) {
                fields.refuse(pointer + "/issuedOn", FieldFault.TWICE);
            } else if (card != null) {
                cards.add(card);
            }
        }
        return cards;
    }

    private @Nullable CardChange card(String pointer, CardRecord record) {
        CardType type =
                fields.choice(
                        pointer + "/type",
                        fields.required(pointer + "/type", record.type()),
                        CardType.class);
        LocalDate issuedOn =
                fields.pastDate(
                        pointer + "/issuedOn",
                        fields.required(pointer + "/issuedOn", record.issuedOn()),
                        birth);
        LocalDate expiresOn = fields.date(pointer + "/expiresOn", record.expiresOn());
        if (issuedOn != null && expiresOn != null && !expiresOn.isAfter(issuedOn)) {
            fields.refuse(pointer + "/expiresOn", FieldFault.OUT_OF_ORDER);
        }
        CardState state = fields.choice(pointer + "/status", record.status(), CardState.class);
        Instant since = fields.time(pointer + "/statusAt", record.statusAt());
        return type == null || issuedOn == null
                ? null
                : new CardChange(
                        new CardKey(personalId, issuedOn),
                        type,
                        expiresOn,
                        state == null ? CardState.ACTIVE : state,
                        since);
    }

    List<HealthInsurance> insurance(@Nullable List<@Nullable InsuranceRecord> records) {
        List<HealthInsurance> insurance = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        List<@Nullable InsuranceRecord> items = fields.items("/insurance", records, MOST);
        for (int i = 0; i < items.size(); i++) {
            String pointer = "/insurance/" + i;
            InsuranceRecord record = fields.required(pointer, items.get(i));
            HealthInsurance item = record == null ? null : insurance(pointer, record);
            if (item != null && !numbers.add(item.number())) {
                fields.refuse(pointer + "/insuranceNumber", FieldFault.TWICE);
            } else if (item != null) {
                insurance.add(item);
            }
        }
        return insurance;
    }

    private @Nullable HealthInsurance insurance(String pointer, InsuranceRecord record) {
        String number =
                fields.matching(
                        pointer + "/insuranceNumber",
                        fields.required(pointer + "/insuranceNumber", record.insuranceNumber()),
                        INSURANCE_NUMBER,
                        FieldFault.INSURANCE_NUMBER);
        Integer level = fields.between(pointer + "/benefitLevel", record.benefitLevel(), 1, 5);
        String facility =
                fields.matching(
                        pointer + "/facilityCode",
                        record.facilityCode(),
                        FACILITY_CODE,
                        FieldFault.FACILITY_CODE);
        LocalDate from =
                fields.date(
                        pointer + "/validFrom",
                        fields.required(pointer + "/validFrom", record.validFrom()));
        LocalDate to =
                fields.date(
                        pointer + "/validTo",
                        fields.required(pointer + "/validTo", record.validTo()));
        if (from != null && to != null && to.isBefore(from)) {
            fields.refuse(pointer + "/validTo", FieldFault.OUT_OF_ORDER);
        }
        return number == null || from == null || to == null
                ? null
                : new HealthInsurance(number, personalId, level, facility, from, to);
    }

    @Nullable EidAccount eid(@Nullable EidRecord record) {
        if (record == null) {
            return null;
        }
        Integer level =
                fields.between("/eid/level", fields.required("/eid/level", record.level()), 1, 2);
        Instant registeredAt =
                fields.time(
                        "/eid/registeredAt",
                        fields.required("/eid/registeredAt", record.registeredAt()));
        Instant activatedAt = fields.time("/eid/activatedAt", record.activatedAt());
        if (registeredAt != null && activatedAt != null && activatedAt.isBefore(registeredAt)) {
            fields.refuse("/eid/activatedAt", FieldFault.OUT_OF_ORDER);
        }
        return level == null || registeredAt == null
                ? null
                : new EidAccount(personalId, level, registeredAt, activatedAt);
    }
}
