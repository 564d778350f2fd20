package vn.xacthuc.testing.captured;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ServerChannel;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.transport.Transport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/// Captures every problem that leaves a server of an application under test over plain HTTP, head
/// and body, on the wire: whoever made it and whoever asked for it.
public final class CapturedProblems implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        Transport transport = builder.findTransport();
        builder.findTransport(
                (Transport)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Transport.class},
                                (proxy, method, arguments) -> {
                                    try {
                                        Object result = method.invoke(transport, arguments);
                                        return method.getName().equals("serverChannelFactory")
                                                ? tapped((ChannelFactory<?>) result)
                                                : result;
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                }));
    }

    private static ChannelFactory<ServerChannel> tapped(ChannelFactory<?> servers) {
        return () -> {
            ServerChannel server = (ServerChannel) servers.newChannel();
            server.pipeline().addLast(new Accepted());
            return server;
        };
    }

    @Sharable
    private static final class Accepted extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            ((Channel) accepted).pipeline().addFirst(new Tap());
            context.fireChannelRead(accepted);
        }
    }

    /// Nearest to the wire; heads and bodies come in buffers of their own.
    private static final class Tap extends ChannelOutboundHandlerAdapter {

        private boolean problem;

        @Override
        public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
            if (written instanceof ByteBuf bytes && bytes.isReadable()) {
                boolean head = bytes.getByte(bytes.readerIndex()) == 'H';
                String text = head || problem ? bytes.toString(StandardCharsets.UTF_8) : "";
                if (head && text.startsWith("HTTP/1.")) {
                    problem = text.contains("application/problem+json");
                }
                if (problem) {
                    Captured.add("problem", text);
                }
            }
            context.write(written, promise);
        }
    }
}
