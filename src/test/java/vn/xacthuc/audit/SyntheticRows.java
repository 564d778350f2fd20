package vn.xacthuc.audit;

import java.time.Instant;
import vn.xacthuc.testing.Database;

/// Many rows that no service wrote: one every second, every second one of `party-0`, with details
/// that do not decrypt.
public final class SyntheticRows {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private SyntheticRows() {}

    /// Fills an empty log with rows 0 up to, not including, `count`.
    public static void fill(Database database, int count) {
        database.write(
                "insert into log_opening (first_row, origin) values (0, 'test.xacthuc.example/log')");
        database.write(
                """
                insert into entry select i, gen_random_uuid(),
                    ?::timestamptz + i * interval '1 second'
                        - case when i % 7 = 0 then interval '20 seconds' else interval '0' end,
                    case when i = 10 then 'ERASURE' else 'VERIFICATION' end,
                    case when i % 100 = 99 then null else 'party-' || i % 2 end, 'PURPOSE-' || i % 3,
                    case when i % 2 = 0 then 'VERIFIED' else 'NOT_VERIFIED' end, '\\x00'
                from generate_series(0, ? - 1) i
                """,
                START.toString(), count);
        database.write(
                """
                insert into entry_detail select i, gen_random_uuid(), '\\x00',
                    case when i % 100 = 99 then null when i % 2 = 0 then 'BANK' else 'TAX' end,
                    sha256(('s' || i % 50)::bytea), sha256(('o' || i % 500)::bytea),
                    sha256(('d' || i)::bytea), 'p-' || i % 1000, array['REASON-' || i % 1000]
                from generate_series(0, ? - 1) i
                """,
                count);
        database.write(
                "insert into log_batch values (0, ?, gen_random_uuid(), '\\x', now(), 0)", count);
    }
}
