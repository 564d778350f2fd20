package vn.xacthuc.party;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executor;

/// Remembers for a short while which tokens were verified: a client sends the same one with every
/// request, and checking its signature anew each time costs more than the rest of a request's
/// reading.
///
/// Only what was accepted is remembered, never a refusal, so that a key published a moment ago is
/// tried at once. A token is found again by its hash over all its bytes, and is never served past
/// its expiry. A key that the authorization server withdraws ends its tokens at most [#MEMORY]
/// later than it would otherwise.
@ApplicationScoped
class VerifiedTokens {

    private static final Duration MEMORY = Duration.ofSeconds(30);
    private static final int CAPACITY = 10_000;

    private final Cache<String, VerifiedToken> verified =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(CAPACITY).build();
    private final Issuers issuers;
    private final Clock clock;

    VerifiedTokens(Issuers issuers, Clock clock) {
        this.issuers = issuers;
        this.clock = clock;
    }

    /// The verified token; fails with a [RefusedToken]. Only where its key is unknown does it not
    /// come at once, but when its issuer has said what keys there are now. No thread waits for
    /// that.
    Uni<VerifiedToken> verify(String token) {
        String key = hash(token);
        VerifiedToken known = verified.getIfPresent(key);
        if (known != null && clock.instant().getEpochSecond() < known.expires()) {
            return Uni.createFrom().item(known);
        }
        return Uni.createFrom()
                .deferred(() -> verify(token, issuers.of(token)))
                .invoke(accepted -> verified.put(key, accepted));
    }

    private static Uni<VerifiedToken> verify(String token, AccessTokens issuer) {
        IssuerKeys keys = issuer.keys();
        int before = keys.readings();
        Executor here = here();
        return Uni.createFrom()
                .item(() -> issuer.verify(token))
                .onFailure(VerifiedTokens::isOfUnknownKey)
                .recoverWithUni(() ->
                        Uni.createFrom()
                                .completionStage(keys.lookAgain(before))
                                .emitOn(here)
                                .map(_ -> issuer.verify(token)));
    }

    private static boolean isOfUnknownKey(Throwable failure) {
        return failure instanceof RefusedToken refused && refused.defect() == TokenDefect.KEY;
    }

    /// The event loop of the request, which must go on where it was.
    private static Executor here() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(_ -> task.run());
    }

    /// The cache holds no token that somebody who reads the memory could use.
    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder()
                    .encodeToString(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
