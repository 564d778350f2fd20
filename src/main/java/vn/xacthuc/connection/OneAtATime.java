package vn.xacthuc.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/// Holds back what a client sends before it has its answer (RFC 9112 section 9.3.2 allows it to).
///
/// Vert.x takes such requests in, and where the client then goes away it stumbles over the one that
/// waits and never counts the connection as closed: each costs a place of
/// `quarkus.http.limits.max-connections` for ever.
final class OneAtATime extends ChannelDuplexHandler {

    private static final String NAME = "xacthuc-one-at-a-time";
    private static final String VERTX = "handler";

    /// So many pieces of requests may wait; nobody who reads answers sends more ahead.
    private static final int MOST_WAITING = 64;

    private final Queue<Object> waiting = new ArrayDeque<>();

    /// Whether somebody waits for an answer; the first request has passed already.
    private boolean answering = true;

    private OneAtATime() {}

    /// Guards a connection from its first request on.
    static void guard(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(NAME) == null && pipeline.get(VERTX) != null) {
            pipeline.addBefore(VERTX, NAME, new OneAtATime());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (waiting.isEmpty() && !(answering && message instanceof HttpRequest)) {
            pass(context, message);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(message);
        } else {
            ReferenceCountUtil.release(message);
            var _ = context.close();
        }
    }

    private void pass(ChannelHandlerContext context, Object message) {
        answering |= message instanceof HttpRequest;
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean last =
                message instanceof LastHttpContent
                        && !(message instanceof HttpResponse answer
                                && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL);
        var _ = context.write(message, promise);
        if (last) {
            // Vert.x still has to note that it has answered.
            context.executor().execute(() -> next(context));
        }
    }

    private void next(ChannelHandlerContext context) {
        answering = false;
        if (waiting.isEmpty()) {
            return;
        }
        while (!waiting.isEmpty() && !(answering && waiting.peek() instanceof HttpRequest)) {
            pass(context, waiting.remove());
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        handlerRemoved(context);
        context.fireChannelInactive();
    }
}
