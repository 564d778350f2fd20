package vn.xacthuc.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Whom PostgreSQL runs as: the user itself, or somebody unprivileged when that user is root,
/// because PostgreSQL refuses to run as root.
sealed interface PostgresAccount {

    /// PostgreSQL asks for its user's name, which the arbitrary user of a container may not have.
    String PROBE = "test -w \"$1\" && id -un && \"$2\" --version";

    /// The command that runs the program and arguments after it as this account; may be empty.
    List<String> command();

    /// The file owner this account needs, if it is not the user who created the file.
    default Optional<Integer> owner() {
        return Optional.empty();
    }

    /// Chooses the first account that can really write to the folder and run the programs.
    static PostgresAccount choose(Path folder, Path program) throws IOException {
        List<PostgresAccount> accounts =
                isRoot(folder)
                        ? List.of(new Setpriv(), new Su(), new Namespace())
                        : List.of(new Ourselves(), new Namespace());
        for (PostgresAccount account : accounts) {
            if (account.works(folder, program)) {
                return account;
            }
        }
        throw new IllegalStateException(
                "PostgreSQL runs neither as root nor as a user without a name, and neither setpriv,"
                        + " su nor unshare helps here; start as an ordinary user or set the JDBC"
                        + " URLs of a server of your own");
    }

    /// Whether we are root. Asks a file that we have just made, because neither a user name nor an
    /// environment variable proves it.
    static boolean isRoot(Path parent) throws IOException {
        Path probe = Files.createTempFile(parent, "xacthuc-", ".probe");
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
        } finally {
            Files.delete(probe);
        }
    }

    /// Gives a file or folder to this account.
    default void own(Path path) throws IOException {
        if (owner().isPresent()) {
            Files.setAttribute(path, "unix:uid", owner().get());
        }
    }

    default boolean works(Path folder, Path program) {
        try {
            own(folder);
            List<String> command = new ArrayList<>(command());
            command.addAll(List.of("sh", "-c", PROBE, "sh"));
            command.addAll(List.of(folder.toString(), program.toString()));
            ProcessBuilder builder = new ProcessBuilder(command);
            clean(builder.environment());
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            process.getOutputStream().close();
            boolean works = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
            process.destroy();
            if (!works && owner().isPresent()) {
                Files.setAttribute(folder, "unix:uid", 0);
            }
            return works;
        } catch (IOException exception) {
            // The command is not installed, or a container maps no such user: the next one may do.
            return false;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Leaves only the search path: `PG…` variables would redirect the server, and secrets of the
    /// service have no place in its environment.
    static void clean(Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
    }

    /// An ordinary user.
    record Ourselves() implements PostgresAccount {
        @Override
        public List<String> command() {
            return List.of();
        }
    }

    /// Root steps down to `nobody` with util-linux' setpriv.
    record Setpriv() implements PostgresAccount {

        private static final int NOBODY = 65534;

        @Override
        public List<String> command() {
            String id = Integer.toString(NOBODY);
            return List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups");
        }

        @Override
        public Optional<Integer> owner() {
            return Optional.of(NOBODY);
        }
    }

    /// Root steps down to `nobody` with su, which every distribution has.
    record Su() implements PostgresAccount {
        @Override
        public List<String> command() {
            return List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", "nobody");
        }

        @Override
        public Optional<Integer> owner() {
            return Optional.of(Setpriv.NOBODY);
        }
    }

    /// A container whose only user is root, or has no name: in a user namespace of its own
    /// PostgreSQL sees itself as `nobody`, while the files still belong to the same user.
    record Namespace() implements PostgresAccount {
        @Override
        public List<String> command() {
            return List.of("unshare", "--user");
        }
    }
}
