package vn.xacthuc.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.Ed25519Keys;

/// The command `witness`: makes a witness's key and storage (`witness new`), or runs it.
public final class WitnessCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    /// Seconds that a caller may take to send a request or to read an answer.
    private static final String MOST_SECONDS = "30";

    /// Connections at a time; one more is closed at once.
    private static final String MOST_CONNECTIONS = "256";

    private WitnessCommand() {}

    /// Runs until the thread is interrupted or the process ends; `witness new` returns at once.
    ///
    /// @return 0 if all went well, 1 if key or storage cannot be relied on, 2 for a wrong command
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return run(arguments, out, err, Clock.systemUTC(), WitnessStorage.Rename.ATOMIC);
    }

    static int run(
            List<String> arguments,
            PrintStream out,
            PrintStream err,
            Clock clock,
            WitnessStorage.Rename rename) {
        try {
            WitnessOptions options = WitnessOptions.parse(arguments);
            if (options.fresh()) {
                create(options, out);
            } else {
                serve(options, out, err, clock, rename);
            }
            return DONE;
        } catch (IllegalArgumentException e) {
            err.println("witness: " + e.getMessage());
            err.print(WitnessOptions.USAGE);
            return USAGE;
        } catch (IOException e) {
            err.println("witness: not started: " + e.getMessage());
            return FAILED;
        }
    }

    private static void create(WitnessOptions options, PrintStream out) throws IOException {
        PrivateKey key = Ed25519Keys.generate(new SecureRandom()).getPrivate();
        Cosigner cosigner = Cosigner.of(options.name(), key);
        if (Files.exists(options.key())) {
            throw new IOException("there is already a file " + options.key());
        }
        WitnessStorage.create(options.storage(), cosigner.verifier());
        write(options.key(), Ed25519Keys.pem(key));
        out.println(cosigner.verifier().encoded());
    }

    /// A file that only its owner may read from its first moment on, and that was not there before.
    private static void write(Path file, String pem) throws IOException {
        try (SeekableByteChannel channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static PrivateKey read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("cannot read the key in " + file);
        }
        try {
            return Ed25519Keys.readPrivate(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage() + ": " + file, e);
        }
    }

    private static void serve(
            WitnessOptions options,
            PrintStream out,
            PrintStream err,
            Clock clock,
            WitnessStorage.Rename rename)
            throws IOException {
        PrivateKey key = read(options.key());
        Cosigner cosigner = Cosigner.of(options.name(), key);
        limit("sun.net.httpserver.maxReqTime", MOST_SECONDS);
        limit("sun.net.httpserver.maxRspTime", MOST_SECONDS);
        limit("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
        try (WitnessStorage storage =
                WitnessStorage.open(options.storage(), cosigner.verifier(), rename)) {
            Witness witness = new Witness(cosigner, options.logs(), storage, clock, err);
            try (WitnessServer server = WitnessServer.start(options.listen(), witness, err)) {
                out.println("witness " + cosigner.verifier().encoded());
                out.println("listening on port " + server.address().getPort());
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                out.println("witness stopped");
            }
        }
    }

    /// Sets what the JDK's server goes by, unless the operator has set it on the command line.
    private static void limit(String property, String most) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, most);
        }
    }
}
