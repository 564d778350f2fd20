package vn.xacthuc.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a request asked about a person; never a claimed value.
@Schema(description = "What a request asked about a person; never a claimed value.")
public record Question(
        @Schema(
                        description = "The claimed fields, as the request names them.",
                        examples = "[\"personalId\", \"fullName\", \"dateOfBirth\"]")
                List<String> fields,
        @Schema(description = "Whether the data of a chip came along.") boolean chip) {

    public Question {
        fields = List.copyOf(fields);
    }
}
