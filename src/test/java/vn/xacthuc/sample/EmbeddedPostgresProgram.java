package vn.xacthuc.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the tests run in a JVM of its own, to be ended in every way a JVM can end.
public final class EmbeddedPostgresProgram {

    private static final String DEFAULT_INTERRUPT = "--default-signal=INT";

    private EmbeddedPostgresProgram() {}

    /// `unpack CACHE` unpacks; `serve PARENT` starts a server and a bystander, prints the server's
    /// folder and both process numbers, and waits for a line: `exit` exits.
    public static void main(String[] arguments) throws IOException, SQLException {
        if ("unpack".equals(arguments[0])) {
            tell(PostgresBinaries.unpack(Path.of(arguments[1])).toString());
            return;
        }
        EmbeddedPostgres server =
                EmbeddedPostgres.start(Map.of("shared_buffers", "16MB"), Path.of(arguments[1]));
        // A child that lives on: had it inherited the pipe, the watchdog would never notice our
        // end.
        Process bystander = new ProcessBuilder("sleep", "120").start();
        Connection connection =
                DriverManager.getConnection(
                        server.jdbcUrl("log"), server.owner().user(), server.owner().password());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> lastWords(connection)));
        tell(server.folder().toString());
        tell(Long.toString(server.process().orElseThrow().pid()));
        tell(Long.toString(bystander.pid()));
        if (System.in.read() >= 0) {
            System.exit(0);
        }
    }

    private static void lastWords(Connection connection) {
        try {
            // Time enough for a signal that went to the whole process group to do its harm.
            connection.createStatement().execute("select pg_sleep(0.3)");
            tell("served to the end");
        } catch (SQLException exception) {
            tell(exception.getMessage());
        }
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }

    static Process start(String... arguments) throws IOException {
        // A session of its own, as a terminal gives it, so that a test can interrupt all of it.
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(EmbeddedPostgresProgram.class.getName());
        command.addAll(List.of(arguments));
        if (!Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.removeFirst();
        }
        // A build that runs in the background hands its children an ignored SIGINT, which a JVM
        // then
        // ignores, too.
        if (works("env", DEFAULT_INTERRUPT, "true")) {
            command.addAll(0, List.of("env", DEFAULT_INTERRUPT));
        }
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static boolean works(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static String line(Process process) throws IOException {
        return process.inputReader(StandardCharsets.UTF_8).readLine();
    }
}
