package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresTest {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.start(Map.of("shared_buffers", "64MB", "commit_delay", "2000"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "wal_level, replica",
        "max_connections, 200",
        "server_encoding, UTF8",
        "password_encryption, scram-sha-256"
    })
    void isSetUpLikeADurableServer(String setting, String value) throws SQLException {
        assertThat(query(server.superuser(), "show " + setting)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"shared_buffers, 64MB", "commit_delay, 2000"})
    void takesTheSettingsOfItsCaller(String setting, String value) throws SQLException {
        assertThat(query(server.superuser(), "show " + setting)).isEqualTo(value);
    }

    @Test
    void listensOnLoopbackOnly() throws SQLException, IOException {
        assertThat(query(server.superuser(), "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(query(server.superuser(), "show unix_socket_directories")).isEmpty();
        List<InetAddress> others =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress())
                        .toList();
        for (InetAddress other : others) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() ->
                                socket.connect(new InetSocketAddress(other, server.port()), 1000))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void keepsUtcForClientsThatSayNothing() throws SQLException {
        // Not "show": the driver sets the session's time zone to that of the JVM.
        String file = "select setting from pg_file_settings where name = 'timezone' and applied";
        assertThat(query(server.superuser(), file)).isEqualTo("UTC");
    }

    @Test
    void neverRunsAsRoot(@TempDir Path parent) throws IOException, InterruptedException {
        assertThat(parent.toFile().setExecutable(true, false)).isTrue();
        boolean namespace =
                PostgresAccount.choose(
                                        Files.createDirectory(parent.resolve("probe")),
                                        Path.of("/bin/true"))
                                .owner()
                                .isEmpty()
                        && PostgresAccount.isRoot(parent);
        assumeFalse(namespace, "seen from outside its user namespace the server is still root's");
        long pid = server.process().orElseThrow().pid();
        Process list = new ProcessBuilder("ps", "-o", "uid=", "-p", Long.toString(pid)).start();
        String user = new String(list.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(list.waitFor()).isZero();
        assertThat(user.strip()).matches("[1-9][0-9]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "xacthuc_owner", "xacthuc_service"})
    void refusesAWrongPassword(String user) {
        assertThatThrownBy(() -> query(new PostgresLogin(user, "guessed"), "select 1"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        exception -> assertThat(exception.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void lowersVietnameseLetters() throws SQLException {
        assertThat(query(server.service(), "select lower('ĐẶNG THỊ ƯƠNG')"))
                .isEqualTo("đặng thị ương");
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "log"})
    void letsTheOwnerMigrateAndTheServiceDoNothingUnlessGranted(String schema) throws SQLException {
        server.createDatabase("roles_test");
        String url = server.jdbcUrl("roles_test", schema);
        try (Connection owner = connect(url, server.owner());
                Connection service = connect(url, server.service())) {
            execute(owner, "create table thing (id int)");
            assertThat(query(owner, "select schemaname from pg_tables where tablename = 'thing'"))
                    .isEqualTo(schema);
            for (String forbidden :
                    List.of(
                            "select * from %s.thing".formatted(schema),
                            "create table %s.other (id int)".formatted(schema),
                            "create table public.other (id int)",
                            "create role other",
                            "create database other")) {
                assertThatThrownBy(() -> execute(service, forbidden))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                exception ->
                                        assertThat(exception.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    @Test
    void makesADatabaseEmptyAgainEvenWhileSomebodyUsesIt() throws SQLException {
        server.createDatabase("empty_test");
        try (Connection owner = connect(server.jdbcUrl("empty_test", "register"), server.owner())) {
            execute(owner, "create table thing (id int)");
            server.createDatabase("empty_test");
        }
        try (Connection owner = connect(server.jdbcUrl("empty_test", "register"), server.owner())) {
            assertThat(query(owner, "select count(*) from pg_tables where tablename = 'thing'"))
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a;drop table b", "1a"})
    void refusesADatabaseNameThatNeedsQuotes(String name) {
        assertThatThrownBy(() -> server.createDatabase(name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void triesAnotherPortWhenTheFirstIsTaken(@TempDir Path parent) throws IOException {
        Path folder = PostgresFolders.create(parent);
        parent.toFile().setExecutable(true, false);
        Path programs = PostgresBinaries.unpack(PostgresFolders.cache()).resolve("bin");
        PostgresAccount account = PostgresAccount.choose(folder, programs.resolve("postgres"));
        account.own(
                Files.writeString(
                        folder.resolve("settings.conf"),
                        "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\n"));
        account.own(Files.writeString(folder.resolve("password"), "secret"));
        PostgresWatchdog watchdog = PostgresWatchdog.launch(account, folder, programs);
        try (ServerSocket taken =
                new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int free = PostgresWatchdog.freePort();
            Iterator<Integer> ports = List.of(taken.getLocalPort(), free).iterator();
            assertThat(watchdog.startServer(ports::next)).isEqualTo(free);
        } finally {
            watchdog.stop();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void keepsWhatWasCommittedThroughACrash() throws SQLException {
        server.createDatabase("crash_test");
        String url = server.jdbcUrl("crash_test", "log");
        try (Connection owner = connect(url, server.owner())) {
            execute(owner, "create table thing (id int)");
            execute(owner, "insert into thing values (7)");
            server.crash();
            assertThatThrownBy(() -> query(owner, "select 1")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> connect(url, server.owner())).isInstanceOf(SQLException.class);

        server.recover();

        try (Connection owner = connect(url, server.owner())) {
            assertThat(query(owner, "select id from thing")).isEqualTo("7");
        }
    }

    @Test
    void doesNotCrashTheServerThatOthersUse() {
        assertThatThrownBy(() -> EmbeddedPostgres.shared().crash())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsItsPasswordsToItsUser() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.folder())))
                .isEqualTo("rwx------");
        assertThat(server.owner().toString()).isEqualTo("xacthuc_owner");
        assertThat(server.folder().resolve("password")).doesNotExist();
        Path file = server.folder().resolve("pgpass");
        assertThat(file).content().contains(server.owner().password());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void isOneServerForAllClassLoadersAndOutlivesThem() throws Exception {
        EmbeddedPostgres shared = EmbeddedPostgres.shared();
        try (URLClassLoader reloaded = new URLClassLoader(classPath(), null)) {
            Class<?> again = reloaded.loadClass(EmbeddedPostgres.class.getName());
            assertThat(again).isNotSameAs(EmbeddedPostgres.class);
            Object other = again.getMethod("shared").invoke(null);
            assertThat(again.getMethod("port").invoke(other)).isEqualTo(shared.port());
        }
        shared.close();
        System.gc();
        try (Connection connection =
                connect(EmbeddedPostgres.shared().jdbcUrl("log"), shared.service())) {
            assertThat(query(connection, "select current_user")).isEqualTo("xacthuc_service");
            assertThat(EmbeddedPostgres.shared().port()).isEqualTo(shared.port());
        }
    }

    private static URL[] classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> new File(entry).toURI())
                .map(EmbeddedPostgresTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static String query(PostgresLogin login, String sql) throws SQLException {
        try (Connection connection = connect(server.jdbcUrl("log"), login)) {
            return query(connection, sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(String url, PostgresLogin login) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }
}
