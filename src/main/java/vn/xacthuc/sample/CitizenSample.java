package vn.xacthuc.sample;

import io.quarkus.agroal.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import vn.xacthuc.population.CitizenRecord;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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
            from citizen c left join eid_account e on e.personal_id = c.personal_id
            """;

    /// Alive, the whole birth date, a name with marks, a number that says the same, the newest card
    /// in force, one old number that nobody else has; of the fixed identities the ordinary one.
    ///
    /// Counted and not asked by `exists`: the planner would join whole tables for twenty rows.
    private static final String IS_ORDINARY =
            """
            c.status = 'ALIVE'
            and c.birth_day is not null
            and c.full_name ~ '[^ -~]'
            and substr(c.personal_id, 5, 2)::int = c.birth_year % 100
            and substr(c.personal_id, 4, 1)::int
                = (c.birth_year / 100 - 19) * 2 + (c.sex = 'FEMALE')::int
            and c.household_id is not null
            and (c.household_id >= 1000 or c.household_id = 1)
            and (select i.status = 'ACTIVE'
                        and coalesce(i.expires_on, 'infinity')
                            >= (now() at time zone 'Asia/Ho_Chi_Minh')::date
                 from identity_card i where i.personal_id = c.personal_id
                 order by i.issued_on desc limit 1)
            and 1 = (select count(*) from old_id_number o
                     join old_id_number holder on holder.old_id_number = o.old_id_number
                     where o.personal_id = c.personal_id)
            """;

    private static final String IN_ORDER = " order by c.household_id, c.personal_id limit ?";

    private final javax.sql.DataSource register;

    CitizenSample(@DataSource("register") javax.sql.DataSource register) {
        this.register = register;
    }

    /// The person of a case, if the register still has them.
    List<CitizenRecord> identity(CitizenCase citizenCase) throws SQLException {
        try (Connection connection = register.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(SELECT + " where c.personal_id = ?")) {
            statement.setString(1, citizenCase.personalId());
            return read(statement);
        }
    }

    /// Ordinary people, then as many others as there is room for.
    List<CitizenRecord> ordinaryFirst(int limit) throws SQLException {
        try (Connection connection = register.getConnection()) {
            List<CitizenRecord> people =
                    new ArrayList<>(list(connection, " where " + IS_ORDINARY, limit));
            if (people.size() < limit) {
                String others = " where (" + IS_ORDINARY + ") is not true";
                people.addAll(list(connection, others, limit - people.size()));
            }
            return people;
        }
    }

    private static List<CitizenRecord> list(Connection connection, String where, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + where + IN_ORDER)) {
            statement.setInt(1, limit);
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
