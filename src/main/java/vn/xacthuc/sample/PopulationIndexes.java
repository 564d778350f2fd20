package vn.xacthuc.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The keys and indexes of the tables, dropped for the load and put back as they were.
///
/// Sorting and joining a million rows once costs a third of finding the place and the reference of
/// each. What the database itself says about them cannot fall behind the migrations. Indexes of a
/// partitioned table come back on all its partitions.
final class PopulationIndexes {
    /// Foreign keys go first and come last, because they rest on primary keys.
    private static final String KEYS_AND_INDEXES =
            """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                   format('alter table %s add constraint %I %s', conrelid::regclass, conname,
                          pg_get_constraintdef(oid)),
                   case contype when 'f' then 1 else 2 end as turn
            from pg_constraint
            where contype in ('f', 'p', 'u') and conrelid = any (?::text[]::regclass[])
            union all
            select format('drop index %s', indexrelid::regclass),
                   replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON '), 3
            from pg_index
            where indrelid = any (?::text[]::regclass[])
            and not exists (select from pg_constraint where conindid = indexrelid)
            order by turn, 1
            """;

    private final List<String> restoring;

    private PopulationIndexes(List<String> restoring) {
        this.restoring = restoring;
    }

    static PopulationIndexes drop(Connection connection, List<String> tables) throws SQLException {
        List<String> dropping = new ArrayList<>();
        List<String> restoring = new ArrayList<>();
        String[] names = tables.toArray(String[]::new);
        try (PreparedStatement query = connection.prepareStatement(KEYS_AND_INDEXES)) {
            query.setArray(1, connection.createArrayOf("text", names));
            query.setArray(2, connection.createArrayOf("text", names));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    dropping.add(rows.getString(1));
                    restoring.add(rows.getString(2));
                }
            }
        }
        execute(connection, dropping);
        return new PopulationIndexes(restoring.reversed());
    }

    void restore(Connection connection) throws SQLException {
        execute(connection, restoring);
    }

    private static void execute(Connection connection, List<String> statements)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
