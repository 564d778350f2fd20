package vn.xacthuc.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How to reach a running server; of the shared one kept in system properties.
record PostgresCoordinates(
        int port,
        Path folder,
        PostgresLogin superuser,
        PostgresLogin owner,
        PostgresLogin service) {

    private static final String PREFIX = "xacthuc.embedded.";

    String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(EmbeddedPostgres.HOST, port, database);
    }

    /// Lets whoever may read the folder log in with psql.
    void writePasswordFile() throws IOException {
        String lines =
                Stream.of(superuser, owner, service)
                        .map(login ->
                                "%s:%d:*:%s:%s\n"
                                        .formatted(
                                                EmbeddedPostgres.HOST,
                                                port,
                                                login.user(),
                                                login.password()))
                        .collect(Collectors.joining());
        // psql ignores a password file that others may read.
        Path file =
                Files.createFile(
                        folder.resolve("pgpass"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, lines);
    }

    void remember() {
        System.setProperty(PREFIX + "port", Integer.toString(port));
        System.setProperty(PREFIX + "folder", folder.toString());
        remember(superuser);
        remember(owner);
        remember(service);
    }

    private static void remember(PostgresLogin login) {
        System.setProperty(PREFIX + "password." + login.user(), login.password());
    }

    /// The shared server, if one was started in this JVM and still runs.
    static Optional<PostgresCoordinates> recall() {
        @Nullable Integer port = Integer.getInteger(PREFIX + "port");
        if (port == null) {
            return Optional.empty();
        }
        Path folder = Path.of(System.getProperty(PREFIX + "folder", ""));
        return Optional.of(
                        new PostgresCoordinates(
                                port,
                                folder,
                                recall("postgres"),
                                recall("xacthuc_owner"),
                                recall("xacthuc_service")))
                .filter(PostgresCoordinates::isAlive);
    }

    private static PostgresLogin recall(String user) {
        return new PostgresLogin(
                user, System.getProperty(PREFIX + "password." + user, "no password"));
    }

    /// PostgreSQL's first process, as it wrote it down itself.
    Optional<ProcessHandle> process() {
        Path file = folder.resolve("data").resolve("postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (IOException exception) {
            return Optional.empty();
        }
    }

    private boolean isAlive() {
        return process().filter(ProcessHandle::isAlive).isPresent();
    }
}
