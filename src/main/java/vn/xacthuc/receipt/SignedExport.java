package vn.xacthuc.receipt;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.xacthuc.audit.access.AccessHistory;
import vn.xacthuc.audit.access.LoggedAccess;

/// A statement as JSON that anybody can check without this service.
final class SignedExport implements ExportWriter {

    /// The header's `typ`: nothing else that one of these keys signs can pass for a statement.
    static final String TYPE = "xacthuc-subject-export+json";

    /// What stands before the bytes that are signed, between them and the signature, and at the
    /// end: compact JSON.
    static final String PREFIX = "{\"export\":";

    static final String MIDDLE = ",\"signature\":\"";
    static final String SUFFIX = "\"}";

    /// The version of the format.
    static final int VERSION = 1;

    private final OutputStream out;
    private final DetachedSignature signature;
    private final JsonGenerator json;
    private final String issuer;
    private long count;

    SignedExport(OutputStream out, ReceiptKeys keys, String issuer, ObjectMapper mapper)
            throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.signature = new DetachedSignature(this.out, keys, TYPE, true);
        this.json = mapper.getFactory().createGenerator(signature);
        this.issuer = issuer;
        // When something is given on is decided here, not by every value that is written.
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    @Override
    public void begin(AccessHistory history) throws IOException {
        out.write(PREFIX.getBytes(StandardCharsets.US_ASCII));
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeStringField("issuer", issuer);
        json.writeStringField("id", history.id().toString());
        json.writePOJOField("issuedAt", history.recordedAt());
        json.writeStringField("personalId", history.personalId());
        json.writeStringField("language", history.language().tag());
        json.writePOJOField("asOf", history.asOf());
        json.writeNumberField("leafIndex", history.leafIndex());
        json.writeArrayFieldStart("entries");
    }

    @Override
    public void page(List<LoggedAccess> entries) throws IOException {
        for (LoggedAccess entry : entries) {
            json.writePOJO(entry);
        }
        count += entries.size();
        json.flush();
        out.flush();
    }

    @Override
    public void end(AccessHistory history) throws IOException {
        json.writeEndArray();
        json.writeNumberField("count", count);
        json.writePOJOField("closedLogs", history.closedLogs());
        json.writePOJOField("notes", ExportNote.in(history.language()));
        json.writeEndObject();
        json.flush();
        out.write(
                (MIDDLE + signature.finish() + SUFFIX + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
