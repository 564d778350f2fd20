package vn.xacthuc.audit.retention;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import vn.xacthuc.merkle.TileAddress;

/// The folder that a log is archived into, laid out as C2SP tlog-tiles serves it.
///
/// A file appears whole or not at all, is on disk when a method returns, and is never written over
/// by another content: whatever was interrupted can be run again.
final class ArchiveStore {

    private final Path folder;

    /// @param into the folder of all archives
    /// @param origin the log's name, which becomes one path segment
    ArchiveStore(Path into, String origin) {
        String segment = URLEncoder.encode(origin, StandardCharsets.UTF_8);
        this.folder = into.resolve(segment.replaceFirst("^\\.", "%2E"));
    }

    Path folder() {
        return folder;
    }

    void bundle(TileAddress address, byte[] bundle) throws IOException {
        keep(folder.resolve("tile").resolve("entries").resolve(address.entriesPath()), bundle);
    }

    void tile(TileAddress address, byte[] hashes) throws IOException {
        keep(folder.resolve("tile").resolve(address.path()), hashes);
    }

    /// The newest checkpoint takes the place of the one before.
    void checkpoint(String note) throws IOException {
        write(folder.resolve("checkpoint"), note.getBytes(StandardCharsets.UTF_8));
    }

    private static void keep(Path file, byte[] content) throws IOException {
        if (!Files.exists(file)) {
            write(file, content);
        }
        if (!Arrays.equals(Files.readAllBytes(file), content)) {
            throw new IOException(file + " holds something else already");
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path unfinished = Files.createTempFile(parent, ".unfinished", null);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(parent)) {
            directory.force(true);
        }
    }
}
