package vn.xacthuc.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;

/// What a witness remembers: of each log the last checkpoint that it cosigned. One file, `state`,
/// in a folder that one running program has for itself.
///
/// Many may look at the last checkpoints; those who replace them take turns.
final class WitnessStorage implements AutoCloseable {

    private static final String STATE = "state";
    private static final String NEXT = "state.new";
    private static final String LOCK = "lock";
    private static final String HEADER = "xacthuc-witness/1\n";

    /// Stands in no note: C2SP signed-note allows no control character but the newline.
    private static final String SEPARATOR = "\f";

    private final Path folder;
    private final NoteVerifier self;
    private final Rename rename;
    private final FileChannel lock;
    private volatile Map<String, SignedNote> latest;
    private byte[] written;

    /// How the new file takes the place of the old one.
    @FunctionalInterface
    interface Rename {

        /// At once: whoever looks sees one or the other.
        Rename ATOMIC = (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);

        /// Puts `from` where `to` was.
        void rename(Path from, Path to) throws IOException;
    }

    private WitnessStorage(
            Path folder,
            NoteVerifier self,
            Rename rename,
            FileChannel lock,
            byte[] written,
            Map<String, SignedNote> latest) {
        this.folder = folder;
        this.self = self;
        this.rename = rename;
        this.lock = lock;
        this.written = written;
        this.latest = latest;
    }

    /// Makes the storage of a witness that has cosigned nothing yet.
    ///
    /// @throws IOException also if the folder is already the storage of a witness
    static void create(Path folder, NoteVerifier self) throws IOException {
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve(STATE))) {
            throw new IOException("there is a witness's storage in " + folder);
        }
        replace(folder, encode(self, Map.of()), Rename.ATOMIC);
    }

    /// Opens the storage of this witness, for itself alone.
    ///
    /// @throws IOException also if the storage is missing, damaged, another witness's, or in use
    static WitnessStorage open(Path folder, NoteVerifier self, Rename rename) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        FileChannel lock =
                FileChannel.open(
                        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw new IOException("another witness is using " + folder);
            }
            if (!Files.exists(folder.resolve(STATE))) {
                throw new IOException(folder + " is not the storage of a witness: no " + STATE);
            }
            byte[] state = Files.readAllBytes(folder.resolve(STATE));
            return new WitnessStorage(folder, self, rename, lock, state, decode(state, self));
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /// The last checkpoint of a log, with its signature and ours; empty if there is none yet.
    Optional<SignedNote> latest(String origin) {
        return Optional.ofNullable(latest.get(origin));
    }

    /// The origins of the logs that were ever cosigned.
    List<String> origins() {
        return List.copyOf(latest.keySet());
    }

    /// Makes sure that the file is still what this program wrote or read last.
    void requireIntact() throws IOException {
        if (!Arrays.equals(Files.readAllBytes(folder.resolve(STATE)), written)) {
            throw new IOException(STATE + " was changed by somebody else");
        }
    }

    /// Remembers a checkpoint in place of the log's earlier one; on return it outlives a power cut.
    /// After an exception this object knows the earlier one, and whether the file does as well
    /// [#requireIntact()] tells.
    void put(String origin, SignedNote note) throws IOException {
        Map<String, SignedNote> next = new TreeMap<>(latest);
        next.put(origin, note);
        byte[] state = encode(self, next);
        replace(folder, state, rename);
        latest = next;
        written = state;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void replace(Path folder, byte[] state, Rename rename) throws IOException {
        Path next = folder.resolve(NEXT);
        try (FileChannel file =
                FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(state);
            while (rest.hasRemaining()) {
                file.write(rest);
            }
            file.force(true);
        }
        rename.rename(next, folder.resolve(STATE));
        // The name is in the folder, which is a file of its own: it too must reach the disk.
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static byte[] encode(NoteVerifier self, Map<String, SignedNote> latest) {
        StringBuilder state = new StringBuilder(HEADER).append(self.encoded()).append(SEPARATOR);
        for (SignedNote note : latest.values()) {
            state.append(note.encoded()).append(SEPARATOR);
        }
        return state.append(sha256(state.toString()))
                .append('\n')
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, SignedNote> decode(byte[] state, NoteVerifier self)
            throws IOException {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(state)).toString();
            List<String> parts = List.of(text.split(SEPARATOR));
            if (!parts.getFirst().equals(HEADER + self.encoded())) {
                throw new IOException(STATE + " is that of another witness, or of another version");
            }
            Map<String, SignedNote> latest = new TreeMap<>();
            for (String part : parts.subList(1, Math.max(1, parts.size() - 1))) {
                SignedNote note = SignedNote.parse(part);
                if (!note.isSignedBy(self)) {
                    throw new IOException(STATE + " holds what this witness never cosigned");
                }
                latest.put(Checkpoint.parse(note.text()).origin(), note);
            }
            // Checks the hash at the end, and that nothing else stands in the file.
            if (!Arrays.equals(encode(self, latest), state)) {
                throw new IOException(STATE + " is damaged");
            }
            return latest;
        } catch (CharacterCodingException | MalformedNoteException e) {
            throw new IOException(STATE + " is damaged", e);
        }
    }

    static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
