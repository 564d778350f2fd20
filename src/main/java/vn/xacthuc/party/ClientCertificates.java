package vn.xacthuc.party;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// The certificate whose key the caller of a request was seen to hold: on its TLS connection to
/// this service, or, as a declared proxy says, on the one to that proxy (RFC 9440).
///
/// Who is a proxy is told by the address of the TCP connection, never by a header. The header
/// `Client-Cert` of anybody else is as if it were not there; so is one that a proxy sends twice or
/// garbled. A declared proxy's own certificate is no caller's. `Client-Cert-Chain` is never read:
/// it was for the proxy to check the chain, as it is for this service's own TLS.
@ApplicationScoped
class ClientCertificates {

    private static final String HEADER = "Client-Cert";

    /// A byte sequence of RFC 8941 section 3.3.5, without parameters.
    private static final Pattern BYTES = Pattern.compile(":([A-Za-z0-9+/]+={0,2}):");

    private static final Pattern NETWORK = Pattern.compile("([0-9A-Fa-f.:]+)(?:/([0-9]{1,3}))?");

    private final List<IpSubnetFilterRule> proxies;

    /// @throws IllegalStateException when a proxy is no address or network
    ClientCertificates(PartyConfig config) {
        proxies =
                config.trustedProxies().orElse(Set.of()).stream()
                        .map(ClientCertificates::network)
                        .toList();
    }

    /// Read with the application, so that a mistyped network does not go unseen.
    void start(@Observes StartupEvent event) {}

    /// The certificate's SHA-256 thumbprint, base64url (`x5t#S256` of RFC 8705 section 3.1).
    Optional<String> thumbprint(HttpServerRequest request) {
        Optional<byte[]> certificate =
                isProxy(request.connection().remoteAddress(true))
                        ? told(request.headers().getAll(HEADER))
                        : shown(request.connection().sslSession());
        return certificate.map(ClientCertificates::thumbprint);
    }

    private boolean isProxy(SocketAddress peer) {
        if (proxies.isEmpty() || peer.hostAddress() == null) {
            return false;
        }
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.ofLiteral(peer.hostAddress()), 0);
        return proxies.stream().anyMatch(network -> network.matches(address));
    }

    private static Optional<byte[]> told(List<String> headers) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        Matcher bytes = BYTES.matcher(headers.getFirst().strip());
        try {
            return bytes.matches()
                    ? Optional.of(Base64.getDecoder().decode(bytes.group(1)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> shown(@Nullable SSLSession session) {
        if (session == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(session.getPeerCertificates()[0].getEncoded());
        } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
            return Optional.empty();
        }
    }

    private static String thumbprint(byte[] certificate) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static IpSubnetFilterRule network(String text) {
        Matcher network = NETWORK.matcher(text.strip());
        try {
            if (network.matches()) {
                InetAddress address = InetAddress.ofLiteral(network.group(1));
                int bits = address.getAddress().length * Byte.SIZE;
                int prefix = network.group(2) == null ? bits : Integer.parseInt(network.group(2));
                return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
            }
        } catch (IllegalArgumentException e) {
            // Said below, with the name of the setting.
        }
        throw new IllegalStateException(
                "xacthuc.party.trusted-proxies: " + text + " is no address or network");
    }
}
