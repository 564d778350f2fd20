package vn.xacthuc.party;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// The keys by which one issuer's tokens are verified.
///
/// Keys that are published somewhere are read anew on a thread of its own, every few minutes, and
/// at once when a token names one that is not known. So a new key works as soon as it is used, and
/// one that was withdrawn ends with the next reading. While the issuer does not answer, the keys
/// read last go on serving, but not for ever.
///
/// What callers send cannot make this ask the issuer often: there is one question at a time, for
/// whose answer all tokens of unknown keys wait together, and no more than [#BURST] in a row and
/// then one in each [#PAUSE]. Tokens of known keys wait for nothing.
final class IssuerKeys {

    static final int BURST = 5;
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final CompletableFuture<@Nullable Void> DONE =
            CompletableFuture.completedFuture(null);

    private final Set<SignatureAlgorithm> algorithms;
    private final Optional<KeySource> source;
    private final Duration interval;
    private final Duration longestUse;
    private final Clock clock;
    private final Object lock = new Object();
    private volatile Reading known;
    private volatile int readings;
    private @Nullable CompletableFuture<@Nullable Void> underway;
    private Instant full = Instant.EPOCH;

    /// @param until when they may be used no longer
    private record Reading(Map<KeyName, Key> keys, Instant at, Instant until) {}

    private IssuerKeys(
            Set<SignatureAlgorithm> algorithms,
            Optional<KeySource> source,
            Reading known,
            Duration interval,
            Duration longestUse,
            Clock clock) {
        this.algorithms = algorithms;
        this.source = source;
        this.known = known;
        this.interval = interval;
        this.longestUse = longestUse;
        this.clock = clock;
    }

    /// Keys that stand in the configuration and change with it alone.
    ///
    /// @throws IllegalStateException when there is none
    static IssuerKeys configured(String text, Set<SignatureAlgorithm> algorithms, Clock clock) {
        try {
            Map<KeyName, Key> keys = PublishedKeys.parse(text, algorithms);
            return new IssuerKeys(
                    algorithms,
                    Optional.empty(),
                    new Reading(keys, Instant.EPOCH, Instant.MAX),
                    Duration.ZERO,
                    Duration.ZERO,
                    clock);
        } catch (GeneralSecurityException | JoseException e) {
            throw new IllegalStateException("a key that verifies tokens: " + e.getMessage(), e);
        }
    }

    /// Keys that are published, and none before the first reading.
    ///
    /// @param interval after which they are read anew
    /// @param longestUse how long those of one reading may serve while none succeeds
    static IssuerKeys published(
            KeySource source,
            Set<SignatureAlgorithm> algorithms,
            Duration interval,
            Duration longestUse,
            Clock clock) {
        return new IssuerKeys(
                algorithms,
                Optional.of(source),
                new Reading(Map.of(), Instant.EPOCH, Instant.EPOCH),
                interval,
                longestUse,
                clock);
    }

    /// The key that a token names.
    ///
    /// @param id `kid`, if the token has one
    Optional<Key> find(@Nullable String id, String algorithm) {
        Reading reading = known;
        if (clock.instant().isAfter(reading.until())) {
            return Optional.empty();
        }
        return Optional.ofNullable(id)
                .map(named -> reading.keys().get(new KeyName(Optional.of(named), algorithm)))
                .or(() ->
                        Optional.ofNullable(
                                reading.keys().get(new KeyName(Optional.empty(), algorithm))));
    }

    /// How often the keys were read, or not to be had.
    int readings() {
        return readings;
    }

    /// Reads the keys anew because one was not found, if that may be done now. Never blocks, and
    /// never fails: completes when [#find] may be asked again.
    ///
    /// @param before how many readings there had been when it was not found
    CompletableFuture<@Nullable Void> lookAgain(int before) {
        synchronized (lock) {
            if (underway == null && readings == before && isAffordable()) {
                source.ifPresent(this::begin);
            }
            return Objects.requireNonNullElse(underway, DONE);
        }
    }

    /// Reads the keys anew if it is time. Never blocks.
    void refresh() {
        synchronized (lock) {
            if (underway == null && !clock.instant().isBefore(known.at().plus(interval))) {
                source.ifPresent(this::begin);
            }
        }
    }

    /// Takes from a bucket of [#BURST] questions that fills by one in each [#PAUSE]. All there is
    /// to it is the time at which it is full again.
    private boolean isAffordable() {
        Instant now = clock.instant();
        Instant then = (full.isAfter(now) ? full : now).plus(PAUSE);
        if (then.isAfter(now.plus(PAUSE.multipliedBy(BURST)))) {
            return false;
        }
        full = then;
        return true;
    }

    private void begin(KeySource at) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        underway = done;
        Thread.ofVirtual()
                .name("issuer-keys")
                .start(() -> {
                    try {
                        read(at);
                    } finally {
                        synchronized (lock) {
                            readings++;
                            underway = null;
                        }
                        done.complete(null);
                    }
                });
    }

    private void read(KeySource at) {
        Instant begun = clock.instant();
        try {
            Map<KeyName, Key> keys = PublishedKeys.parse(at.read(), algorithms);
            if (keys.isEmpty()) {
                LOG.warnf("an issuer of tokens publishes no key for %s", algorithms);
            }
            known = new Reading(keys, begun, begun.plus(longestUse));
        } catch (IOException | GeneralSecurityException | JoseException e) {
            LOG.warnf("keys of an issuer of tokens not read: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
