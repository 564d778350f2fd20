package vn.xacthuc.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the embedded PostgreSQL keeps its programs and its data.
final class PostgresFolders {

    private PostgresFolders() {}

    /// A new folder for one server's data, private to the user, under the given parent.
    static Path create(Path parent) throws IOException {
        // toRealPath: the server works in another directory, and macOS links its /tmp.
        return Files.createTempDirectory(parent, "xacthuc-postgres-").toRealPath();
    }

    /// The folder where unpacked programs are kept for later runs.
    ///
    /// Root's must be readable by the unprivileged account that runs the server, so it is never
    /// under root's home.
    static Path cache() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        boolean root = PostgresAccount.isRoot(temporary);
        List<Path> candidates = new ArrayList<>();
        if (root) {
            candidates.add(Path.of("/var/cache/xacthuc"));
        } else {
            @Nullable String cacheHome = System.getenv("XDG_CACHE_HOME");
            candidates.add(
                    cacheHome != null && cacheHome.startsWith("/")
                            ? Path.of(cacheHome, "xacthuc")
                            : Path.of(System.getProperty("user.home"), ".cache", "xacthuc"));
        }
        candidates.add(temporary.resolve("xacthuc-" + System.getProperty("user.name")));
        for (Path candidate : candidates) {
            if (isOurs(candidate, root)) {
                return candidate.toRealPath();
            }
        }
        throw new IOException("no folder to keep PostgreSQL's programs in: " + candidates);
    }

    /// Programs are run from this folder, so nobody else may be able to put files into it: in a
    /// shared temporary folder another user could have made it before us.
    private static boolean isOurs(Path folder, boolean root) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "probe", "");
            Object us = Files.getAttribute(probe, "unix:uid");
            Files.delete(probe);
            if (!us.equals(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
                return false;
            }
            Files.setPosixFilePermissions(
                    folder, PosixFilePermissions.fromString(root ? "rwxr-xr-x" : "rwx------"));
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
            return !permissions.contains(PosixFilePermission.GROUP_WRITE)
                    && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException exception) {
            return false;
        }
    }

    /// Deletes a folder with all it holds, if it is there; links are removed, not followed.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
