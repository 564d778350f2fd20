package vn.xacthuc.problem;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.lang.annotation.Annotation;

/// Watches a body while it is read: refuses one that is longer than its call takes before it fills
/// memory, and content codings, which nobody here undoes.
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
        long most = most(context);
        String length = context.getHeaders().getFirst("Content-Length");
        if (length == null) {
            context.setInputStream(new Counted(context.getInputStream(), most));
        } else if (Long.parseLong(length) > most) {
            // Netty has refused whatever is no number, and reads no more than is announced.
            throw new ProblemException(ProblemType.BODY_TOO_LARGE);
        }
        try {
            return context.proceed();
        } catch (IOException broken) {
            throw new BrokenBodyException(broken);
        }
    }

    /// The caller went away before the end of the body, or its chunks are not of the form of RFC
    /// 9112 §7.1.
    static final class BrokenBodyException extends IOException {
        @Serial private static final long serialVersionUID = 1L;

        BrokenBodyException(IOException cause) {
            super(cause);
        }
    }

    private long most(ReaderInterceptorContext context) {
        for (Annotation annotation : context.getAnnotations()) {
            if (annotation instanceof BodyLimit limit) {
                return limit.value();
            }
        }
        return RequestGate.mostBody(config.get());
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
