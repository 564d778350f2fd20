package vn.xacthuc.witness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.NoteVerifier;

/// A witness with its own key over a folder, which can be stopped and started again.
final class RunningWitness implements AutoCloseable {

    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Path folder;
    private final Map<String, List<NoteVerifier>> logs;
    private final Cosigner cosigner;
    private WitnessStorage storage;
    private Witness witness;

    private RunningWitness(Path folder, Map<String, List<NoteVerifier>> logs, Cosigner cosigner)
            throws IOException {
        this.folder = folder;
        this.logs = logs;
        this.cosigner = cosigner;
        WitnessStorage.create(folder, cosigner.verifier());
        storage = WitnessStorage.open(folder, cosigner.verifier(), WitnessStorage.Rename.ATOMIC);
        witness = new Witness(cosigner, logs, storage, NOON, err());
    }

    static RunningWitness of(Path folder, Map<String, List<NoteVerifier>> logs) {
        try {
            return new RunningWitness(
                    folder, logs, Cosigner.of("witness.example/thanh-tra", TestLog.newKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer add(String body) {
        return witness.add(body);
    }

    Witness witness() {
        return witness;
    }

    NoteVerifier key() {
        return cosigner.verifier();
    }

    /// Everything on standard error so far.
    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    PrintStream err() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    void restart() throws IOException {
        restart(NOON, WitnessStorage.Rename.ATOMIC);
    }

    void restart(Clock clock, WitnessStorage.Rename rename) throws IOException {
        storage.close();
        storage = WitnessStorage.open(folder, cosigner.verifier(), rename);
        witness = new Witness(cosigner, logs, storage, clock, err());
    }

    @Override
    public void close() throws IOException {
        storage.close();
    }
}
