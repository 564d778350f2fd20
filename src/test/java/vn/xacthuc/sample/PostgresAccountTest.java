package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresAccountTest {

    @TempDir Path parent;

    static Stream<PostgresAccount> waysDownFromRoot() {
        return Stream.of(
                new PostgresAccount.Setpriv(),
                new PostgresAccount.Su(),
                new PostgresAccount.Namespace());
    }

    @ParameterizedTest
    @MethodSource("waysDownFromRoot")
    void runsTheServerInEveryWayThisMachineOffersRoot(PostgresAccount account) throws IOException {
        assumeTrue(PostgresAccount.isRoot(parent), "an ordinary user needs no other account");
        assertThat(parent.toFile().setExecutable(true, false)).isTrue();
        Path folder = PostgresFolders.create(parent);
        Path programs = PostgresBinaries.unpack(PostgresFolders.cache()).resolve("bin");
        assumeTrue(account.works(folder, programs.resolve("postgres")), "not to be had here");
        account.own(
                Files.writeString(folder.resolve("settings.conf"), "unix_socket_directories = ''"));
        account.own(Files.writeString(folder.resolve("password"), "secret"));
        PostgresWatchdog watchdog = PostgresWatchdog.launch(account, folder, programs);
        assertThat(watchdog.startServer(PostgresWatchdog::freePort)).isPositive();
        watchdog.stop();
        assertThat(folder).doesNotExist();
    }

    @Test
    void findsAWayWhereOnlyRootCanReach() throws IOException {
        assumeTrue(PostgresAccount.isRoot(parent), "an ordinary user reaches its own folders");
        Path folder = PostgresFolders.create(parent);
        assertThat(PostgresAccount.choose(folder, Path.of("/bin/true")))
                .isEqualTo(new PostgresAccount.Namespace());
        assertThat(Files.getAttribute(folder, "unix:uid")).isEqualTo(0);
    }

    @Test
    void leavesAnOrdinaryUserAsItIs() throws IOException {
        assumeTrue(!PostgresAccount.isRoot(parent), "root needs another account");
        assumeFalse("?".equals(System.getProperty("user.name")), "PostgreSQL needs a name");
        assertThat(PostgresAccount.choose(parent, Path.of("/bin/true")))
                .isEqualTo(new PostgresAccount.Ourselves());
    }

    @Test
    void handsNoVariableOfTheServiceOn() {
        Map<String, String> environment =
                new HashMap<>(Map.of("PATH", "/bin", "PGDATA", "/elsewhere", "SECRET", "x"));
        PostgresAccount.clean(environment);
        assertThat(environment)
                .containsOnlyKeys("PATH", "LC_ALL", "TZ")
                .containsEntry("PATH", "/bin");
    }

    @ParameterizedTest
    @MethodSource("waysDownFromRoot")
    void passesArgumentsAsTheyAre(PostgresAccount account) throws Exception {
        assumeTrue(PostgresAccount.isRoot(parent), "an ordinary user needs no other account");
        List<String> command = new ArrayList<>(account.command());
        command.addAll(List.of("printf", "%s|", "-D", "a folder", "$(nothing)", ""));
        Process printf = new ProcessBuilder(command).start();
        String printed =
                new String(printf.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assumeTrue(printf.waitFor() == 0, "not to be had here");
        assertThat(printed).isEqualTo("-D|a folder|$(nothing)||");
    }
}
