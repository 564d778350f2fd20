package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.xacthuc.merkle.TreeHash;

/// The bytes of a leaf are a published format: every verifier hashes them as they stand.
class LeafTest {

    private static final UUID ID = UUID.fromString("019aa5f0-3c1e-7b42-9d05-2f6c1b9d7a10");
    private static final Instant TIME = Instant.parse("2026-11-21T02:11:00.120Z");
    private static final byte[] DETAILS =
            "{\"clientId\":\"demo-bank\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void leafOfAVerificationHasExactlyTheseBytes() {
        byte[] leaf =
                Leaf.bytes(
                        ID,
                        TIME,
                        EntryKind.VERIFICATION,
                        Optional.of("demo-bank"),
                        Optional.of("BANK_ACCOUNT_OPENING"),
                        Optional.of("NOT_VERIFIED"),
                        Leaf.commitment(new byte[32], DETAILS));

        assertThat(text(leaf))
                .isEqualTo(
                        "{\"v\":1,\"id\":\"019aa5f0-3c1e-7b42-9d05-2f6c1b9d7a10\","
                                + "\"time\":\"2026-11-21T02:11:00.120Z\","
                                + "\"kind\":\"VERIFICATION\",\"party\":\"demo-bank\","
                                + "\"purpose\":\"BANK_ACCOUNT_OPENING\",\"decision\":\"NOT_VERIFIED\","
                                + "\"commitment\":\"TT0yuPNqzfBrbLWUpeXsU7Hp+Yje0EtRkNo3E6P8Q6E=\"}");
        assertThat(HexFormat.of().formatHex(TreeHash.ofLeaf(leaf)))
                .isEqualTo("d33ab49adba8cec18b996983c3042d85b157b62e537a370cb7530312b34ad232");
    }

    @Test
    void whatAnEntryDoesNotHaveIsNull() {
        byte[] leaf =
                Leaf.bytes(
                        ID,
                        TIME,
                        EntryKind.LOG_OPENED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new byte[32]);

        assertThat(text(leaf))
                .isEqualTo(
                        "{\"v\":1,\"id\":\"019aa5f0-3c1e-7b42-9d05-2f6c1b9d7a10\","
                                + "\"time\":\"2026-11-21T02:11:00.120Z\","
                                + "\"kind\":\"LOG_OPENED\",\"party\":null,\"purpose\":null,"
                                + "\"decision\":null,"
                                + "\"commitment\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}");
    }

    @Test
    void commitmentDependsOnSaltAndDetails() {
        byte[] salt = new byte[32];
        byte[] otherSalt = new byte[32];
        otherSalt[31] = 1;

        assertThat(Leaf.commitment(salt, DETAILS))
                .hasSize(32)
                .isNotEqualTo(Leaf.commitment(otherSalt, DETAILS))
                .isNotEqualTo(Leaf.commitment(salt, "{}".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T02:11:00Z, 2026-11-21T02:11:00.000Z",
        "2026-11-21T02:11:00.5Z, 2026-11-21T02:11:00.500Z",
        "2026-11-21T02:11:00.123999999Z, 2026-11-21T02:11:00.123Z",
        "1999-12-31T23:59:59.999Z, 1999-12-31T23:59:59.999Z"
    })
    void instantsHaveThreeFractionDigits(Instant instant, String written) {
        assertThat(Instants.format(instant)).isEqualTo(written);
    }

    @Test
    void answerGetsItsLeafNumberWhereItIsOpenAndNowhereElse() {
        String template =
                "{\"a\":\"\\\"leafIndex\\\":null\",\"log\":{\"leafIndex\":null,\"leafHash\":\"x\"}}";

        assertThat(text(AnswerTemplate.fill(bytes(template), 12345)))
                .isEqualTo(
                        "{\"a\":\"\\\"leafIndex\\\":null\","
                                + "\"log\":{\"leafIndex\":12345,\"leafHash\":\"x\"}}");
    }

    @Test
    void answerWithoutAnOpenNumberStaysAsItIs() {
        assertThat(text(AnswerTemplate.fill(bytes("{}"), 7))).isEqualTo("{}");
        assertThat(text(AnswerTemplate.fill(new byte[0], 7))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
