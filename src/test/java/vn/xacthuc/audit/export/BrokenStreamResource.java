package vn.xacthuc.audit.export;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// A stream that breaks as an export does whose database goes away.
@Path("/test/broken-stream")
@RunOnVirtualThread
public class BrokenStreamResource {

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response broken() {
        StreamingOutput stream =
                out -> {
                    out.write("some ".repeat(20_000).getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    throw new IOException("gone");
                };
        return Response.ok(stream).build();
    }
}
