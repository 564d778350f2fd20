package vn.xacthuc.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.testing.Database;

/// The command closes a log for good reason only.
@Timeout(60)
class LogSucceedCommandTest {

    private static final String NEXT = "test.xacthuc.example/next";

    private static Database database;
    private static Checkpoint last;

    private final CheckpointKeys keys = new CheckpointKeys(LogSettings.NEW);
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path file;

    @BeforeAll
    static void openLog() throws Exception {
        database = Database.newLog("succeed_command");
        try (Replica replica = Replica.running(database)) {
            replica.append(4);
            SignedCheckpoint signed = replica.signing.signer.attempt(0).newest().orElseThrow();
            last = new Checkpoint(LogSettings.NEW.origin(), signed.size(), signed.root());
        }
    }

    @BeforeEach
    void writeCheckpoint(@TempDir Path folder) throws Exception {
        file = folder.resolve("last");
        Files.writeString(file, keys.sign(last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--origin a.example/b",
                "--checkpoint f",
                "--origin a.example/b --checkpoint",
                "--origin a.example/b --checkpoint f more",
                "--origin a.example/b --origin a.example/c",
                "--log a.example/b --checkpoint f",
                "--checkpoint f --checkpoint f"
            })
    void wrongArgumentsGetTheUsage(String arguments) {
        assertThat(run(database.ofOwner(), arguments.split(" "))).isEqualTo(2);
        assertThat(said()).contains("usage: log-succeed --origin NEW --checkpoint FILE");
    }

    @Test
    void checkpointOfSomebodyElseIsRefused() throws Exception {
        Files.writeString(file, keys.sign(last).replace("— ", "— not."));

        refuses(NEXT, "has no checkpoint that a configured key signed");
    }

    @Test
    void successorThatTheBackupDoesNotHaveIsSucceededToo() throws Exception {
        Database backup = Database.newLog("succeed_before");
        try (Replica replica = Replica.running(backup)) {
            replica.append(4);
        }
        String lost = "lost.example/log";
        LogSettings known = LogSettings.NEW.withOrigin(lost).withCheckpointFile(file);
        Files.writeString(
                file, new CheckpointKeys(known).sign(new Checkpoint(lost, 9, last.root())));

        opens(backup, NEXT);

        assertThat(openingDetails(backup, known.withOrigin(NEXT), 5))
                .contains("\"origin\":\"" + lost + "\"", "\"size\":9", "\"heldSize\":0");
    }

    @Test
    void successorOfALogOfWhichNothingIsLeftBeginsAtTheFirstRow() throws Exception {
        Database empty = Database.newLog("succeed_empty");

        opens(empty, NEXT);

        LogSettings next = LogSettings.NEW.withOrigin(NEXT).withCheckpointFile(file);
        assertThat(openingDetails(empty, next, 0))
                .contains("\"origin\":\"" + last.origin() + "\"", "\"size\":5", "\"heldSize\":0");
        assertThat(empty.read("select origin from log_opening")).containsExactly(NEXT);
    }

    @Test
    void successorWithoutAnEntryGivesWayToAnother() throws Exception {
        Database restored = Database.newLog("succeed_again");
        try (Replica replica = Replica.running(restored)) {
            replica.append(4);
        }
        opens(restored, "mistyped.example/log");
        opens(restored, NEXT);

        assertThat(restored.read("select origin from log_opening order by first_row"))
                .containsExactly(LogSettings.NEW.origin(), NEXT);
        LogSettings next = LogSettings.NEW.withOrigin(NEXT).withCheckpointFile(file);
        assertThat(openingDetails(restored, next, 5))
                .contains("\"origin\":\"" + last.origin() + "\"", "\"heldSize\":5");

        String third = "third.example/log";
        assertThat(run(restored.ofOwner(), "--origin", third, "--checkpoint", oldFile().toString()))
                .isZero();
        assertThat(openingDetails(restored, next.withOrigin(third), 7))
                .as("a checkpoint of the log before the open one")
                .contains("\"origin\":\"" + last.origin() + "\"", "\"heldSize\":5");
    }

    /// The service replaces the file that it was started with.
    private Path oldFile() throws Exception {
        return Files.writeString(file.resolveSibling("old"), keys.sign(last));
    }

    private void opens(Database database, String origin) {
        assertThat(run(database.ofOwner(), "--origin", origin, "--checkpoint", file.toString()))
                .as(said())
                .isZero();
    }

    /// What the first entry of a successor says, once the service was started under its name.
    private static String openingDetails(Database database, LogSettings settings, long row)
            throws Exception {
        try (Replica replica = Replica.signing(database, settings)) {
            replica.append(1);
            EntryRow opening =
                    replica.entries
                            .byId(
                                    UUID.fromString(
                                            database.read(
                                                            "select id::text from entry where"
                                                                    + " leaf_index = ? and kind ="
                                                                    + " 'LOG_OPENED'",
                                                            row)
                                                    .getFirst()))
                            .orElseThrow();
            EntryRow.Sealed sealed = opening.sealed().orElseThrow();
            return new String(
                    replica.cipher
                            .decrypt(sealed.keyId(), opening.id(), sealed.ciphertext())
                            .details(),
                    StandardCharsets.UTF_8);
        }
    }

    @Test
    void checkpointThatIsNotTheLastIsRefused() throws Exception {
        Files.writeString(file, keys.sign(new Checkpoint(last.origin(), 2, last.root())));

        refuses(NEXT, "holds a checkpoint of 5 entries, so the one of 2 is not the last");
    }

    @Test
    void nameThatALogHasAlreadyIsRefused() {
        refuses(LogSettings.NEW.origin(), "is the name of a log already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "plus+sign"})
    void nameThatNoKeyCanHaveIsRefused(String name) {
        refuses(name, "no name of a key");
    }

    @Test
    void missingFileIsRefused() throws Exception {
        Files.delete(file);

        refuses(NEXT, "cannot be read");
    }

    @Test
    void databaseThatDoesNotAnswerIsSaidSo() {
        PGSimpleDataSource nobody = database.ofOwner();
        nobody.setPortNumbers(new int[] {1});

        assertThat(run(nobody, "--origin", NEXT, "--checkpoint", file.toString())).isEqualTo(1);
        assertThat(said()).contains("the database fails");
    }

    @Test
    void serviceMayNotOpenASuccessor() {
        assertThat(run(database.ofService(""), "--origin", NEXT, "--checkpoint", file.toString()))
                .isEqualTo(1);
        assertThat(said()).contains("permission denied");
    }

    @Test
    void logThatIsLostDoesNotSucceedItself() {
        Database empty = Database.newLog("succeed_itself");

        assertThat(run(empty.ofOwner(), "--origin", last.origin(), "--checkpoint", file.toString()))
                .isEqualTo(1);
        assertThat(said()).contains("is the name of a log already");
    }

    @Test
    void keyAndOwnerAreReadFromTheConfiguration() {
        String key = "xacthuc.audit.checkpoint-key";
        String url = "quarkus.flyway.log.jdbc-url";
        String user = "quarkus.flyway.log.username";
        try {
            configuredSays(key + " is missing");
            System.setProperty(key, LogSettings.NEW.signingKey());
            configuredSays("set " + url);
            System.setProperty(url, database.ofOwner().getUrl());
            configuredSays("set " + user);
            System.setProperty(user, "nobody");
            configuredSays("the database fails");
        } finally {
            System.clearProperty(key);
            System.clearProperty(url);
            System.clearProperty(user);
        }
    }

    private void configuredSays(String what) {
        err.reset();
        assertThat(
                        LogSucceedCommand.run(
                                List.of("--origin", NEXT, "--checkpoint", file.toString()),
                                System.out,
                                new PrintStream(err, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(said()).contains(what);
    }

    private void refuses(String origin, String why) {
        long before = database.count("select count(*) from log_opening");

        assertThat(run(database.ofOwner(), "--origin", origin, "--checkpoint", file.toString()))
                .isEqualTo(1);
        assertThat(said()).contains(why);
        assertThat(database.count("select count(*) from log_opening")).isEqualTo(before);
    }

    private int run(PGSimpleDataSource owner, String... arguments) {
        return LogSucceedCommand.run(
                List.of(arguments),
                System.out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                owner::getConnection,
                origin -> new CheckpointKeys(LogSettings.NEW.withOrigin(origin)));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
