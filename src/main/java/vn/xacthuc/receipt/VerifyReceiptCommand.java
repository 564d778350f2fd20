package vn.xacthuc.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.xacthuc.audit.proof.ProofFile;
import vn.xacthuc.audit.proof.ProofFinding;

/// `verify-receipt`: checks one receipt, and the proof that its entry is in the log, with nothing
/// but files and the public keys.
public final class VerifyReceiptCommand {

    private static final int HOLDS = 0;
    private static final int DOES_NOT_HOLD = 1;
    private static final int USAGE = 2;
    private static final String SYNOPSIS =
            "usage: verify-receipt RECEIPT-FILE --jwks FILE [--proof FILE --log-key VKEY]";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final String receipt;
    private final Map<String, PublicKey> keys;
    private final Optional<String> proof;
    private final Optional<String> logKey;

    private VerifyReceiptCommand(
            PrintStream out,
            String receipt,
            Map<String, PublicKey> keys,
            Optional<String> proof,
            Optional<String> logKey) {
        this.out = out;
        this.receipt = receipt;
        this.keys = keys;
        this.proof = proof;
        this.logKey = logKey;
    }

    /// What is wrong with the arguments, for who typed them.
    private static final class UsageException extends Exception {
        private static final long serialVersionUID = 1;

        private UsageException(String why) {
            super(why);
        }
    }

    /// 0 when the receipt is genuine and, where a proof came, in the log; 1 when not; 2 when the
    /// arguments or files cannot be used.
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return read(arguments, out).verify();
        } catch (UsageException e) {
            err.println(e.getMessage());
            return USAGE;
        }
    }

    private static VerifyReceiptCommand read(List<String> arguments, PrintStream out)
            throws UsageException {
        if (arguments.size() % 2 == 0 || arguments.getFirst().startsWith("--")) {
            throw new UsageException(SYNOPSIS);
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        String jwks = options.remove("--jwks");
        Optional<String> proof = Optional.ofNullable(options.remove("--proof"));
        Optional<String> logKey = Optional.ofNullable(options.remove("--log-key"));
        if (jwks == null || !options.isEmpty() || proof.isPresent() != logKey.isPresent()) {
            throw new UsageException(SYNOPSIS);
        }
        Optional<String> proofText = Optional.empty();
        if (proof.isPresent()) {
            proofText = Optional.of(file(proof.get()));
        }
        return new VerifyReceiptCommand(
                out, file(arguments.getFirst()).strip(), keys(file(jwks)), proofText, logKey);
    }

    private int verify() {
        ReceiptVerification verification =
                new ReceiptVerification(keys, Optional.empty(), Optional.empty());
        return switch (verification.verify(receipt)) {
            case ReceiptFinding.Refused refused -> {
                out.println("receipt    NOT GENUINE: " + refused.fault());
                yield DOES_NOT_HOLD;
            }
            case ReceiptFinding.Genuine genuine -> {
                tell(genuine.receipt());
                yield proof.isPresent() ? checkProof(genuine.receipt()) : notProved();
            }
        };
    }

    private void tell(Receipt told) {
        line("receipt", "genuine: signed by " + told.issuer() + " with key " + told.kid());
        line("entry", told.entryId() + " of " + told.issuedAt());
        line("asked by", told.clientId() + " for " + told.purpose());
        line(
                "decision",
                told.decision().orElse("not shown")
                        + (told.reasons().isEmpty() ? "" : " " + told.reasons()));
        told.disclosed().forEach((name, value) -> line("disclosed", name + " " + json(value)));
        line("leaf hash", HexFormat.of().formatHex(told.leafHash()));
    }

    private int checkProof(Receipt told) {
        ProofFinding finding =
                ProofFile.check(
                        proof.orElseThrow(),
                        told.leafHash(),
                        told.origin(),
                        logKey.orElseThrow().strip());
        return switch (finding) {
            case ProofFinding.Holds holds -> {
                line(
                        "log",
                        "in %s: leaf %d of the %d that the log's key signed"
                                .formatted(told.origin(), holds.leafIndex(), holds.treeSize()));
                yield HOLDS;
            }
            case ProofFinding.Fails fails -> {
                line("log", "NOT PROVED: " + fails.why());
                yield DOES_NOT_HOLD;
            }
        };
    }

    private int notProved() {
        line("log", "not checked: give --proof and --log-key");
        return HOLDS;
    }

    /// A value came from whoever asked, and must not move the cursor of who reads it.
    private void line(String label, String text) {
        out.printf("%-10s %s%n", label, text.replaceAll("[\\p{Cc}\\p{Cf}]", "?"));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was JSON is JSON", e);
        }
    }

    private static Map<String, PublicKey> keys(String jwks) throws UsageException {
        try {
            return PublicKeys.read(jwks);
        } catch (IllegalArgumentException e) {
            throw new UsageException("the key set cannot be read");
        }
    }

    private static String file(String name) throws UsageException {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("cannot read " + name);
        }
    }
}
