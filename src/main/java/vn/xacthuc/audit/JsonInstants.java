package vn.xacthuc.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;

/// Makes every answer write instants as leaves do ([Instants]).
@Singleton
class JsonInstants implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(
                new SimpleModule("instants")
                        .addSerializer(
                                Instant.class,
                                new JsonSerializer<Instant>() {
                                    @Override
                                    public void serialize(
                                            Instant instant,
                                            JsonGenerator json,
                                            SerializerProvider provider)
                                            throws IOException {
                                        json.writeString(Instants.format(instant));
                                    }
                                }));
    }

    /// After Quarkus' own customizers, whose module would win otherwise.
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
