package vn.xacthuc.receipt;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.ContentHash;
import vn.xacthuc.audit.access.Access;
import vn.xacthuc.audit.access.AccessHistory;
import vn.xacthuc.audit.access.CodedText;
import vn.xacthuc.audit.access.LogState;
import vn.xacthuc.audit.access.LoggedAccess;

/// A statement as a page to print, in Vietnamese, whose signed summary stands in a QR code.
final class PrintedExport implements ExportWriter {

    /// The `typ` of the summary, which is no statement by itself.
    static final String TYPE = "xacthuc-subject-export-page+jwt";

    private static final String STYLE = style();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/uuuu")
                    .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final OutputStream out;
    private final ReceiptKeys keys;
    private final String issuer;
    private final ObjectMapper json;
    private final MessageDigest ids = sha256();
    private long count;

    /// The template; what it is given is escaped by it.
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance head(ExportPage.Head head);

        static native TemplateInstance row(ExportPage.Row row);

        static native TemplateInstance foot(ExportPage.Foot foot);
    }

    PrintedExport(OutputStream out, ReceiptKeys keys, String issuer, ObjectMapper json) {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.keys = keys;
        this.issuer = issuer;
        this.json = json;
    }

    /// Nothing but the page's own style may be applied, and nothing may be loaded.
    static String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                .formatted(ContentHash.of(STYLE.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void begin(AccessHistory history) throws IOException {
        LogState state = history.asOf();
        write(
                Templates.head(
                        new ExportPage.Head(
                                STYLE,
                                history.personalId(),
                                time(history.recordedAt()),
                                issuer,
                                history.id().toString(),
                                state.origin(),
                                state.size(),
                                BASE64.encodeToString(state.rootHash()))));
    }

    @Override
    public void page(List<LoggedAccess> entries) throws IOException {
        for (LoggedAccess entry : entries) {
            count++;
            ids.update((entry.access().id() + "\n").getBytes(StandardCharsets.US_ASCII));
            write(Templates.row(row(entry)));
        }
        out.flush();
    }

    @Override
    public void end(AccessHistory history) throws IOException {
        String digest = BASE64.encodeToString(ids.digest());
        write(
                Templates.foot(
                        new ExportPage.Foot(
                                count,
                                ExportNote.in(history.language()).stream()
                                        .map(CodedText::text)
                                        .toList(),
                                history.asOf().checkpoint(),
                                digest,
                                ReceiptCode.ofWhole(summary(history, digest)).orElse(null))));
        out.flush();
    }

    private ExportPage.Row row(LoggedAccess entry) {
        Access access = entry.access();
        Access.CallingSystem system = access.system();
        List<String> systems = new ArrayList<>();
        add(systems, "hệ thống ", system.clientId());
        add(systems, "thiết bị ", system.deviceId());
        add(systems, "thay mặt ", system.onBehalfOf());
        List<String> asked =
                new ArrayList<>(access.asked().fields().stream().map(CodedText::text).toList());
        if (access.asked().chip()) {
            asked.add("chip của thẻ");
        }
        return new ExportPage.Row(
                count,
                time(access.recordedAt()),
                access.kindText(),
                access.party().name(),
                access.party().sectorText(),
                systems,
                Optional.ofNullable(access.purpose()).map(CodedText::text).orElse(""),
                asked,
                access.outcome().text(),
                tone(access.outcome().code()),
                access.reasons().stream().map(CodedText::text).toList(),
                access.id().toString(),
                entry.log().leafIndex(),
                BASE64.encodeToString(entry.log().leafHash()));
    }

    private static void add(List<String> systems, String label, @Nullable String value) {
        if (value != null) {
            systems.add(label + value);
        }
    }

    private static String tone(String outcome) {
        return switch (outcome) {
            case "VERIFIED", "DONE" -> "yes";
            case "NOT_VERIFIED", "REFUSED" -> "no";
            default -> "open";
        };
    }

    /// What the page says, short enough for a code.
    private String summary(AccessHistory history, String digest) throws IOException {
        LogState state = history.asOf();
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("origin", state.origin());
        log.put("size", state.size());
        log.put("rootHash", state.rootHash());
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("iss", issuer);
        summary.put("jti", history.id());
        summary.put("iat", history.recordedAt().getEpochSecond());
        summary.put("personalId", history.personalId());
        summary.put("entries", count);
        summary.put("idsSha256", digest);
        summary.put("log", log);
        byte[] payload = json.writeValueAsBytes(summary);
        try (DetachedSignature signature =
                new DetachedSignature(OutputStream.nullOutputStream(), keys, TYPE, false)) {
            signature.write(payload);
            return DetachedSignature.attach(signature.finish(), payload);
        }
    }

    private void write(TemplateInstance part) throws IOException {
        out.write(part.render().getBytes(StandardCharsets.UTF_8));
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String style() {
        try (InputStream file =
                Objects.requireNonNull(PrintedExport.class.getResourceAsStream("export.css"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page's style is in the jar", e);
        }
    }
}
