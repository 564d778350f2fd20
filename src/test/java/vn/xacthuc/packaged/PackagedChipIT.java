package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.xacthuc.generated.ApiClient;
import vn.xacthuc.generated.ApiException;
import vn.xacthuc.generated.api.ChipsApi;
import vn.xacthuc.generated.model.ActiveAuthentication;
import vn.xacthuc.generated.model.Authenticity;
import vn.xacthuc.generated.model.Chip;
import vn.xacthuc.generated.model.ChipAnswer;
import vn.xacthuc.generated.model.ChipChallenge;
import vn.xacthuc.generated.model.ChipPresence;
import vn.xacthuc.generated.model.ChipVerificationRequest;
import vn.xacthuc.generated.model.VerificationContext;
import vn.xacthuc.icao.SignatureProviders;
import vn.xacthuc.sample.CardHolder;
import vn.xacthuc.sample.CccdChip;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.sample.TestChip;
import vn.xacthuc.sample.TestCountry;

/// The production jar verifies chips, with the native cryptography and without it.
class PackagedChipIT {

    /// What the machine has, and what the service says about it when it starts.
    enum Machine {
        /// Whatever this machine has.
        AS_IT_IS(
                "",
                SignatureProviders.fast().isPresent()
                        ? "signatures: Amazon"
                        : "signatures: BouncyCastle alone"),
        /// The native library is looked for where it is not.
        WITHOUT_NATIVE_CRYPTOGRAPHY(
                "-Dcom.amazon.corretto.crypto.provider.useExternalLib=true",
                "signatures: BouncyCastle alone");

        private final String options;
        private final String said;

        Machine(String options, String said) {
            this.options = options;
            this.said = said;
        }
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void bankVerifiesAChipThroughTheGeneratedClient(Machine machine)
            throws ApiException, IOException {
        Map<String, String> settings = new HashMap<>(PackagedGround.shared().settings());
        settings.put("java.tool.options", machine.options);
        try (PackagedService service = PackagedService.serve(settings)) {
            trust(service);
            ChipAnswer answer = verify(new ChipsApi(bank(service)));

            assertThat(answer.getAuthenticity()).isEqualTo(Authenticity.GENUINE);
            assertThat(answer.getChipPresence()).isEqualTo(ChipPresence.PROVEN);
            assertThat(service.log()).contains(machine.said);
        }
    }

    private static ChipAnswer verify(ChipsApi bank) throws ApiException {
        TestChip chip = CccdChip.of(CardHolder.ordinary()).make();
        ChipChallenge challenge = bank.createChipChallenge();
        return bank.verifyChip(
                        UUID.randomUUID().toString(),
                        new ChipVerificationRequest()
                                .context(
                                        new VerificationContext()
                                                .purpose("BANK_ACCOUNT_OPENING")
                                                .officerId("teller-0042"))
                                .chip(
                                        new Chip()
                                                .sod(chip.sod())
                                                .dataGroups(
                                                        chip.dataGroups().entrySet().stream()
                                                                .collect(
                                                                        Collectors.toMap(
                                                                                group ->
                                                                                        group.getKey()
                                                                                                .toString(),
                                                                                group ->
                                                                                        base64(
                                                                                                group
                                                                                                        .getValue()))))
                                                .activeAuthentication(
                                                        new ActiveAuthentication()
                                                                .challengeId(
                                                                        challenge.getChallengeId())
                                                                .signature(
                                                                        chip.answer(
                                                                                challenge
                                                                                        .getChallenge())))))
                .getChip();
    }

    private static void trust(PackagedService service) {
        HttpResponse<String> answer =
                service.send(
                        HttpRequest.newBuilder(service.address("/v1/trust/csca-certificates"))
                                .header(
                                        "Authorization",
                                        "Bearer " + DemoTokens.of("demo-operator", "trust:manage"))
                                .POST(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                TestCountry.csca().der())));

        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private static ApiClient bank(PackagedService service) {
        String token = DemoTokens.of("demo-bank", "chip:verify");
        ApiClient client = new ApiClient();
        client.updateBaseUri(service.address("").toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
