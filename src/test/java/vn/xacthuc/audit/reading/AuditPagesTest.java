package vn.xacthuc.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.xacthuc.audit.SampleReader.auditor;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.LeavingDatabase;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// Searches of a log of more than one page, whose database may go away.
@Timeout(120)
class AuditPagesTest {

    private static final int ENTRIES = 2_500;

    private static Database database;
    private static Replica replica;

    @BeforeAll
    static void open() throws Exception {
        database = Database.newLog("audit_pages");
        replica = Replica.running(database);
        replica.append(ENTRIES);
    }

    @AfterAll
    static void close() {
        replica.close();
    }

    @Test
    void searchThatFindsLittleEndsItsPagesEarlyAndStillFindsAll() {
        AuditReader reader = reader();
        AuditSearch opening = search("LOG_OPENED");
        int pages = 1;
        EntryPage page = reader.search(auditor(), opening, Long.MAX_VALUE, 10);
        while (page.nextCursor() != null) {
            assertThat(page.items()).isEmpty();
            page = reader.search(auditor(), opening, Cursor.read(page.nextCursor()), 10);
            pages++;
        }

        assertThat(page.items()).extracting(EntryView::kind).containsExactly("LOG_OPENED");
        assertThat(pages).isBetween(2, 5);
    }

    @Test
    void searchForWhatTheReaderMayNotSeeLooksAtNothing() {
        EntryPage page =
                reader().search(
                                auditor(Sector.TAX),
                                new AuditSearch(
                                        null, null, null, null, "BANK", null, null, null, null,
                                        null, null, null, null),
                                Long.MAX_VALUE,
                                10);

        assertThat(page.items()).isEmpty();
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void bundlesAreForThoseWhoSeeAll() {
        Visibility.ofReader(auditor()).refuseUnlessAll();

        assertThatThrownBy(() -> Visibility.ofReader(auditor(Sector.TAX)).refuseUnlessAll())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type())
                                        .isEqualTo(ProblemType.INSUFFICIENT_SCOPE));
    }

    @Test
    void dossiersOfArchivedEntriesAreNotCheckedAgainstTheRest() throws Exception {
        Database archived = Database.newLog("audit_pages_archived");
        try (Replica other = Replica.running(archived)) {
            other.append(4);
            archived.write("update log_partition set archived_at = now() where first_row = 0");
            archived.write("insert into log_partition values (16777216, 25165824)");
            ReadingParts parts = new ReadingParts(other);
            DossierChecks checks =
                    new DossierChecks(
                            other.entries,
                            parts.scan,
                            other.readers,
                            parts.terms,
                            other.keys,
                            other.log,
                            other.settings);

            assertThatThrownBy(() ->
                            checks.check(
                                    auditor(),
                                    new DossierCheckRequest(List.of("x"), null, null, null, null)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.type())
                                            .isEqualTo(ProblemType.ENTRIES_ARCHIVED));
        }
    }

    @Test
    void detailsThatDoNotDecryptKeepNobodyFromTheEntryButAnOutageDoes() throws Exception {
        EntryRow entry =
                replica.entries
                        .byId(
                                UUID.fromString(
                                        database.read("select id from entry where leaf_index = 7")
                                                .getFirst()))
                        .orElseThrow();
        EntryContents contents = new ReadingParts(replica).contents;
        assertThat(contents.of(entry)).isPresent();

        assertThat(contents.of(sealed(entry, entry.sealed().orElseThrow().keyId()))).isEmpty();
        LeavingDatabase leaving = new LeavingDatabase(database);
        leaving.leave();
        EntryContents away = new ReadingParts(Replica.waiting(leaving.dataSource(), 1)).contents;
        assertThatThrownBy(() -> away.of(entry)).isInstanceOf(SQLException.class);
    }

    private static EntryRow sealed(EntryRow entry, UUID keyId) {
        return new EntryRow(
                entry.row(),
                entry.log(),
                entry.id(),
                entry.recordedAt(),
                entry.kind(),
                entry.party(),
                entry.purpose(),
                entry.decision(),
                entry.sector(),
                entry.hashes(),
                entry.procedureCode(),
                entry.reasons(),
                entry.leaf(),
                Optional.of(new EntryRow.Sealed(keyId, new byte[64])),
                entry.erasedBy());
    }

    private static AuditReader reader() {
        ReadingParts parts = new ReadingParts(replica);
        return new AuditReader(
                replica.entries,
                parts.scan,
                parts.contents,
                parts.terms,
                replica.log,
                replica.settings);
    }

    private static AuditSearch search(String kind) {
        return new AuditSearch(
                null, null, kind, null, null, null, null, null, null, null, null, null, null);
    }
}
