package vn.xacthuc.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.xacthuc.audit.SampleReader.auditor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.audit.EntryDetailsJson;
import vn.xacthuc.audit.LeavingDatabase;
import vn.xacthuc.audit.LogExtent;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.RecentTiles;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.reading.ReadingParts;
import vn.xacthuc.merkle.InclusionProof;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// Exports of a log of more than one page, whose database or reader may go away.
@Timeout(120)
class ExportPagesTest {

    private static final int ENTRIES = 2_500;

    private static Database database;
    private static Replica replica;

    @BeforeAll
    static void open() throws Exception {
        database = Database.newLog("export_pages");
        replica = Replica.running(database);
        replica.append(ENTRIES);
    }

    @AfterAll
    static void close() {
        replica.close();
    }

    @Test
    void exportThatLosesItsDatabaseHasNoEnd() throws Exception {
        AuditExports exports = exports(replica);
        ExportPlan plan = exports.plan(auditor(), request(null, null), ExportFormat.NDJSON);
        LeavingDatabase leaving = new LeavingDatabase(database);
        AuditExports breaking = exports(Replica.waiting(leaving.dataSource(), 1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputStream breaksAfterTheFirstPage =
                new OutputStream() {
                    @Override
                    public void write(int octet) {
                        out.write(octet);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        out.write(bytes, from, length);
                        if (out.size() > 10_000) {
                            leaving.leave();
                        }
                    }
                };

        assertThatIOException()
                .isThrownBy(
                        () -> breaking.write(plan, ExportFormat.NDJSON, breaksAfterTheFirstPage));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"type\":\"entry\"")
                .doesNotContain("\"type\":\"end\"");
    }

    @Test
    void exportWaitsWhileTooManyRead() throws Exception {
        AuditExports exports = exports(replica);
        ExportPlan plan = exports.plan(auditor(), request(0L, 10L), ExportFormat.NDJSON);
        AtomicInteger busy = new AtomicInteger(2);
        DataSource there = database.ofService("");
        DataSource crowded =
                (DataSource)
                        Proxy.newProxyInstance(
                                DataSource.class.getClassLoader(),
                                new Class<?>[] {DataSource.class},
                                (proxy, method, arguments) -> {
                                    if (busy.getAndDecrement() > 0) {
                                        throw new SQLException("busy", "53300");
                                    }
                                    return there.getConnection();
                                });
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        exports(Replica.waiting(crowded, 1)).write(plan, ExportFormat.NDJSON, out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("{\"type\":\"end\",\"entries\":10,\"nextLeaf\":10}");
    }

    @Test
    void exportThatLosesItsReaderHasNoEndEither() throws Exception {
        AuditExports exports = exports(replica);
        ExportPlan plan = exports.plan(auditor(), request(null, null), ExportFormat.NDJSON);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputStream interrupted =
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("the reader is gone");
                    }
                };

        assertThatIOException()
                .isThrownBy(() -> exports.write(plan, ExportFormat.CSV, interrupted));
        assertThat(out.size()).isZero();
    }

    @Test
    void proofsOfAllPagesHoldThoughFewTilesAreKept() throws Exception {
        RecentTiles recent = new RecentTiles(replica.tiles.of(replica.entries.head().log()));
        long size = 2_000;
        byte[] root = replica.tiles.tree(replica.entries.head().log(), size).root();

        for (long leaf = 0; leaf < size; leaf += 17) {
            byte[] hash = new TileTree<>(size, recent).leafHash(leaf);
            assertThat(
                            InclusionProof.holds(
                                    leaf,
                                    size,
                                    hash,
                                    new TileTree<>(size, recent).inclusionProof(leaf),
                                    root))
                    .isTrue();
        }
        RecentTiles counted = new RecentTiles((level, index, width) -> new byte[] {(byte) index});
        for (int index = 0; index < 100; index++) {
            assertThat(counted.hashes(0, index, 1)).containsExactly(index);
        }
        assertThat(counted.hashes(0, 0, 1)).containsExactly(0);
        assertThat(root).hasSize(TreeHash.LENGTH);
    }

    @Test
    void archivedLeavesAreNotExportedAndClosedLogsAre() throws Exception {
        Database archived = Database.newLog("export_pages_archived");
        try (Replica other = Replica.running(archived)) {
            other.append(4);
            String origin = other.settings.origin();
            archived.write("update log_partition set archived_at = now() where first_row = 0");
            archived.write("insert into log_partition values (16777216, 25165824)");
            AuditExports exports = exports(other);
            assertThat(exports.plan(auditor(), request(null, null), ExportFormat.CSV).leaves())
                    .isEqualTo(new RowRange(5, 5));
            assertThatThrownBy(() -> exports.plan(auditor(), request(0L, null), ExportFormat.CSV))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.type())
                                            .isEqualTo(ProblemType.ENTRIES_ARCHIVED));

            archived.write(
                    "insert into log_opening values (6, 'log.example/b', ?, 6, ?)",
                    origin,
                    new byte[32]);
            assertThat(other.entries.extent(origin))
                    .contains(new LogExtent(new LogSpan(0, origin), 6));
            assertThat(other.entries.extent("log.example/b"))
                    .contains(new LogExtent(new LogSpan(6, "log.example/b"), 0));
            assertThat(other.entries.extent("log.example/c")).isEmpty();

            assertThat(other.entries.kept(other.entries.head()).isEmpty()).isTrue();
        }
    }

    private static AuditExports exports(Replica of) {
        ReadingParts parts = new ReadingParts(of);
        return new AuditExports(
                of.entries,
                parts.scan,
                parts.contents,
                of.tiles,
                parts.terms,
                new EntryDetailsJson(),
                of.log,
                new ExportPlaces(of.settings),
                Clock.systemUTC(),
                of.settings);
    }

    private static ExportRequest request(@Nullable Long from, @Nullable Long to) {
        return new ExportRequest(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, from, to, null);
    }
}
