package vn.xacthuc.audit;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.FailedClaims.Mark;
import vn.xacthuc.audit.FailedClaims.PartyDay;
import vn.xacthuc.audit.FailedClaims.Row;

/// The statements about failed claims in a group commit.
final class FailedClaimRows {

    /// Claims about the people of a batch, of all parties; then how many unknown numbers the
    /// parties have asked for that failed.
    static final String KNOWN =
            """
            select subject, party, claim, budget, null::date as day
            from failed_claim where subject = any (?::bytea[])
            union all
            select null, asked.party, null, coalesce((
                select unknown_number from failed_claim f
                where f.party = asked.party and f.day = asked.day and unknown_number is not null
                order by unknown_number desc limit 1), 0), asked.day
            from unnest(?::text[], ?::date[]) as asked (party, day)
            """;

    /// Of marks, those that were not there before come back.
    private static final String INSERT =
            """
            insert into failed_claim (subject, party, claim, day, budget, unknown_number)
            select * from unnest(?::bytea[], ?::text[], ?::bytea[], ?::date[], ?::integer[], ?::integer[])
            on conflict do nothing
            returning case when claim = '' then subject end, party
            """;

    private static final String UNKNOWN_TODAY =
            """
            select unknown_number from failed_claim
            where party = ? and day = ? and unknown_number is not null
            order by unknown_number desc limit 1
            """;

    private final Connection connection;

    FailedClaimRows(Connection connection) {
        this.connection = connection;
    }

    /// Binds what [#KNOWN] asks, from this parameter on.
    void bind(PreparedStatement statement, int first, List<Probe> probes) throws SQLException {
        Set<ByteBuffer> subjects =
                probes.stream()
                        .flatMap(probe -> probe.subjects().stream().map(ByteBuffer::wrap))
                        .collect(Collectors.toSet());
        List<PartyDay> parties =
                probes.stream()
                        .filter(probe -> !probe.failed().isEmpty())
                        .map(probe -> new PartyDay(probe.party(), probe.day()))
                        .distinct()
                        .toList();
        statement.setArray(first, bytes(List.copyOf(subjects), ByteBuffer::array));
        statement.setArray(first + 1, array("text", parties, PartyDay::party));
        statement.setArray(first + 2, array("date", parties, asked -> asked.day().toString()));
    }

    /// Reads what [#KNOWN] answers about these requests.
    static FailedClaims read(ResultSet rows, List<Probe> probes) throws SQLException {
        FailedClaims known = new FailedClaims(probes);
        while (rows.next()) {
            byte[] subject = rows.getBytes("subject");
            if (subject == null) {
                known.knownUnknowns(
                        rows.getString("party"),
                        rows.getObject("day", LocalDate.class),
                        rows.getInt("budget"));
            } else {
                known.known(
                        subject,
                        rows.getString("party"),
                        rows.getBytes("claim"),
                        rows.getInt("budget"));
            }
        }
        return known;
    }

    /// Adds rows, as far as they are not there.
    ///
    /// @return the marks that were not there
    Set<Mark> insert(List<Row> rows) throws SQLException {
        Set<Mark> marks = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, bytes(rows, Row::subject));
            statement.setArray(2, array("text", rows, Row::party));
            statement.setArray(3, bytes(rows, Row::claim));
            statement.setArray(4, array("date", rows, row -> row.day().toString()));
            statement.setArray(5, array("integer", rows, Row::budget));
            statement.setArray(6, array("integer", rows, row -> row.unknownNumber().orElse(null)));
            try (ResultSet inserted = statement.executeQuery()) {
                while (inserted.next()) {
                    byte[] mark = inserted.getBytes(1);
                    if (mark != null) {
                        marks.add(Mark.of(mark, inserted.getString(2)));
                    }
                }
            }
        }
        return marks;
    }

    /// For how many numbers that nobody has a party asked on a day.
    int unknownNumbers(String party, LocalDate day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNKNOWN_TODAY)) {
            statement.setString(1, party);
            statement.setObject(2, day);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private <T> Array array(String type, List<T> rows, Function<T, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    /// The driver takes the elements of a bytea array as `byte[][]` only.
    private <T> Array bytes(List<T> rows, Function<T, byte[]> value) throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new));
    }
}
