package vn.xacthuc.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.audit.Forger;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.offline.VerifyLogRun;
import vn.xacthuc.sample.EmbeddedPostgres;
import vn.xacthuc.testing.Database;

/// `log-archive` as its user meets it.
class LogArchiveCommandTest {

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
        EmbeddedPostgres postgres = EmbeddedPostgres.shared();
        String prefix = "quarkus.flyway.log.";
        try {
            System.setProperty(
                    prefix + "jdbc-url", postgres.jdbcUrl("audit_archive_command", "log"));
            System.setProperty(prefix + "username", postgres.owner().user());
            System.setProperty(prefix + "password", postgres.owner().password());

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
            System.setProperty(prefix + "password", "wrong");
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
            for (String key : List.of("jdbc-url", "username", "password")) {
                System.clearProperty(prefix + key);
            }
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
