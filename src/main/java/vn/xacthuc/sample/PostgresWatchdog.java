package vn.xacthuc.sample;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A small shell process between the JVM and PostgreSQL that outlives the JVM, stops the server and
/// removes its folder.
///
/// It reads a pipe whose only writing end this JVM holds. However the JVM ends, by `System.exit`,
/// Ctrl-C or SIGKILL, the kernel closes that end, and the watchdog cleans up. It starts the server
/// through `pg_ctl`, which gives it a session of its own: Ctrl-C in the terminal reaches the JVM,
/// not PostgreSQL, so that pools are closed before the server goes.
final class PostgresWatchdog {

    /// Moves to a session of its own where `setsid` exists (not on macOS), so that not even a
    /// signal to the JVM's whole process group reaches it.
    private static final String OWN_SESSION =
            "command -v setsid >/dev/null 2>&1 && exec setsid \"$@\"; exec \"$@\"";

    /// Signals are ignored, not handled: a handled one would end `read`. PIPE too, because the
    /// answers go to a JVM that may be gone. Each line read is a port to try, or `stop`. The
    /// watchdog itself keeps the rights of its user, to remove what only that user may; "$@" steps
    /// down from them.
    ///
    /// The running server syncs all it must. Only what nobody will ever read is not flushed: the
    /// empty cluster before the start, and the data that is removed right after the stop.
    private static final String SCRIPT =
            """
            trap '' INT TERM HUP QUIT PIPE
            folder=$1
            programs=$2
            shift 2
            cd "$folder" || exit 1
            exec 2>watchdog.log
            if "$@" "$programs/initdb" -D "$folder/data" -U postgres -E UTF8 --locale=C \
                --locale-provider=builtin --builtin-locale=C.UTF-8 --auth=scram-sha-256 \
                --pwfile=password --no-instructions --no-sync </dev/null >>watchdog.log \
                && cat settings.conf >>data/postgresql.conf && rm password
            then echo initialised
            else echo failed
            fi
            stop() {
                "$@" "$programs/pg_ctl" stop -s -w -t 30 -m immediate -D "$folder/data" \
                    </dev/null >>watchdog.log
            }
            while read -r port
            do
                if [ "$port" = stop ]
                then stop "$@" && echo stopped || echo failed
                elif "$@" "$programs/pg_ctl" start -s -w -t 60 -D "$folder/data" \
                    -l "$folder/postgresql.log" -o "-p $port" </dev/null >>watchdog.log
                then echo started
                else echo failed
                fi
            done
            [ ! -f data/postmaster.pid ] || stop "$@"
            cd /
            rm -rf "$folder"
            """;

    private static final int ATTEMPTS = 10;

    private final Path folder;
    private final Process process;
    private final BufferedWriter ports;
    private final BufferedReader answers;

    private PostgresWatchdog(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.ports = process.outputWriter(StandardCharsets.US_ASCII);
        this.answers = process.inputReader(StandardCharsets.US_ASCII);
    }

    /// Starts the watchdog, which first creates the empty cluster in the folder.
    static PostgresWatchdog launch(PostgresAccount account, Path folder, Path programs)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", OWN_SESSION, "sh"));
        command.addAll(List.of("sh", "-c", SCRIPT, "xacthuc-postgres"));
        command.addAll(List.of(folder.toString(), programs.toString()));
        command.addAll(account.command());
        ProcessBuilder builder = new ProcessBuilder(command);
        PostgresAccount.clean(builder.environment());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        PostgresWatchdog watchdog = new PostgresWatchdog(folder, builder.start());
        if (!"initialised".equals(watchdog.answers.readLine())) {
            IllegalStateException failure = watchdog.failure("initdb failed");
            watchdog.stop();
            throw failure;
        }
        return watchdog;
    }

    /// Starts the server on the first of the offered ports that is still free, and returns it.
    int startServer(Ports offered) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = offered.next();
            ports.write(port + "\n");
            ports.flush();
            @Nullable String answer = answers.readLine();
            if ("started".equals(answer)) {
                return port;
            }
            // Somebody may take the port between our look and the server's bind.
            if (answer == null || !log().contains("could not create any TCP/IP sockets")) {
                break;
            }
        }
        throw failure("the server did not start");
    }

    /// Stops the server at once, without a checkpoint; its folder stays.
    void crashServer() throws IOException {
        ports.write("stop\n");
        ports.flush();
        if (!"stopped".equals(answers.readLine())) {
            throw failure("the server did not stop");
        }
    }

    /// Stops the server as the JVM's end would, and waits until its folder is gone.
    void stop() {
        try {
            ports.close();
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                throw new IllegalStateException("PostgreSQL does not stop");
            }
        } catch (IOException exception) {
            throw new UncheckedIOException("PostgreSQL cannot be stopped", exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException("embedded PostgreSQL: %s%n%s".formatted(what, log()));
    }

    private String log() {
        return tail(folder.resolve("watchdog.log")) + tail(folder.resolve("postgresql.log"));
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - 20))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        } catch (IOException exception) {
            return "%s cannot be read%n".formatted(log.getFileName());
        }
    }

    /// A port of the loopback address that is free at this moment; a moment later it may be taken.
    static int freePort() throws IOException {
        try (ServerSocket socket =
                new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    /// Offers ports to try.
    @FunctionalInterface
    interface Ports {
        int next() throws IOException;
    }
}
