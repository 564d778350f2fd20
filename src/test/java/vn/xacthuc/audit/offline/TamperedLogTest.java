package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.Forger;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.checkpoint.SignedCheckpoint;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.NoteSigner;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.testing.Database;

/// Somebody who may do anything to the database changes a real log, and the offline verifier names
/// the entry. What it is given is an export of the rows as they now are, and what was kept outside.
class TamperedLogTest {

    private static final int SIZE = 700;
    private static final LogSpan LOG = new LogSpan(0, LogSettings.NEW.origin());
    private static final NoteSigner KEY =
            NoteSigner.of(LOG.origin(), Ed25519Keys.readPrivate(LogSettings.NEW.signingKey()));

    @TempDir Path folder;

    private Database database;
    private Replica replica;
    private Forger forger;
    private SignedCheckpoint signed;
    private Path checkpoint;
    private Path earlier;
    private Path tiles;

    @BeforeEach
    void fillAndKeep() throws Exception {
        database = Database.newLog("audit_tampered");
        replica = Replica.running(database);
        forger = new Forger(database);
        replica.append(599);
        earlier = keep("earlier", signed(600));
        replica.append(SIZE - 600);
        signed = signed(SIZE);
        checkpoint = keep("checkpoint", signed);
        tiles = tilesAsTheyAre("mirror");
    }

    @AfterEach
    void close() {
        replica.close();
    }

    @Test
    void untouchedLogHolds() throws Exception {
        VerifyLogRun run = verify("--earlier", earlier, "--tiles", tiles);

        assertThat(run.out())
                .contains("HOLDS, 0 findings; 700 entries, the whole log (700 fit their details");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entry set decision = 'NOT_VERIFIED' where leaf_index = 300",
                "update entry set party = 'other' where leaf_index = 300",
                "update entry set purpose = null where leaf_index = 300",
                "update entry set kind = 'REFUSAL' where leaf_index = 300",
                "update entry set recorded_at = recorded_at - interval '1 day' where leaf_index = 300",
                "update entry set leaf = leaf || '\\x20'::bytea where leaf_index = 300",
                "update entry_detail set sector = 'TAX' where leaf_index = 300",
                "update entry_detail set subject_hmac = sha256('') where leaf_index = 300",
                "update entry_detail set officer_hmac = sha256('') where leaf_index = 300",
                "update entry_detail set dossier_hmac = sha256('') where leaf_index = 300",
                "update entry_detail set procedure_code = '1' where leaf_index = 300",
                "update entry_detail set reasons = '{NAME_DIFFERENT}' where leaf_index = 300",
                "update entry_detail set ciphertext = sha256('') where leaf_index = 300",
                "update entry_detail set (key_id, ciphertext) = (select key_id, ciphertext from"
                        + " entry_detail where leaf_index = 301) where leaf_index = 300",
                "delete from entry_detail where leaf_index = 300",
                "update entry_detail set key_id = null, ciphertext = null, subject_hmac = null,"
                        + " erased_by = (select id from entry where leaf_index = 301)"
                        + " where leaf_index = 300"
            })
    void changeOfAnyColumnIsNamed(String sql) throws Exception {
        forger.changes(sql);

        VerifyLogRun run = verify();

        assertThat(run.out()).contains("leaf 300");
        assertThat(leaves(run)).allMatch(line -> line.startsWith("leaf 300"));
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 650, 699})
    void changeOfLeafAndColumnAlikeIsNamed(int row) throws Exception {
        changesDecision(row);

        VerifyLogRun run = verify("--tiles", tiles);

        assertThat(leaves(run))
                .singleElement()
                .asString()
                .startsWith("leaf " + row + ", entry " + id(row))
                .endsWith("was changed: the signed tree has another leaf here");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void withoutTilesTheEarlierCheckpointsSayWhereToLook() throws Exception {
        changesDecision(650);

        VerifyLogRun run = verify("--earlier", earlier);

        assertThat(run.out())
                .contains("the first 600 leaves have the root that")
                .contains("so a leaf from 600 to 699 was changed, removed, put in or moved");
    }

    @Test
    void exportOfBeforeNamesTheChangedEntry() throws Exception {
        Path before = export("before");
        changesDecision(650);

        VerifyLogRun run = verify(before);

        assertThat(leaves(run))
                .singleElement()
                .asString()
                .startsWith("leaf 650, entry " + id(650))
                .endsWith("hold different leaves");
    }

    @Test
    void deletedEntryIsNamed() throws Exception {
        delete(300);

        VerifyLogRun run = verify();

        assertThat(run.out()).contains("leaf 300 is missing");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void deletedEntryIsNamedThoughTheOthersWereRenumbered() throws Exception {
        String next = id(301);
        delete(300);
        shift(300, -1);

        VerifyLogRun run = verify("--tiles", tiles);

        assertThat(run.out())
                .contains("leaf 699 is missing")
                .contains("leaf 300, entry " + next + ": and all up to leaf 698 were moved")
                .contains("leaf 300: the signed tree has a leaf of hash");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void insertedEntryIsNamed() throws Exception {
        // A copy of another entry that says a better decision; its details stay encrypted for it.
        shift(300, 1);
        run(
                "insert into entry select 300, id, recorded_at, kind, party, purpose, decision, leaf"
                        + " from entry where leaf_index = 10");
        run(
                "insert into entry_detail select 300, key_id, ciphertext, sector, subject_hmac,"
                        + " officer_hmac, dossier_hmac, procedure_code, reasons from entry_detail"
                        + " where leaf_index = 10");

        VerifyLogRun run = verify("--tiles", tiles);

        assertThat(run.out())
                .contains(
                        "leaf 300, entry "
                                + id(300)
                                + ": was put in: the signed tree has no such leaf")
                .contains("leaf 300, entry " + id(300) + ": leaf 10 bears the same id")
                .contains("leaf 301, entry " + id(301) + ": and all up to leaf 699 were moved");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void swappedEntriesAreNamed() throws Exception {
        String first = id(300);
        String second = id(650);
        for (String table : List.of("entry", "entry_detail")) {
            run("update " + table + " set leaf_index = 5000 where leaf_index = 300");
            run("update " + table + " set leaf_index = 300 where leaf_index = 650");
            run("update " + table + " set leaf_index = 650 where leaf_index = 5000");
        }

        VerifyLogRun run = verify("--tiles", tiles);

        assertThat(leaves(run))
                .containsExactly(
                        "leaf 300, entry "
                                + second
                                + ": was moved: the signed tree has it at leaf 650",
                        "leaf 650, entry "
                                + first
                                + ": was moved: the signed tree has it at leaf 300");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void treeRecomputedWithoutTheKeyDoesNotFitTheCheckpoint() throws Exception {
        changesDecision(300);
        forger.recomputesTheHead();

        VerifyLogRun run = verify("--tiles", tilesAsTheyAre("recomputed"));

        assertThat(run.out())
                .contains("the tiles do not hash to the root that")
                .contains("so a leaf from 0 to 699 was changed");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void treeRecomputedAndSignedAnewIsCaughtByAnyEarlierCheckpoint() throws Exception {
        changesDecision(300);
        forger.recomputesTheHead();
        signed = signed(SIZE);
        Path forged = keep("forged", signed);

        VerifyLogRun alone = verifyAgainst(forged, "--tiles", tilesAsTheyAre("recomputed"));
        VerifyLogRun withEarlier =
                verifyAgainst(
                        forged, "--earlier", earlier, "--tiles", tilesAsTheyAre("recomputed"));
        VerifyLogRun withMirror = verifyAgainst(forged, "--earlier", earlier, "--tiles", tiles);

        // Whoever holds the key and every copy can rewrite a log; this is why others keep copies.
        assertThat(alone.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
        assertThat(withEarlier.out())
                .contains("and " + earlier + " signs ")
                .contains("so a leaf from 0 to 599 was changed, removed, put in or moved");
        assertThat(withEarlier.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
        assertThat(leaves(withMirror))
                .singleElement()
                .asString()
                .startsWith("leaf 300, entry " + id(300) + ": was changed");
    }

    @Test
    void erasureThroughTheLogsOwnDoorHolds() throws Exception {
        Path before = export("before");
        var erasure =
                replica.log.append(
                        new EntryDraft(
                                EntryKind.ERASURE,
                                Optional.of("inspectorate"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                EntryDetails.of(null, List.of(), Map.of("entry", id(300)))));
        database.read("select erase_details(300, ?)", erasure);
        signed = signed(SIZE + 1);

        VerifyLogRun run = verifyAgainst(keep("newest", signed), before);

        assertThat(run.out())
                .contains("701 entries, the whole log (700 fit their details, 1 details erased");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    private void changesDecision(int row) throws SQLException {
        run(
                ("update entry set decision = 'NOT_VERIFIED', leaf ="
                                + " convert_to(replace(convert_from(leaf, 'UTF8'),"
                                + " '\"decision\":\"VERIFIED\"', '\"decision\":\"NOT_VERIFIED\"'),"
                                + " 'UTF8') where leaf_index = %d")
                        .formatted(row));
    }

    private void delete(int row) throws SQLException {
        run("delete from entry_detail where leaf_index = " + row);
        run("delete from entry where leaf_index = " + row);
    }

    /// Moves all rows from here on; twice, since two rows never may have the same number.
    private void shift(int from, int by) throws SQLException {
        for (String table : List.of("entry", "entry_detail")) {
            run(
                    "update "
                            + table
                            + " set leaf_index = leaf_index + 100000 where leaf_index >= "
                            + from);
            run(
                    "update "
                            + table
                            + " set leaf_index = leaf_index - 100000 + "
                            + by
                            + " where leaf_index >= 100000");
        }
    }

    private void run(String sql) throws SQLException {
        forger.changes(sql);
    }

    private String id(long row) {
        return database.read("select id from entry where leaf_index = ?", row).getFirst();
    }

    /// A checkpoint over the rows as they are, signed with the log's own key.
    private SignedCheckpoint signed(long size) throws SQLException {
        Frontier tree = forger.treeOf(size);
        String text = new Checkpoint(LOG.origin(), size, tree.root()).text();
        String note = new SignedNote(text, List.of(KEY.sign(text))).encoded();
        return new SignedCheckpoint(LOG, size, tree.root(), note);
    }

    private Path keep(String name, SignedCheckpoint kept) throws Exception {
        return Files.write(folder.resolve(name), kept.note().getBytes(StandardCharsets.UTF_8));
    }

    /// The tiles over the rows as they are.
    private Path tilesAsTheyAre(String name) throws Exception {
        SampleLog log = new SampleLog();
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select leaf from entry order by leaf_index")) {
            while (row.next()) {
                log.leaves.add(Objects.requireNonNull(row.getBytes(1)));
            }
        }
        return log.tiles(folder.resolve(name), SIZE);
    }

    private Path export(String name) throws Exception {
        return DatabaseExport.write(folder.resolve(name), database, replica.cipher, signed, 0);
    }

    private VerifyLogRun verify(Object... more) throws Exception {
        return verifyAgainst(checkpoint, more);
    }

    private VerifyLogRun verifyAgainst(Path newest, Object... more) throws Exception {
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                export("export"),
                                "--checkpoint",
                                newest,
                                "--key",
                                KEY.verifier().encoded()));
        arguments.addAll(List.of(more));
        return VerifyLogRun.of(arguments.toArray());
    }

    private static List<String> leaves(VerifyLogRun run) {
        return run.out().lines().filter(line -> line.startsWith("leaf ")).toList();
    }
}
