package vn.xacthuc.audit.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.merkle.Checkpoint;

/// The last checkpoint that this process proved, where no restored database can reach it. One
/// process uses it at a time: two would each take away what the other knows.
final class CheckpointFile {

    private static final Logger LOG = Logger.getLogger(CheckpointFile.class);
    private static final int LARGEST = 1 << 20;

    private final Path path;
    private final CheckpointKeys keys;
    private final LogGuard guard;
    private @Nullable FileChannel lock;

    CheckpointFile(Path path, CheckpointKeys keys, LogGuard guard) {
        this.path = path.toAbsolutePath();
        this.keys = keys;
        this.guard = guard;
    }

    /// Takes the file for this process, until it is closed, and tells the guard what it says, or to
    /// refuse where that cannot be told.
    ///
    /// @return whether it says something; not before the first note was written
    boolean open() {
        try {
            Optional<String> note = read();
            if (note.isPresent()) {
                Checkpoint last =
                        keys.open(note.get())
                                .orElseThrow(() ->
                                        new IOException("no checkpoint that our keys signed"));
                guard.heard(Optional.of(new KnownCheckpoint(last, "the checkpoint file")));
            }
            return note.isPresent();
        } catch (IOException e) {
            // What is refused is said to whoever asks for the service's health, and not where it
            // lies.
            LOG.errorf("the checkpoint file is %s", path);
            guard.refuse(
                    "the checkpoint file cannot be used (%s); remove it only if it is damaged and no backup was restored"
                            .formatted(reason(e)));
            return false;
        }
    }

    /// What happened, without the path that the platform puts before it.
    private static String reason(IOException e) {
        Optional<String> reason =
                e instanceof FileSystemException refused
                        ? Optional.ofNullable(refused.getReason())
                        : Optional.ofNullable(e.getMessage());
        return reason.orElseGet(() -> e.getClass().getSimpleName());
    }

    /// Puts a note in the place of the one before; nobody is kept from anything if that fails.
    void write(SignedCheckpoint newest) {
        try {
            write(newest.note());
        } catch (IOException e) {
            LOG.errorf("the checkpoint file %s was not written (%s)", path, e.getMessage());
        }
    }

    /// Lets another process have it.
    void close() {
        try (FileChannel held = lock) {
            LOG.debugf("the checkpoint file %s is free (%s)", path, held);
        } catch (IOException e) {
            LOG.warnf("the checkpoint file %s stays locked (%s)", path, e.getMessage());
        }
    }

    private Optional<String> read() throws IOException {
        lock =
                FileChannel.open(
                        beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw new IOException("another process uses it");
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException("another part of this process uses it", e);
        }
        try {
            if (Files.size(path) > LARGEST) {
                throw new IOException("too long");
            }
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Whoever reads meanwhile, or after a loss of power, finds one of the two, whole.
    private void write(String note) throws IOException {
        Path fresh = beside("." + UUID.randomUUID() + ".new");
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    fresh,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        try (FileChannel folder =
                FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private Path beside(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
