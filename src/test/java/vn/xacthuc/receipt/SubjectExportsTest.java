package vn.xacthuc.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.xacthuc.audit.LeavingDatabase;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.access.AccessHistory;
import vn.xacthuc.problem.ProblemException;

/// How statements are written, and what breaks one off.
@Timeout(120)
class SubjectExportsTest {

    private static final ReceiptLab LAB = ReceiptLab.withKey();

    private static StatementLab statements;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeAll
    static void open() throws Exception {
        statements = new StatementLab("subject_exports");
        statements.replica.append(3);
    }

    @AfterAll
    static void close() {
        statements.close();
    }

    @Test
    void databaseThatLeavesMidwayLeavesNoSignatureAndNoPlaceTaken() throws Exception {
        LeavingDatabase leaving = new LeavingDatabase(statements.database);
        SubjectExports exports = statements.exports(LAB);

        try (Replica other = Replica.signing(leaving.dataSource(), LogSettings.NEW)) {
            AccessHistory history = statements.history(other);
            leaving.leave();
            assertThatIOException()
                    .isThrownBy(() -> exports.write(history, ExportForm.SIGNED, written));
        }
        assertThat(text()).doesNotContain("signature");
        exports.write(statements.history(), ExportForm.SIGNED, OutputStream.nullOutputStream());
    }

    @ParameterizedTest
    @CsvSource({"3, true", "5, false"})
    void whileTooManyReadItWaitsItsTurnForAWhile(int refusals, boolean ends) throws Exception {
        AtomicInteger busy = new AtomicInteger();
        DataSource there = statements.database.ofService("");
        DataSource crowded =
                (DataSource)
                        Proxy.newProxyInstance(
                                DataSource.class.getClassLoader(),
                                new Class<?>[] {DataSource.class},
                                (proxy, method, arguments) -> {
                                    if (busy.getAndDecrement() > 0) {
                                        throw new SQLException("busy", "53300");
                                    }
                                    return there.getConnection();
                                });
        SubjectExports exports = statements.exports(LAB);

        try (Replica other = Replica.running(crowded)) {
            AccessHistory history = statements.history(other);
            busy.set(refusals);
            if (ends) {
                exports.write(history, ExportForm.SIGNED, written);
            } else {
                assertThatIOException()
                        .isThrownBy(() -> exports.write(history, ExportForm.SIGNED, written));
            }
        }
        assertThat(text().contains("signature")).isEqualTo(ends);
    }

    @Test
    void readerThatIsGoneEndsItAndLeavesNoPlaceTaken() throws Exception {
        SubjectExports exports = statements.exports(LAB);
        OutputStream gone =
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("the reader is gone");
                    }
                };

        assertThatIOException()
                .isThrownBy(() -> exports.write(statements.history(), ExportForm.SIGNED, gone));
        exports.write(statements.history(), ExportForm.SIGNED, written);
        assertThat(text()).endsWith("\"}\n");
    }

    @Test
    void readerThatTakesTooLongGetsNoSignature() {
        SubjectExports exports = statements.exports(ReceiptLab.withKey().impatient());

        assertThatIOException()
                .isThrownBy(() -> exports.write(statements.history(), ExportForm.SIGNED, written));
        assertThat(text()).doesNotContain("signature");
    }

    @Test
    void whoeverWritesASecondOneAboutAPersonIsToldToWait() throws Exception {
        SubjectExports exports = statements.exports(LAB);
        OutputStream writesAnother =
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        exports.write(statements.history(), ExportForm.SIGNED, written);
                    }
                };

        assertThatThrownBy(
                        () -> exports.write(statements.history(), ExportForm.SIGNED, writesAnother))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type().code()).isEqualTo("overloaded"));
        assertThat(written.size()).isZero();
    }

    @Test
    void nobodyHasTwoAtATimeAndFewHaveOne() {
        ExportPlaces places = new ExportPlaces(LAB.config());
        places.take("1");

        assertThatThrownBy(() -> places.take("1")).isInstanceOf(ProblemException.class);
        places.take("2");
        assertThatThrownBy(() -> places.refuseUnlessFree("3"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.retryAfterSeconds().orElseThrow()).isPositive());
        places.give("1");
        places.take("3");
    }

    @Test
    void whatIsWrittenByteByByteIsSignedToo() throws Exception {
        KeyPair pair = ReceiptLab.keyPair();
        DetachedSignature signature =
                new DetachedSignature(
                        written,
                        new ReceiptLab().key("one", pair).current("one").keys(),
                        SignedExport.TYPE,
                        true);
        signature.write('{');
        signature.write('}');
        SignedAnswer answer =
                SignedAnswer.of(
                        ("{\"export\":{},\"signature\":\"" + signature.finish() + "\"}")
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.isSignedBy(pair.getPublic())).isTrue();
        assertThat(text()).isEqualTo("{}");
    }

    @Test
    void whoAcceptsNothingKnownGetsJson() {
        assertThat(ExportForm.of(List.of())).isEqualTo(ExportForm.SIGNED);
        assertThat(ExportForm.of(List.of(new MediaType("image", "png"))))
                .isEqualTo(ExportForm.SIGNED);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
