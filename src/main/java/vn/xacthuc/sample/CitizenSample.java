package vn.xacthuc.sample;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.xacthuc.population.CitizenRecord;

/// Reads people from the register as they are now, with all they hold.
@ApplicationScoped
class CitizenSample {
    /// Everything about a person in one row; what a person has several of comes as texts with bars.
    private static final String SELECT =
            """
            select c.*,
                   (select min(o.old_id_number) from old_id_number o
                    where o.personal_id = c.personal_id) as old_id_number,
                   array(select concat_ws('|', i.card_type, i.issued_on, i.status,
                                          to_char(i.status_at at time zone 'UTC',
                                                  'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                          i.expires_on)
                         from identity_card i where i.personal_id = c.personal_id
                         order by i.issued_on desc) as cards,
                   array(select concat_ws('|', h.insurance_number, h.valid_from, h.valid_to,
                                          coalesce(h.benefit_level::text, ''),
                                          coalesce(h.facility_code, ''))
                         from health_insurance h where h.personal_id = c.personal_id
                         order by h.valid_from desc, h.insurance_number) as insurance,
                   e.level as eid_level,
                   e.registered_at as eid_registered_at,
                   e.activated_at as eid_activated_at
            from chosen c left join eid_account e on e.personal_id = c.personal_id
            """;

    private static final String ONE =
            "with chosen as materialized (select * from citizen where personal_id = ?)";

    /// Ordinary people are alive, have a whole birth date that their number repeats, a name with
    /// marks, the newest card in force and one old number that nobody else has; of the fixed
    /// identities only the ordinary one counts. More than half of all people are such, so that four
    /// times as many as asked for hold enough. Looking through more would join whole tables.
    private static final String ORDINARY_FIRST =
            """
            with first as materialized (
                select * from citizen where household_id is not null
                order by household_id, personal_id
                limit 4 * ? + 100
            ), chosen as materialized (
                select c.*,
                       c.status = 'ALIVE'
                       and c.birth_day is not null
                       and c.full_name ~ '[^ -~]'
                       and substr(c.personal_id, 5, 2)::int = c.birth_year % 100
                       and substr(c.personal_id, 4, 1)::int
                           = (c.birth_year / 100 - 19) * 2 + (c.sex = 'FEMALE')::int
                       and (c.household_id >= 1000 or c.household_id = 1)
                       and (select i.status = 'ACTIVE'
                                   and coalesce(i.expires_on, 'infinity')
                                       >= (now() at time zone 'Asia/Ho_Chi_Minh')::date
                            from identity_card i where i.personal_id = c.personal_id
                            order by i.issued_on desc limit 1)
                       and 1 = (select count(*) from old_id_number o
                                join old_id_number holder
                                     on holder.old_id_number = o.old_id_number
                                where o.personal_id = c.personal_id) as is_ordinary
                from first c
                order by is_ordinary desc nulls last, household_id, personal_id
                limit ?
            )
            """;

    private static final String IN_ORDER =
            " order by c.is_ordinary desc nulls last, c.household_id, c.personal_id";

    private final javax.sql.DataSource register;

    CitizenSample(@DataSource("register") javax.sql.DataSource register) {
        this.register = register;
    }

    /// The person of a case, if the register still has them.
    List<CitizenRecord> identity(CitizenCase citizenCase) throws SQLException {
        return person(citizenCase.personalId());
    }

    /// The person with this number, if there is one.
    List<CitizenRecord> person(String personalId) throws SQLException {
        try (Connection connection = register.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE + SELECT)) {
            statement.setString(1, personalId);
            return read(statement);
        }
    }

    /// Ordinary people, then others if there are too few.
    List<CitizenRecord> ordinaryFirst(int limit) throws SQLException {
        try (Connection connection = register.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(ORDINARY_FIRST + SELECT + IN_ORDER)) {
            statement.setInt(1, limit);
            statement.setInt(2, limit);
            return read(statement);
        }
    }

    private static List<CitizenRecord> read(PreparedStatement statement) throws SQLException {
        List<CitizenRecord> people = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                people.add(CitizenRows.read(rows));
            }
        }
        return people;
    }
}
