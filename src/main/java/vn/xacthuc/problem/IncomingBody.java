package vn.xacthuc.problem;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Watches a body while it is read: counts those that do not say how long they are, and refuses
/// content codings, which nobody here undoes.
@Provider
public final class IncomingBody implements ReaderInterceptor {
    private final Instance<VertxHttpConfig> config;

    // REST makes its providers while the application is built, when there is no configuration yet.
    IncomingBody(Instance<VertxHttpConfig> config) {
        this.config = config;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        String coding = context.getHeaders().getFirst("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            // RFC 9110 §8.4. Not undone on purpose: a small body must not become a large one.
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        // A length that was announced has been judged at the gate, and Netty reads no more than it.
        if (!context.getHeaders().containsKey("Content-Length")) {
            context.setInputStream(
                    new Counted(context.getInputStream(), RequestGate.mostBody(config.get())));
        }
        return context.proceed();
    }

    private static final class Counted extends FilterInputStream {
        private long left;

        Counted(InputStream body, long most) {
            super(body);
            left = most;
        }

        @Override
        public int read() throws IOException {
            int unit = super.read();
            count(unit < 0 ? 0 : 1);
            return unit;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new ProblemException(ProblemType.BODY_TOO_LARGE);
            }
        }
    }
}
