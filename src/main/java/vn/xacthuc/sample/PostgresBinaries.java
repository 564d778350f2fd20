package vn.xacthuc.sample;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs of this platform, unpacked once from the class path and reused by later
/// runs.
///
/// The unpacked folder is named after the platform and the archive's SHA-256, so another version
/// never meets the files of this one. It appears by one rename, so nobody ever sees half of it.
final class PostgresBinaries {

    private static final Logger LOG = Logger.getLogger(PostgresBinaries.class);
    private static final Set<PosixFilePermission> PROGRAM =
            PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> PLAIN =
            PosixFilePermissions.fromString("rw-r--r--");

    private PostgresBinaries() {}

    /// Unpacks into the cache unless an earlier run did, and returns the folder that holds `bin`.
    static Path unpack(Path cache) {
        try {
            Path target = target(cache);
            if (Files.isDirectory(target)) {
                return target;
            }
            try (FileChannel lock =
                            FileChannel.open(
                                    cache.resolve("unpack.lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                if (held.isValid() && !Files.isDirectory(target)) {
                    unpackLocked(target);
                }
            }
            return target;
        } catch (IOException exception) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked", exception);
        }
    }

    /// Where the unpacked programs are, or will be.
    static Path target(Path cache) throws IOException {
        String archive = archive();
        String platform = archive.substring(0, archive.length() - ".txz".length());
        return cache.resolve("%s-%s".formatted(platform, digest(archive)));
    }

    /// Where a copy is made before it gets its name.
    static Path unfinished(Path target) {
        return target.resolveSibling(".unfinished-" + target.getFileName());
    }

    private static void unpackLocked(Path target) throws IOException {
        LOG.infof("Unpacking PostgreSQL into %s (once)", target);
        Path unfinished = unfinished(target);
        // Under the lock this can only be what a killed process left.
        PostgresFolders.delete(unfinished);
        try (InputStream packed = open(archive());
                TarArchiveInputStream entries =
                        new TarArchiveInputStream(
                                new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (@Nullable TarArchiveEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                unpack(entry, entries, unfinished);
            }
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder)
            throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("an entry of the archive leaves its folder");
        }
        if (entry.isDirectory()) {
            directory(path);
            return;
        }
        directory(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            // Set outright: a strict umask must not hide the files from the unprivileged server.
            Files.setPosixFilePermissions(path, (entry.getMode() & 0100) != 0 ? PROGRAM : PLAIN);
        }
    }

    private static void directory(@Nullable Path path) throws IOException {
        if (path != null && !Files.isDirectory(path)) {
            directory(path.getParent());
            Files.createDirectory(path);
            Files.setPosixFilePermissions(path, PROGRAM);
        }
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean mac = system.startsWith("mac");
        List<String> architectures =
                switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> List.of("x86_64");
                    case "aarch64", "arm64" -> List.of("arm_64", "arm64", "aarch64");
                    default -> List.of();
                };
        return architectures.stream()
                .map(architecture ->
                        "postgres-%s-%s.txz".formatted(mac ? "darwin" : "linux", architecture))
                .filter(name -> loader().getResource(name) != null)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no PostgreSQL binaries for this platform are on the class"
                                        + " path; set the JDBC URLs of a server of your"
                                        + " own"));
    }

    private static String digest(String archive) throws IOException {
        try (InputStream packed = open(archive);
                DigestInputStream digested =
                        new DigestInputStream(packed, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every JDK has SHA-256", exception);
        }
    }

    private static InputStream open(String archive) throws IOException {
        @Nullable InputStream packed = loader().getResourceAsStream(archive);
        if (packed == null) {
            throw new IOException("the archive of PostgreSQL cannot be read");
        }
        return packed;
    }

    private static ClassLoader loader() {
        return PostgresBinaries.class.getClassLoader();
    }
}
