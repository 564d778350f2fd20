package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.DemoTokens;

class TokenBindingTest {

    private static final PartySettings REQUIRED =
            PartySettings.with(Map.of("xacthuc.party.require-bound-tokens", "true"));

    /// Of a token that is not bound nothing else is asked.
    private static final HttpServerRequest UNREAD =
            (HttpServerRequest)
                    Proxy.newProxyInstance(
                            TokenBindingTest.class.getClassLoader(),
                            new Class<?>[] {HttpServerRequest.class},
                            (proxy, method, arguments) -> {
                                throw new AssertionError(method.getName());
                            });

    @Test
    void partysTokenMustBeBoundWhereThatIsRequired() {
        assertThatExceptionOfType(RefusedToken.class)
                .isThrownBy(() -> check(REQUIRED, DemoTokens.of("demo-bank", "identity:verify")));
        check(PartySettings.demo(), DemoTokens.of("demo-bank", "identity:verify"));
    }

    @Test
    void citizensTokenNeedNotBe() {
        check(REQUIRED, DemoTokens.ofCitizen("003090000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "::1/129", "/8"})
    void refusesToStartWithAProxyThatIsNoNetwork(String proxy) {
        PartyConfig settings =
                PartySettings.with(Map.of("xacthuc.party.trusted-proxies", proxy)).parties();

        assertThatIllegalStateException()
                .isThrownBy(() -> new ClientCertificates(settings))
                .withMessageContaining("xacthuc.party.trusted-proxies")
                .withMessageContaining(proxy);
    }

    private static void check(PartySettings settings, String token) {
        PartyConfig parties = settings.parties();
        new TokenBinding(new ClientCertificates(parties), settings.citizens(), parties)
                .check(
                        settings.verifiedTokens(Clock.systemUTC())
                                .verify(token)
                                .await()
                                .indefinitely(),
                        UNREAD);
    }
}
