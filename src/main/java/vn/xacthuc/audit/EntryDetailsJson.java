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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.Sector;

/// Writes and reads the bytes of an entry's details, to which its leaf is committed.
///
/// They hold every search column's value too, for the subject its keyed hash, so that a verifier
/// can check the columns against what was committed to.
@ApplicationScoped
class EntryDetailsJson {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Committed(
            @Nullable Sector sector,
            byte @Nullable [] subjectHmac,
            @JsonUnwrapped EntryDetails details) {}

    private final ObjectWriter writer;
    private final ObjectReader reader;

    EntryDetailsJson() {
        JsonMapper mapper =
                JsonMapper.builder()
                        .addModule(new JavaTimeModule())
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        writer = mapper.writerFor(Committed.class);
        reader = mapper.readerFor(EntryDetails.class);
    }

    byte[] write(EntryDraft draft, Optional<byte[]> subjectHmac) {
        try {
            return writer.writeValueAsBytes(
                    new Committed(
                            draft.sector().orElse(null),
                            subjectHmac.orElse(null),
                            draft.details()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details are always JSON", e);
        }
    }

    EntryDetails read(byte[] bytes) throws SQLException {
        try {
            return reader.readValue(bytes);
        } catch (IOException e) {
            throw new SQLException("details are not what an entry holds", e);
        }
    }
}
