package vn.xacthuc.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/verifications",
                "/v1/audit/tile/0/x001/067.p/5",
                "/v1/statistics?from=2026-11-21&to=2026-11-22",
                "/q?name=Nguy%E1%BB%85n%20An&x=%2F",
                "http://host:80/v1/purposes",
                "*",
                "/v1/purposes/",
                "/v1/...",
                "/.well-known/jwks.json",
                "/v1/x?to=//a/../b",
            })
    void takesWhatRfc3986Allows(String target) {
        assertThat(RequestTarget.isValid(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/%zz",
                "/v1/%",
                "/v1/%4",
                "/v1/%00",
                "/v1/%ff",
                "/v1/%C0%80",
                "/v1/%ED%A0%80",
                "/v1/%E1%BB",
                "/v1/a b",
                "/v1/Nguyễn",
                "/v1/\"",
                "/v1/<script>",
                "/v1/a\\b",
                "/v1/#here",
                "/v1/purposes;a=b",
                "/v1/parties?limit=1;a=b",
                "//v1/purposes",
                "/v1//purposes",
                "/v1/purposes//",
                "/v1/./purposes",
                "/v1/parties/../purposes",
                "/v1/parties/%2e%2E/purposes",
                "/v1/purposes/..",
                "/v1/purposes/.?x=1",
            })
    void refusesTheRest(String target) {
        assertThat(RequestTarget.isValid(target)).isFalse();
    }
}
