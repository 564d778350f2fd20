package vn.xacthuc.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;

/// Reads and writes the terms of contracts as the database has them.
@Singleton
public final class PolicyJson {

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    /// @throws JsonProcessingException for terms that cannot be, or that this version of the
    ///   service does not know: not knowing them it could not keep to them
    public PolicyDocument read(String document) throws JsonProcessingException {
        return mapper.readValue(document, PolicyDocument.class);
    }

    /// The terms as they are stored.
    public String write(PolicyDocument terms) {
        return tree(terms).toString();
    }

    /// The terms as a tree, to be compared with others.
    public JsonNode tree(PolicyDocument terms) {
        return mapper.valueToTree(terms);
    }
}
