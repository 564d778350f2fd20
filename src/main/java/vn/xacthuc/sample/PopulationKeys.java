package vn.xacthuc.sample;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The foreign keys of a schema, dropped for the load and put back as they were.
///
/// Checking a million rows one by one takes five times as long as one join at the end, and what the
/// database itself says about its keys cannot fall behind the migrations.
final class PopulationKeys {
    private static final String FOREIGN_KEYS =
            """
            select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
            from pg_constraint
            where contype = 'f' and connamespace = current_schema()::regnamespace
            order by conrelid::regclass::text, conname
            """;

    private final List<ForeignKey> keys;

    private PopulationKeys(List<ForeignKey> keys) {
        this.keys = keys;
    }

    static PopulationKeys drop(Connection connection) throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(FOREIGN_KEYS)) {
                while (rows.next()) {
                    keys.add(
                            new ForeignKey(
                                    rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            for (ForeignKey key : keys) {
                statement.execute("alter table " + key.table() + " drop constraint " + key.name());
            }
        }
        return new PopulationKeys(List.copyOf(keys));
    }

    void restore(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (ForeignKey key : keys) {
                statement.execute(
                        "alter table "
                                + key.table()
                                + " add constraint "
                                + key.name()
                                + " "
                                + key.definition());
            }
        }
    }

    /// One foreign key in the database's own words.
    private record ForeignKey(String table, String name, String definition) {}
}
