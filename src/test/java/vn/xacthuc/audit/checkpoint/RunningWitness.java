package vn.xacthuc.audit.checkpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.witness.WitnessCommand;

/// The witness as its operator runs it, in this process.
final class RunningWitness implements AutoCloseable {

    private static final String NAME = "witness.example/w1";

    /// Of a witness that is never there.
    static final String SOME_KEY =
            Cosigner.of(NAME, Ed25519Keys.generate(new SecureRandom()).getPrivate())
                    .verifier()
                    .encoded();

    final String url;
    final String key;
    private final Thread thread;

    private RunningWitness(String url, String key, Thread thread) {
        this.url = url;
        this.key = key;
        this.thread = thread;
    }

    /// @param logs the verifier keys of the logs that it watches
    static RunningWitness of(Path folder, String... logs) {
        Path storage = folder.resolve("storage");
        Path keyFile = folder.resolve("witness.pem");
        List<String> common =
                List.of(
                        "--name",
                        NAME,
                        "--key",
                        keyFile.toString(),
                        "--storage",
                        storage.toString());
        if (!storage.toFile().exists()) {
            List<String> fresh = new ArrayList<>(List.of("new"));
            fresh.addAll(common);
            if (WitnessCommand.run(fresh, System.out, System.err) != 0) {
                throw new AssertionError("no witness was made");
            }
        }
        List<String> arguments = new ArrayList<>(common);
        arguments.addAll(List.of("--listen", "127.0.0.1:0"));
        for (String log : logs) {
            arguments.addAll(List.of("--log", log));
        }
        try {
            PipedInputStream said = new PipedInputStream();
            PrintStream out =
                    new PrintStream(new PipedOutputStream(said), true, StandardCharsets.UTF_8);
            Thread thread =
                    Thread.ofPlatform().start(() -> WitnessCommand.run(arguments, out, System.err));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));
            String key = lines.readLine().substring("witness ".length());
            String port = lines.readLine().replaceAll("[^0-9]", "");
            return new RunningWitness("http://127.0.0.1:" + port, key, thread);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
