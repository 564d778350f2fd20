package vn.xacthuc.audit.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.audit.DetailCipher.Contents;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.Instants;
import vn.xacthuc.audit.reading.Withholding;

/// One JSON object a line: all that an offline verifier needs.
final class NdjsonExport implements ExportWriter {

    /// The version of the format.
    private static final int VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1 << 16);
    private final JsonGenerator json;
    private Optional<Withholding> withholding = Optional.empty();

    NdjsonExport() throws IOException {
        json = JSON.createGenerator(buffer);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void begin(ExportPlan plan) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "export");
        json.writeNumberField("version", VERSION);
        json.writeStringField("origin", plan.log().origin());
        json.writeNumberField("size", plan.size());
        json.writeBinaryField("rootHash", plan.root());
        json.writeNumberField("fromLeaf", plan.leaves().from());
        json.writeNumberField("toLeaf", plan.leaves().to());
        json.writeBooleanField("complete", plan.isComplete());
        json.writeStringField("generatedAt", Instants.format(plan.generatedAt()));
        withholding = plan.visibility().withholding();
        if (withholding.isPresent()) {
            json.writeBooleanField("withheld", true);
        }
        endLine();
    }

    @Override
    public void entry(EntryRow entry, Optional<Contents> contents, Optional<List<byte[]>> proof)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "entry");
        json.writeNumberField("leafIndex", entry.leafIndex());
        binary(
                "leaf",
                Optional.of(entry.leaf())
                        .filter(leaf ->
                                withholding.filter(some -> some.hidesLeaf(entry)).isEmpty()));
        // Details hold the keyed hashes too, and can be given whole or not at all.
        Optional<Contents> given = contents.filter(some -> withholding.isEmpty());
        binary("salt", given.map(Contents::salt));
        binary("details", given.map(Contents::details));
        json.writeStringField("erasedBy", entry.erasedBy().map(Object::toString).orElse(null));
        json.writeObjectFieldStart("columns");
        json.writeStringField("id", entry.id().toString());
        json.writeStringField("recordedAt", Instants.format(entry.recordedAt()));
        json.writeStringField("kind", entry.kind());
        json.writeStringField("party", entry.party().orElse(null));
        json.writeStringField("purpose", entry.purpose().orElse(null));
        json.writeStringField("decision", entry.decision().orElse(null));
        json.writeStringField("sector", entry.sector().orElse(null));
        binary("subjectHmac", entry.hashes().subject());
        binary("officerHmac", entry.hashes().officer());
        binary("dossierHmac", entry.hashes().dossier());
        json.writeStringField("procedureCode", entry.procedureCode().orElse(null));
        json.writeArrayFieldStart("reasons");
        for (String reason : entry.reasons()) {
            json.writeString(reason);
        }
        json.writeEndArray();
        json.writeEndObject();
        if (proof.isPresent()) {
            json.writeArrayFieldStart("proof");
            for (byte[] hash : proof.get()) {
                json.writeBinary(hash);
            }
            json.writeEndArray();
        }
        endLine();
    }

    @Override
    public void progress(long leaf) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "progress");
        json.writeNumberField("leafIndex", leaf);
        endLine();
    }

    @Override
    public void end(ExportPlan plan, long entries) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "end");
        json.writeNumberField("entries", entries);
        json.writeNumberField("nextLeaf", plan.leaves().to());
        endLine();
    }

    @Override
    public boolean sendTo(OutputStream out) throws IOException {
        json.flush();
        boolean some = buffer.size() > 0;
        buffer.writeTo(out);
        buffer.reset();
        return some;
    }

    private void binary(String name, Optional<byte[]> bytes) throws IOException {
        if (bytes.isPresent()) {
            json.writeBinaryField(name, bytes.get());
        } else {
            json.writeNullField(name);
        }
    }

    private void endLine() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
