package vn.xacthuc.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.NoteSigner;

/// A long statement, written by the service and checked without it.
@Timeout(300)
class VerifyExportCommandTest {

    private static final int ENTRIES = 10_000;
    private static final ReceiptLab LAB = ReceiptLab.withKey();

    private static final StatementLab STATEMENTS = new StatementLab("subject_export");
    private static byte[] statement = new byte[0];

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @BeforeAll
    static void takeOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            STATEMENTS.replica.append(ENTRIES / 5);
        }
        CountedOutput written = new CountedOutput();
        long start = System.nanoTime();
        STATEMENTS.exports(LAB).write(STATEMENTS.history(), ExportForm.SIGNED, written);
        statement = written.toByteArray();
        System.getLogger("export")
                .log(
                        System.Logger.Level.INFO,
                        "{0} entries: {1} bytes in {2} ms",
                        ENTRIES,
                        statement.length,
                        (System.nanoTime() - start) / 1_000_000);
        assertThat(written.flushes.get()).as("given on page by page").isGreaterThan(ENTRIES / 300);
    }

    @AfterAll
    static void close() {
        STATEMENTS.close();
    }

    @BeforeEach
    void files() throws IOException {
        Files.write(folder.resolve("statement"), statement);
        Files.writeString(folder.resolve("jwks"), LAB.keys().jwks());
    }

    @Test
    void tenThousandEntriesAreGivenInOneCallAndAllAreProved() {
        assertThat(run("--log-key", logKey() + "\n")).isZero();
        assertThat(out())
                .contains(
                        "statement  genuine: signed by https://test.xacthuc.example",
                        "person     003090000001",
                        "entries    10000 before leaf 10001 of test.xacthuc.example/log",
                        "log        all entries are in the log that the log's key signed");
    }

    @Test
    void statementAloneIsGenuineAndItsEntriesNotProved() {
        assertThat(run()).isZero();
        assertThat(out()).contains("log        not checked: give --log-key");
    }

    @Test
    void entriesUnderAnotherLogsKeyAreNotProved() {
        String other =
                NoteSigner.of(
                                LogSettings.NEW.origin(),
                                Ed25519Keys.generate(new SecureRandom()).getPrivate())
                        .verifier()
                        .encoded();

        assertThat(run("--log-key", other)).isEqualTo(1);
        assertThat(out()).contains("NOT PROVED", "is not signed by the log's key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"count\":10000 | \"count\":9999",
                "003090000001 | 003090000002",
                "\"entries\":[ | \"entries\" :[",
                "\"party\":{\"code\":\"demo-bank\" | \"party\":{\"code\":\"demo-bonk\""
            })
    void whatIsBentIsNotGenuine(String from, String to) throws Exception {
        bend(text().replaceFirst(Pattern.quote(from), to));

        assertThat(run()).isEqualTo(1);
        assertThat(out()).isEqualTo("statement  NOT GENUINE: SIGNATURE_WRONG\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"export\":{},\"signature\":\"a.b\"}", "{\"export\":\"}"})
    void whatIsNoStatementIsNotGenuine(String text) throws Exception {
        bend(text);

        assertThat(run()).isEqualTo(1);
        assertThat(out()).isEqualTo("statement  NOT GENUINE: MALFORMED\n");
    }

    @Test
    void statementThatBrokeOffIsNotGenuine() throws Exception {
        bend(text().substring(0, 100_000));

        assertThat(run()).isEqualTo(1);
        assertThat(out()).isEqualTo("statement  NOT GENUINE: MALFORMED\n");
    }

    /// Whoever has one statement must not be able to show another one under its signature.
    @Test
    void signatureThatBringsItsOwnPayloadIsNotGenuine() throws Exception {
        String text = text().strip();
        int middle = text.lastIndexOf(SignedExport.MIDDLE);
        String payload = text.substring(SignedExport.PREFIX.length(), middle);
        String detached = text.substring(middle + SignedExport.MIDDLE.length(), text.length() - 2);
        String whole = DetachedSignature.attach(detached, payload.getBytes(StandardCharsets.UTF_8));
        bend("{\"export\":{\"entries\":[]},\"signature\":\"" + whole + "\"}");

        assertThat(run()).isEqualTo(1);
        assertThat(out()).isEqualTo("statement  NOT GENUINE: MALFORMED\n");
    }

    @Test
    void receiptIsNoStatementNorAStatementAReceipt() throws Exception {
        String receipt =
                LAB.receipts().issue(ReceiptLab.IDENTITY, ReceiptLab.YES, new Disclosable());
        String[] parts = receipt.replace("~", "").split("\\.");
        String payload =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        bend("{\"export\":" + payload + ",\"signature\":\"" + parts[0] + ".." + parts[2] + "\"}");

        assertThat(run()).isEqualTo(1);
        assertThat(out()).isEqualTo("statement  NOT GENUINE: TYPE_OTHER\n");

        byte[] said = "{}".getBytes(StandardCharsets.UTF_8);
        DetachedSignature signature =
                new DetachedSignature(
                        OutputStream.nullOutputStream(), LAB.keys(), SignedExport.TYPE, true);
        signature.write(said);
        assertThat(
                        LAB.verification()
                                .verify(DetachedSignature.attach(signature.finish(), said) + "~"))
                .isEqualTo(new ReceiptFinding.Refused(ReceiptFault.TYPE_OTHER, Optional.empty()));
    }

    @Test
    void unknownKeyOtherAlgorithmAndCriticalHeaderAreRefused() throws Exception {
        Files.writeString(folder.resolve("jwks"), ReceiptLab.withKey().keys().jwks());
        assertThat(run()).isEqualTo(1);
        assertThat(out()).contains("SIGNATURE_WRONG");
        Files.writeString(
                folder.resolve("jwks"),
                new ReceiptLab().key("two", ReceiptLab.keyPair()).current("two").keys().jwks());
        assertThat(run()).isEqualTo(1);
        assertThat(out()).contains("KEY_UNKNOWN");
        for (String header :
                List.of(
                        "{\"alg\":\"none\"}",
                        "{\"alg\":\"HS256\",\"kid\":\"one\",\"typ\":\"xacthuc-subject-export+json\"}",
                        "{}",
                        "{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"b64\":false}")) {
            bend(
                    "{\"export\":{},\"signature\":\""
                            + Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(header.getBytes(StandardCharsets.UTF_8))
                            + "..AAAA\"}");
            assertThat(run()).isEqualTo(1);
        }
        assertThat(out()).contains("ALGORITHM_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "statement",
                "statement --jwks",
                "statement --keys jwks",
                "statement --jwks jwks --log-key",
                "statement --jwks jwks --key k",
                "statement --jwks missing",
                "missing --jwks jwks",
                "statement --jwks statement"
            })
    void wrongArgumentsAreToldHowTheyGo(String line) {
        List<String> arguments =
                Arrays.stream(line.split(" "))
                        .map(word ->
                                word.startsWith("--") || word.equals("k")
                                        ? word
                                        : folder.resolve(word).toString())
                        .toList();

        assertThat(VerifyExportCommand.run(arguments, print(out), print(err))).isEqualTo(2);
        assertThat(err.size()).isPositive();
        assertThat(out.size()).isZero();
    }

    private static String logKey() {
        return STATEMENTS.logKey();
    }

    private void bend(String text) throws IOException {
        Files.writeString(folder.resolve("statement"), text);
    }

    private static String text() {
        return new String(statement, StandardCharsets.UTF_8);
    }

    private int run(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                folder.resolve("statement").toString(),
                                "--jwks",
                                folder.resolve("jwks").toString()));
        arguments.addAll(List.of(more));
        return VerifyExportCommand.run(arguments, print(out), print(err));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static final class CountedOutput extends ByteArrayOutputStream {

        private final AtomicInteger flushes = new AtomicInteger();

        @Override
        public void flush() {
            flushes.incrementAndGet();
        }
    }
}
