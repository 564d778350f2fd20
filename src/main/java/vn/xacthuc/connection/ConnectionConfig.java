package vn.xacthuc.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of the room `connection`.
@ConfigMapping(prefix = "xacthuc.connection")
public interface ConnectionConfig {

    /// How long a request's line and headers may take, from their first byte. For the first request
    /// of a connection a TLS handshake is part of it.
    @WithDefault("PT10S")
    Duration headTime();

    /// How long a request's body may take, beside what `slowest-body` adds.
    @WithDefault("PT20S")
    Duration bodyTime();

    /// For so many bytes of a body that have come the client gets a second more, so that a large
    /// upload over a poor line is not taken for a trickle. More than 0.
    @WithDefault("8192")
    int slowestBody();
}
