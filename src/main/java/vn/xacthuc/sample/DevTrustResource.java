package vn.xacthuc.sample;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Certificates and lists of the test country, to load by hand; for development and tests only.
@Path("/dev/trust")
@RunOnVirtualThread
public class DevTrustResource {

    /// The answer.
    public record Items(List<TestTrust.Item> items) {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// Everything, with what it is for.
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Items list() {
        return new Items(TestTrust.items());
    }

    /// One thing alone, as `POST /v1/trust/…` takes it.
    @GET
    @Path("/{name}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String one(@PathParam("name") String name) {
        return TestTrust.items().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .flatMap(item -> item.pem().or(item::base64))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}
