package vn.xacthuc.sample;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.population.AddressRecord;
import vn.xacthuc.population.CardRecord;
import vn.xacthuc.population.CitizenRecord;
import vn.xacthuc.population.EidRecord;
import vn.xacthuc.population.EthnicGroupRecord;
import vn.xacthuc.population.InsuranceRecord;

/// Turns rows of the register into the records by which its owner would write them.
final class CitizenRows {
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private CitizenRows() {}

    static CitizenRecord read(ResultSet row) throws SQLException {
        String personalId = row.getString("personal_id");
        return new CitizenRecord(
                personalId,
                row.getString("full_name"),
                dateOfBirth(row),
                row.getString("sex"),
                row.getString("old_id_number"),
                CitizenCase.ofPersonalId(personalId).map(CitizenCase::name).orElse(null),
                row.getString("other_name"),
                row.getString("nationality"),
                ethnicGroup(row),
                address(row, "permanent"),
                address(row, "temporary"),
                address(row, "current"),
                row.getString("absent_from"),
                row.getString("absent_until"),
                row.getString("father_personal_id"),
                row.getString("mother_personal_id"),
                row.getString("spouse_personal_id"),
                row.getString("guardian_personal_id"),
                row.getObject("household_id", Long.class),
                row.getString("relation_to_head"),
                row.getString("marital_status"),
                row.getString("status"),
                row.getString("deceased_on"),
                row.getString("superseded_by"),
                cards(row),
                insurance(row),
                account(row));
    }

    private static String dateOfBirth(ResultSet row) throws SQLException {
        StringBuilder date = new StringBuilder(row.getString("birth_year"));
        Integer month = row.getObject("birth_month", Integer.class);
        Integer day = row.getObject("birth_day", Integer.class);
        if (month != null) {
            date.append('-').append(twoDigits(month));
        }
        if (day != null) {
            date.append('-').append(twoDigits(day));
        }
        return date.toString();
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static @Nullable EthnicGroupRecord ethnicGroup(ResultSet row) throws SQLException {
        String list = row.getString("ethnic_list");
        return list == null ? null : new EthnicGroupRecord(list, row.getString("ethnic_code"));
    }

    private static @Nullable AddressRecord address(ResultSet row, String kind) throws SQLException {
        String province = row.getString(kind + "_province_code");
        return province == null
                ? null
                : new AddressRecord(
                        province,
                        row.getString(kind + "_district_code"),
                        row.getString(kind + "_commune_code"),
                        row.getString(kind + "_detail"),
                        row.getString(kind + "_codes_as_of"));
    }

    private static List<@Nullable CardRecord> cards(ResultSet row) throws SQLException {
        List<@Nullable CardRecord> cards = new ArrayList<>();
        for (String card : texts(row.getArray("cards"))) {
            String[] parts = BAR.split(card, -1);
            String expiresOn = parts.length > 4 ? parts[4] : null;
            cards.add(new CardRecord(parts[0], parts[1], expiresOn, parts[2], parts[3]));
        }
        return cards;
    }

    private static List<@Nullable InsuranceRecord> insurance(ResultSet row) throws SQLException {
        List<@Nullable InsuranceRecord> insurance = new ArrayList<>();
        for (String card : texts(row.getArray("insurance"))) {
            String[] parts = BAR.split(card, -1);
            insurance.add(
                    new InsuranceRecord(
                            parts[0],
                            parts[3].isEmpty() ? null : Integer.valueOf(parts[3]),
                            parts[4].isEmpty() ? null : parts[4],
                            parts[1],
                            parts[2]));
        }
        return insurance;
    }

    private static @Nullable EidRecord account(ResultSet row) throws SQLException {
        Integer level = row.getObject("eid_level", Integer.class);
        return level == null
                ? null
                : new EidRecord(
                        level,
                        instant(row.getObject("eid_registered_at", OffsetDateTime.class)),
                        instant(row.getObject("eid_activated_at", OffsetDateTime.class)));
    }

    private static @Nullable String instant(@Nullable OffsetDateTime at) {
        return at == null ? null : INSTANT.format(at);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
