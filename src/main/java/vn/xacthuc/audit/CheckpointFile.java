package vn.xacthuc.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The last checkpoint that this process knows, where no restored database can reach it.
final class CheckpointFile {

    private static final int LARGEST = 1 << 20;

    private final Path path;

    CheckpointFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /// The note; empty before the first one was written.
    ///
    /// @throws IOException when there is a file that cannot be read as text
    Optional<String> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        if (Files.size(path) > LARGEST) {
            throw new IOException("too long");
        }
        return Optional.of(Files.readString(path));
    }

    /// Puts a note in the place of the one before. Whoever reads meanwhile, or after a loss of
    /// power, finds one of the two, whole.
    void write(String note) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder =
                FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
