package vn.xacthuc.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.audit.Forger;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.checkpoint.SignedCheckpoint;
import vn.xacthuc.audit.offline.VerifyLogRun;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.sample.EmbeddedPostgres;
import vn.xacthuc.testing.Database;

/// `log-archive` as its user meets it.
class LogArchiveCommandTest {

    private static final String OWNER = "quarkus.flyway.log.";

    @TempDir Path folder;

    @Test
    void commandNeedsAFolderAndASensibleAge() {
        for (String arguments :
                List.of(
                        "",
                        "--into",
                        "--into a --into b",
                        "--older-than P5Y",
                        "--into a --now",
                        "--into a --older-than five",
                        "--into a --older-than P-1D")) {
            assertThat(command(arguments.split(" ")))
                    .isEqualTo("2 usage: log-archive --into FOLDER [--older-than P5Y] [--drop]\n");
        }
    }

    @Test
    void commandNamesTheSettingsThatItLacks() {
        assertThat(command("--into", folder.toString()))
                .isEqualTo(
                        "2 log-archive: set quarkus.flyway.log.jdbc-url,"
                                + " quarkus.flyway.log.username\n");
        try {
            System.setProperty("quarkus.flyway.log.jdbc-url", "jdbc:postgresql://nowhere/log");
            assertThat(command("--into", folder.toString()))
                    .isEqualTo("2 log-archive: set quarkus.flyway.log.username\n");
        } finally {
            System.clearProperty("quarkus.flyway.log.jdbc-url");
        }
    }

    @Test
    void retentionThatIsNoneIsWrongUse() {
        try {
            System.setProperty("xacthuc.audit.retention", "five years");
            assertThat(command("--into", folder.toString())).startsWith("2 usage: log-archive");
        } finally {
            System.clearProperty("xacthuc.audit.retention");
        }
    }

    @Test
    void commandArchivesAsTheOwner() throws Exception {
        Database database = Database.newLog("audit_archive_command");
        LogArchiveTest.partitions(database, 0, 600, 9_000_000);
        try (Replica replica = Replica.running(database)) {
            replica.append(1299);
            replica.sign();
        }
        try {
            owned("audit_archive_command");

            String tooYoung = command("--into", folder.toString());
            database.write("update entry set recorded_at = recorded_at - interval '6 years'");
            String first;
            try (Connection other = database.asOwner();
                    var statement = other.createStatement()) {
                statement.execute("select pg_advisory_lock(" + 0x7861637468756334L + ")");
                first = command("--into", folder.toString());
            }
            String done = command("--into", folder.toString(), "--drop");
            new Forger(database).changesLeaf(1200);
            System.setProperty(OWNER + "password", "wrong");
            String refused = command("--into", folder.toString());

            assertThat(tooYoung).isEqualTo("0 rows from 0 on are kept\n");
            assertThat(first).isEqualTo("1 log-archive: another one is running\n");
            assertThat(done).startsWith("0 rows 0 to 599 are archived\n");
            assertThat(refused).startsWith("1 log-archive: the database refused (SQLSTATE 28P01)");
            assertThat(
                            LogArchiveTest.verify(folder.resolve("test.xacthuc.example%2Flog"))
                                    .exitCode())
                    .isEqualTo(VerifyLogRun.HOLDS);
        } finally {
            disowned();
        }
    }

    @Test
    void onlyCosignaturesOfConfiguredWitnessesGoWithTheCheckpoint() throws Exception {
        Cosigner witness = cosigner();
        Database database = Database.newLog("audit_archive_witness");
        LogArchiveTest.partitions(database, 0, 600, 9_000_000);
        String expected;
        try (Replica replica = Replica.running(database)) {
            replica.append(1299);
            SignedCheckpoint signed = replica.sign().orElseThrow();
            String text = SignedNote.parse(signed.note()).text();
            String right = witness.cosign(text, 7).line();
            for (String line : List.of("nothing", cosigner().cosign(text, 7).line(), right)) {
                database.write(
                        "insert into cosignature (log_first_row, size, witness, line)"
                                + " values (0, 1300, gen_random_uuid()::text, ?)",
                        line);
            }
            expected = signed.note() + right + "\n";
        }
        Path archive = folder.resolve("test.xacthuc.example%2Flog");
        String[] old = {"--into", folder.toString(), "--older-than", "P0D"};
        String key = "xacthuc.audit.witnesses.w1.key";
        try {
            owned("audit_archive_witness");
            System.setProperty(key, "nothing");
            assertThat(command(old)).startsWith("2 log-archive: " + key + ": ");
            System.setProperty(key, witness.verifier().encoded());

            assertThat(command(old)).startsWith("0 rows 0 to 599 are archived\n");

            assertThat(archive.resolve("checkpoint")).hasContent(expected);
            assertThat(
                            VerifyLogRun.of(
                                            archive,
                                            "--checkpoint",
                                            archive.resolve("checkpoint"),
                                            "--key",
                                            LogArchiveTest.key("test.xacthuc.example/log"),
                                            "--witness",
                                            witness.verifier().encoded(),
                                            "--partial")
                                    .exitCode())
                    .isEqualTo(VerifyLogRun.HOLDS);
        } finally {
            System.clearProperty(key);
            disowned();
        }
    }

    private static Cosigner cosigner() {
        return Cosigner.of(
                "witness.example/w1", Ed25519Keys.generate(new SecureRandom()).getPrivate());
    }

    private static void owned(String database) {
        EmbeddedPostgres postgres = EmbeddedPostgres.shared();
        System.setProperty(OWNER + "jdbc-url", postgres.jdbcUrl(database, "log"));
        System.setProperty(OWNER + "username", postgres.owner().user());
        System.setProperty(OWNER + "password", postgres.owner().password());
    }

    private static void disowned() {
        for (String key : List.of("jdbc-url", "username", "password")) {
            System.clearProperty(OWNER + key);
        }
    }

    private static String command(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> words = Arrays.stream(arguments).filter(word -> !word.isEmpty()).toList();
        return LogArchiveCommand.run(words, both, both)
                + " "
                + out.toString(StandardCharsets.UTF_8);
    }
}
