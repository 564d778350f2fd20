package vn.xacthuc.contract;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which administrator did something, and when.
@Schema(name = "AdministratorSignature", description = "Which administrator did it, and when.")
public record Signature(
        @Schema(description = "The OAuth 2 client.", examples = "demo-operator") String clientId,
        @Schema(description = "The token's subject.", examples = "admin-7") String subject,
        @Schema(description = "When.") Instant at) {

    static Signature of(Administrator administrator, Instant at) {
        return new Signature(administrator.clientId(), administrator.subject(), at);
    }

    Administrator administrator() {
        return new Administrator(clientId, subject);
    }

    @Override
    public String toString() {
        return "Signature[masked]";
    }
}
