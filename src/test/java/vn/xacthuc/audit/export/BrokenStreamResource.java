package vn.xacthuc.audit.export;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.xacthuc.audit.EntryDetailsJson;
import vn.xacthuc.problem.CallerStream;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Streams as exports are: one breaks when its database goes away, one is refused before its first
/// byte, one goes on until its reader is gone.
@Path("/test")
@RunOnVirtualThread
public class BrokenStreamResource {

    /// How the endless streams ended.
    static final BlockingQueue<IOException> ENDS = new LinkedBlockingQueue<>();

    @GET
    @Path("/broken-stream")
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

    @GET
    @Path("/refused-stream")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response refused() {
        StreamingOutput stream =
                out -> {
                    throw new ProblemException(ProblemType.OVERLOADED, 7);
                };
        return Response.ok(stream).header("Log-Size", "1").build();
    }

    @GET
    @Path("/endless-stream")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response endless(@Context RoutingContext call, @QueryParam("format") String format) {
        StreamingOutput stream =
                out -> {
                    ExportWriter writer =
                            format.equals("CSV")
                                    ? new CsvExport(new EntryDetailsJson())
                                    : new NdjsonExport();
                    PacedExport paced = new PacedExport(writer, new CallerStream(out, call), 1);
                    try {
                        out.write(new byte[300]);
                        out.flush();
                        while (true) {
                            paced.rest(TimeUnit.MILLISECONDS.toNanos(10), 7);
                        }
                    } catch (IOException e) {
                        ENDS.add(e);
                        throw e;
                    }
                };
        return Response.ok(stream).build();
    }
}
