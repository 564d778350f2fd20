package vn.xacthuc.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an entry of a statement must show to be proved, even under our own signature: who holds
/// that key alone cannot put entries into the log.
@Timeout(120)
class ExportVerificationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ReceiptLab LAB = ReceiptLab.withKey();

    private static StatementLab statements;
    private static byte[] payload = new byte[0];

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @BeforeAll
    static void takeOnce() throws Exception {
        statements = new StatementLab("export_verification");
        statements.replica.append(3);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        statements.exports(LAB).write(statements.history(), ExportForm.SIGNED, written);
        payload =
                ExportVerification.signedBytes(
                        written.toByteArray(), PublicKeys.read(LAB.keys().jwks()));
    }

    @AfterAll
    static void close() {
        statements.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/access | id | x | its leaf says something else",
                "/access | kind | CHECK_IN | its leaf says something else",
                "/access | recordedAt | 2020-01-01T00:00:00.000Z | its leaf says something else",
                "/access/party | code | demo-tax | its leaf says something else",
                "/access/purpose | code | OTHER | its leaf says something else",
                "/log | leafHash | AAAA | its leaf has another hash",
                "/log | leaf | e30= | its leaf has another hash",
                "/log | leaf | ??? | its leaf has another hash",
                "/log | origin | other.example/log | its log was closed before it was signed so far",
                "/log | proof | none | its log was closed before it was signed so far",
                "/log | leafIndex | 7 | the leaf is not in the tree that the checkpoint names"
            })
    void entryThatIsBentIsNotProved(String at, String member, String value, String fault)
            throws Exception {
        ObjectNode export = export();
        JsonNode entry = export.at("/entries/1");
        assertThat(entry.at(at).has(member)).isTrue();
        ((ObjectNode) entry.at(at)).put(member, value);

        assertThat(run(export)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("NOT PROVED: ", fault)
                .containsOnlyOnce("NOT PROVED");
    }

    @Test
    void leafThatIsNoJsonTellsNothing() throws Exception {
        ObjectNode export = export();
        ObjectNode log = (ObjectNode) export.at("/entries/0/log");
        log.put("leaf", new byte[] {'{'});
        log.put("leafHash", MessageDigest.getInstance("SHA-256").digest(new byte[] {0, '{'}));

        assertThat(run(export)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("its leaf cannot be read");
    }

    @Test
    void entriesOfAClosedLogAreProvedUnderItsOwnLastState() throws Exception {
        ObjectNode export = export();
        JsonNode state = export.path("asOf");
        export.putArray("closedLogs").add(state);
        export.set("asOf", JSON.valueToTree(Map.of("origin", "next.example/log")));

        assertThat(run(export)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("all entries are in the log");
    }

    private static ObjectNode export() throws Exception {
        return (ObjectNode) JSON.readTree(payload);
    }

    /// Signs what is said, as who holds the key could.
    private int run(ObjectNode export) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DetachedSignature signature =
                new DetachedSignature(file, LAB.keys(), SignedExport.TYPE, true);
        file.writeBytes(SignedExport.PREFIX.getBytes(StandardCharsets.UTF_8));
        signature.write(JSON.writeValueAsBytes(export));
        file.writeBytes(
                (SignedExport.MIDDLE + signature.finish() + SignedExport.SUFFIX)
                        .getBytes(StandardCharsets.UTF_8));
        Path statement = Files.write(folder.resolve("statement"), file.toByteArray());
        Path jwks = Files.writeString(folder.resolve("jwks"), LAB.keys().jwks());
        return VerifyExportCommand.run(
                List.of(
                        statement.toString(),
                        "--jwks",
                        jwks.toString(),
                        "--log-key",
                        statements.logKey()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err);
    }
}
