package vn.xacthuc.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.Sector;

/// Writes and reads the bytes of an entry's details, to which its leaf is committed.
///
/// They hold every search column's value too, the keyed hashes among them, so that a verifier
/// without any key can check the columns against what was committed to.
@ApplicationScoped
public class EntryDetailsJson {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Committed(
            @Nullable Sector sector,
            byte @Nullable [] subjectHmac,
            byte @Nullable [] officerHmac,
            byte @Nullable [] dossierHmac,
            @JsonUnwrapped EntryDetails details) {}

    private final ObjectWriter writer;
    private final ObjectReader reader;

    public EntryDetailsJson() {
        JsonMapper mapper =
                JsonMapper.builder()
                        .addModule(new JavaTimeModule())
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        writer = mapper.writerFor(Committed.class);
        reader = mapper.readerFor(EntryDetails.class);
    }

    public byte[] write(EntryDraft draft, SearchHashes hashes) {
        try {
            return writer.writeValueAsBytes(
                    new Committed(
                            draft.sector().orElse(null),
                            hashes.subject().orElse(null),
                            hashes.officer().orElse(null),
                            hashes.dossier().orElse(null),
                            draft.details()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details are always JSON", e);
        }
    }

    public EntryDetails read(byte[] bytes) throws SQLException {
        try {
            return reader.readValue(bytes);
        } catch (IOException e) {
            throw new SQLException("details are not what an entry holds", e);
        }
    }
}
