package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys that an issuer publishes over HTTP: which count, how long, and how often it is asked.
class IssuerKeysTest {

    private static final TestKey FIRST = TestKey.rsa("one");
    private static final TestKey SECOND = TestKey.rsa("two");
    private static final int CALLERS = 64;

    private Instant now = Instant.now();
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private KeyServer server;
    private Issuers issuers;
    private VerifiedTokens tokens;

    @BeforeEach
    void start() throws IOException {
        server = KeyServer.publishing(FIRST);
        start("PS256,ES256");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keysAreAskedForOnce() {
        accepted(FIRST);
        accepted(FIRST);

        assertThat(server.asked()).isEqualTo(1);
    }

    @Test
    void newKeyWorksAtOnceHoweverManyUseIt() throws Exception {
        accepted(FIRST);
        server.publish(FIRST, SECOND);

        List<TokenDefect> refusals = sendAtOnce(i -> SECOND.sign(draft()));

        assertThat(refusals).isEmpty();
        assertThat(server.asked()).as("once at first, once for all").isEqualTo(2);
        accepted(FIRST);
    }

    @Test
    void severalRotationsInARowWorkAtOnce() {
        for (int i = 0; i < IssuerKeys.BURST; i++) {
            TestKey next = TestKey.ec("ec-" + i);
            server.publish(next);
            accepted(next);
        }
    }

    @Test
    void unknownKeysCannotFloodTheIssuer() throws Exception {
        accepted(FIRST);

        for (int i = 0; i < 20; i++) {
            assertThat(sendAtOnce(this::unknown)).hasSize(CALLERS).containsOnly(TokenDefect.KEY);
        }

        assertThat(server.asked()).isLessThanOrEqualTo(IssuerKeys.BURST);
        accepted(FIRST);
    }

    @Test
    void afterAFloodANewKeyWorksSoon() {
        exhaust();
        server.publish(FIRST, SECOND);
        refused(SECOND, TokenDefect.KEY);
        int asked = server.asked();

        now = now.plus(IssuerKeys.PAUSE);

        accepted(SECOND);
        assertThat(server.asked()).isEqualTo(asked + 1);
    }

    @Test
    void floodDuringASilenceOfTheIssuerDelaysNoKnownKey() throws Exception {
        accepted(FIRST);
        server.fallSilent();
        CountDownLatch refused = new CountDownLatch(CALLERS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                String token = unknown(i);
                threads.execute(() -> {
                    refuse(token, TokenDefect.KEY);
                    refused.countDown();
                });
            }
            awaitQuestions(2);
            long begun = System.nanoTime();
            accepted(FIRST);
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(waited).isLessThan(Duration.ofSeconds(1));
            assertThat(refused.getCount()).as("still waiting for the issuer").isEqualTo(CALLERS);
        }
        assertThat(refused.getCount()).isZero();
        assertThat(server.asked()).as("one question for all").isEqualTo(2);
    }

    @Test
    void unansweredQuestionsAreBoundedToo() {
        accepted(FIRST);
        server.answerWith(503, "");

        for (int i = 0; i < 50; i++) {
            refuse(unknown(i), TokenDefect.KEY);
        }

        assertThat(server.asked()).isLessThanOrEqualTo(IssuerKeys.BURST);
        accepted(FIRST);
    }

    @Test
    void withdrawnKeyEndsWithTheNextReading() throws Exception {
        accepted(FIRST);
        server.publish(SECOND);
        accepted(FIRST);

        now = now.plus(Duration.ofMinutes(5));
        issuers.refreshKeys();
        awaitReading(2);

        refused(FIRST, TokenDefect.KEY);
    }

    @Test
    void keysAreNotReadAgainBeforeItIsTime() {
        accepted(FIRST);

        now = now.plus(Duration.ofMinutes(5)).minusSeconds(1);
        issuers.refreshKeys();

        assertThat(server.asked()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{}", "{\"keys\":7}", "{\"keys\":[7]}", "<html/>"})
    void answerThatIsNoKeySetLeavesTheKnownKeys(String answer) throws Exception {
        accepted(FIRST);
        server.answerWith(200, answer);

        refuse(unknown(0), TokenDefect.KEY);

        assertThat(server.asked()).isEqualTo(2);
        accepted(FIRST);
    }

    @Test
    void knownKeysOutliveAnIssuerThatFailsButNotForEver() {
        accepted(FIRST);
        server.answerWith(500, "");

        now = now.plus(Duration.ofHours(12));
        issuers.refreshKeys();
        accepted(FIRST);
        now = now.plusSeconds(1);

        refused(FIRST, TokenDefect.KEY);
    }

    @Test
    void emptyKeySetWithdrawsAll() throws Exception {
        accepted(FIRST);
        server.publish();

        now = now.plus(Duration.ofMinutes(5));
        issuers.refreshKeys();
        awaitReading(2);

        refused(FIRST, TokenDefect.KEY);
    }

    @Test
    void keyServesTheAlgorithmItStatesAndNoOther() {
        start("PS256,RS256");
        accepted(FIRST);

        refuse(
                draft().header("kid", "one")
                        .algorithm("RS256")
                        .signedBy(FIRST.pair().getPrivate())
                        .token(),
                TokenDefect.KEY);
    }

    @Test
    void keyThatStatesNoAlgorithmDoesNotCount() {
        SECOND.published().setAlgorithm(null);
        String published = TestKey.set(SECOND);
        SECOND.published().setAlgorithm("PS256");
        server.answerWith(200, published);

        refused(SECOND, TokenDefect.KEY);
    }

    @Test
    void keyOfAnAlgorithmThatIsNotConfiguredDoesNotCount() {
        start("ES256");

        refused(FIRST, TokenDefect.ALGORITHM);
    }

    @Test
    void keyForEncryptionDoesNotCount() {
        TestKey other = TestKey.rsa("enc");
        other.published().setUse("enc");
        server.publish(other);

        refused(other, TokenDefect.KEY);
    }

    @Test
    void keyForSignaturesCounts() {
        TestKey other = TestKey.rsa("sig");
        other.published().setUse("sig");
        server.publish(other);

        accepted(other);
    }

    @Test
    void publishedSecretDoesNotCount() {
        OctetSequenceJsonWebKey secret =
                new OctetSequenceJsonWebKey(new SecretKeySpec(new byte[32], "x"));
        secret.setKeyId("secret");
        secret.setAlgorithm("HS256");
        server.answerWith(
                200, new JsonWebKeySet(secret).toJson(OutputControlLevel.INCLUDE_SYMMETRIC));

        refuse(
                DraftToken.good()
                        .header("kid", "secret")
                        .algorithm("HS256")
                        .signedBy(secret.getKey())
                        .token(),
                TokenDefect.ALGORITHM);
    }

    @Test
    void tokenMustNameTheKeyOfASet() {
        refuse(DraftToken.good().signedBy(FIRST.pair().getPrivate()).token(), TokenDefect.KEY);
    }

    @Test
    void keyOfFewerBitsThan2048DoesNotCount() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        PublicJsonWebKey small =
                PublicJsonWebKey.Factory.newPublicJwk(generator.generateKeyPair().getPublic());
        small.setKeyId("small");
        small.setAlgorithm("PS256");
        server.answerWith(200, new JsonWebKeySet(small).toJson());

        refuse(draft().header("kid", "small").token(), TokenDefect.MALFORMED);
    }

    private void start(String algorithms) {
        PartySettings settings =
                PartySettings.with(
                        Map.of(
                                "mp.jwt.verify.publickey",
                                "",
                                "mp.jwt.verify.publickey.location",
                                server.address(),
                                "mp.jwt.verify.publickey.algorithm",
                                algorithms,
                                "xacthuc.party.citizens.issuer",
                                "",
                                "xacthuc.party.citizens.audiences",
                                "",
                                "xacthuc.party.citizens.publickey",
                                ""));
        issuers = settings.issuers(clock);
        tokens = new VerifiedTokens(issuers, clock);
    }

    private void accepted(TestKey key) {
        assertThat(tokens.verify(key.sign(draft())).await().indefinitely()).isNotNull();
    }

    private void refused(TestKey key, TokenDefect defect) {
        refuse(key.sign(draft()), defect);
    }

    private void refuse(String token, TokenDefect defect) {
        assertThatExceptionOfType(RefusedToken.class)
                .isThrownBy(() -> tokens.verify(token).await().indefinitely())
                .extracting(RefusedToken::defect)
                .isEqualTo(defect);
    }

    private DraftToken draft() {
        return DraftToken.good().times(now.getEpochSecond(), now.getEpochSecond() + 300);
    }

    /// A token that names a key which nobody published.
    private String unknown(int number) {
        return draft().header("kid", "unknown-" + number).token();
    }

    private void exhaust() {
        accepted(FIRST);
        for (int i = 0; i < IssuerKeys.BURST; i++) {
            refuse(unknown(i), TokenDefect.KEY);
        }
    }

    /// Waits until what the issuer publishes now has been taken in.
    private void awaitReading(int number) throws InterruptedException {
        for (int i = 0; i < 500 && keys().readings() < number; i++) {
            Thread.sleep(10);
        }
    }

    private void awaitQuestions(int number) throws InterruptedException {
        for (int i = 0; i < 500 && server.asked() < number; i++) {
            Thread.sleep(10);
        }
    }

    private IssuerKeys keys() {
        return issuers.of(draft().token()).keys();
    }

    /// What many callers get who send tokens at the same moment.
    private List<TokenDefect> sendAtOnce(IntFunction<String> token) throws Exception {
        List<String> sent = IntStream.range(0, CALLERS).mapToObj(token).toList();
        CountDownLatch go = new CountDownLatch(1);
        List<Future<List<TokenDefect>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (String one : sent) {
                answers.add(
                        threads.submit(() -> {
                            go.await();
                            return defect(one);
                        }));
            }
            go.countDown();
            List<TokenDefect> defects = new ArrayList<>();
            for (Future<List<TokenDefect>> answer : answers) {
                defects.addAll(answer.get());
            }
            return defects;
        }
    }

    private List<TokenDefect> defect(String token) {
        try {
            tokens.verify(token).await().indefinitely();
            return List.of();
        } catch (RefusedToken e) {
            return List.of(e.defect());
        }
    }
}
