package vn.xacthuc.problem;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;

/// What is streamed to a caller, as long as the caller is there.
///
/// The framework's own stream throws away, without a word, what is written to a connection that is
/// closed: whoever streams would work on to the end for nobody.
public final class CallerStream extends FilterOutputStream {

    private final HttpServerResponse response;

    public CallerStream(OutputStream out, RoutingContext request) {
        super(out);
        this.response = request.response();
    }

    /// @throws ClosedChannelException once the caller is gone
    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    /// @throws ClosedChannelException once the caller is gone
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        refuseIfGone();
        out.write(bytes, offset, length);
    }

    /// @throws ClosedChannelException once the caller is gone
    @Override
    public void flush() throws IOException {
        refuseIfGone();
        out.flush();
    }

    private void refuseIfGone() throws ClosedChannelException {
        if (response.closed()) {
            throw new ClosedChannelException();
        }
    }
}
