package vn.xacthuc.connection;

import io.micrometer.core.instrument.Metrics;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection whose next request's line and headers do not end in time.
///
/// Everything here happens on the connection's own event loop.
final class HeadDeadline extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<HeadDeadline> OF_CHANNEL =
            AttributeKey.valueOf(HeadDeadline.class.getName());

    private final Duration time;
    private @Nullable ScheduledFuture<?> end;
    private boolean inRequest;

    HeadDeadline(Duration time) {
        this.time = time;
    }

    /// The deadline that guards this connection; none on a connection that was not accepted here.
    static Optional<HeadDeadline> of(Channel channel) {
        return Optional.ofNullable(channel.attr(OF_CHANNEL).get());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().attr(OF_CHANNEL).set(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!inRequest && end == null) {
            end =
                    context.executor()
                            .schedule(() -> close(context), time.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    /// Line and headers are here; what comes now is the body.
    void headEnded() {
        stop();
        inRequest = true;
    }

    /// The body is here; what comes now is another request.
    void requestEnded() {
        inRequest = false;
    }

    private void stop() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }

    private void close(ChannelHandlerContext context) {
        Metrics.counter("xacthuc.connection.too.slow", "part", "head").increment();
        var _ = context.close();
    }
}
