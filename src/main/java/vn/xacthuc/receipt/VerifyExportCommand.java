package vn.xacthuc.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `verify-export`: checks a statement about a person, and that each of its entries is in the log,
/// with nothing but the file and the public keys.
public final class VerifyExportCommand {

    private static final int HOLDS = 0;
    private static final int DOES_NOT_HOLD = 1;
    private static final int USAGE = 2;
    private static final String SYNOPSIS =
            "usage: verify-export EXPORT-FILE --jwks FILE [--log-key VKEY]";

    private static final ObjectMapper JSON = new ObjectMapper();

    private VerifyExportCommand() {}

    /// 0 when the statement is genuine and, where the log's key came, all its entries are in the
    /// log; 1 when not; 2 when the arguments or files cannot be used.
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        boolean checksLog = arguments.size() == 5 && arguments.get(3).equals("--log-key");
        if ((arguments.size() != 3 && !checksLog) || !arguments.get(1).equals("--jwks")) {
            err.println(SYNOPSIS);
            return USAGE;
        }
        byte[] file;
        Map<String, PublicKey> keys;
        try {
            file = Files.readAllBytes(Path.of(arguments.getFirst()));
            keys = PublicKeys.read(Files.readString(Path.of(arguments.get(2))));
        } catch (IOException | IllegalArgumentException e) {
            err.println("cannot read the statement or the key set");
            return USAGE;
        }
        return verify(
                file,
                keys,
                checksLog ? Optional.of(arguments.get(4).strip()) : Optional.empty(),
                out);
    }

    private static int verify(
            byte[] file, Map<String, PublicKey> keys, Optional<String> logKey, PrintStream out) {
        JsonNode export;
        try {
            export = JSON.readTree(ExportVerification.signedBytes(file, keys));
        } catch (ReceiptRefusedException e) {
            out.println("statement  NOT GENUINE: " + e.fault());
            return DOES_NOT_HOLD;
        } catch (IOException e) {
            throw new IllegalStateException("what we signed is JSON", e);
        }
        line(out, "statement", "genuine: signed by " + export.path("issuer").asText());
        line(out, "entry", export.path("id").asText() + " of " + export.path("issuedAt").asText());
        line(out, "person", export.path("personalId").asText());
        line(
                out,
                "entries",
                export.path("entries").size()
                        + " before leaf "
                        + export.path("leafIndex").asText()
                        + " of "
                        + export.at("/asOf/origin").asText());
        if (logKey.isEmpty()) {
            line(out, "log", "not checked: give --log-key");
            return HOLDS;
        }
        return checkEntries(export, logKey.get(), out);
    }

    private static int checkEntries(JsonNode export, String logKey, PrintStream out) {
        Map<String, String> checkpoints = new HashMap<>();
        checkpoints.put(export.at("/asOf/origin").asText(), export.at("/asOf/checkpoint").asText());
        export.path("closedLogs")
                .forEach(log ->
                        checkpoints.put(
                                log.path("origin").asText(), log.path("checkpoint").asText()));
        int failed = 0;
        for (JsonNode entry : export.path("entries")) {
            Optional<String> fault = ExportVerification.faultOf(entry, checkpoints, logKey);
            if (fault.isPresent()) {
                failed++;
                line(
                        out,
                        "log",
                        "NOT PROVED: " + entry.at("/access/id").asText() + ": " + fault.get());
            }
        }
        if (failed == 0) {
            line(out, "log", "all entries are in the log that the log's key signed");
        }
        return failed == 0 ? HOLDS : DOES_NOT_HOLD;
    }

    /// What stands in a file must not move the cursor of who reads it.
    private static void line(PrintStream out, String label, String text) {
        out.printf("%-10s %s%n", label, text.replaceAll("[\\p{Cc}\\p{Cf}]", "?"));
    }
}
