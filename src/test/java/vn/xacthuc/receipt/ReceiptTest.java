package vn.xacthuc.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.authlete.sd.Disclosure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.AnswerWriter.EntryIdentity;
import vn.xacthuc.audit.Answered;

class ReceiptTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReceiptLab lab = ReceiptLab.withKey();

    @Test
    void receiptIsGenuineAndDisclosesWhatItsHolderHandsOn() {
        String all = lab.receipt(ReceiptLab.YES, ReceiptLab.claim());

        Receipt receipt = genuine(all);

        assertThat(receipt.kid()).isEqualTo("one");
        assertThat(receipt.issuer()).isEqualTo(ReceiptLab.ISSUER);
        assertThat(receipt.entryId()).isEqualTo(ReceiptLab.ENTRY);
        assertThat(receipt.issuedAt()).isEqualTo(Instant.parse("2026-11-21T02:11:00Z"));
        assertThat(receipt.clientId()).isEqualTo("demo-bank");
        assertThat(receipt.decision()).contains("VERIFIED");
        assertThat(receipt.reasons()).isEmpty();
        assertThat(receipt.purpose()).isEqualTo("BANK_ACCOUNT_OPENING");
        assertThat(receipt.subjectToken()).contains("x".repeat(43));
        assertThat(receipt.origin()).isEqualTo(ReceiptLab.ORIGIN);
        assertThat(receipt.leafHash()).isEqualTo(new byte[32]);
        assertThat(receipt.disclosed())
                .isEqualTo(
                        Map.of(
                                "personalId",
                                "003090000001",
                                "fullName",
                                "Nguyễn Văn An",
                                "dateOfBirth",
                                "1990-05-02",
                                "permanentAddress",
                                Map.of("provinceCode", "01"),
                                "dossierCode",
                                "HS-2026-000123",
                                "officerId",
                                "teller-0042"));
    }

    @Test
    void holderMayHandOnAnySelectionInAnyOrder() {
        String[] parts = lab.receipt(ReceiptLab.YES, ReceiptLab.claim()).split("~");

        Receipt some = genuine(parts[0] + "~" + parts[3] + "~" + parts[2] + "~");
        Receipt none = genuine(parts[0] + "~");

        assertThat(some.disclosed()).containsOnlyKeys("dateOfBirth", "fullName");
        assertThat(none.disclosed()).isEmpty();
    }

    @Test
    void receiptOfNothingDisclosableHasNoDigests() throws Exception {
        String receipt = lab.receipt(ReceiptLab.YES, new Disclosable());

        assertThat(genuine(receipt).disclosed()).isEmpty();
        assertThat(payload(receipt).has("_sd")).isFalse();
    }

    @Test
    void withheldDecisionAndMissingPseudonymAreAbsent() throws Exception {
        Statement little =
                new Statement("demo-bank", Optional.empty(), List.of(), "P", Optional.empty());
        String receipt = lab.receipt(little, ReceiptLab.claim());

        assertThat(payload(receipt).has("decision")).isFalse();
        assertThat(payload(receipt).has("sub")).isFalse();
        assertThat(genuine(receipt).decision()).isEmpty();
        assertThat(genuine(receipt).subjectToken()).isEmpty();
    }

    @Test
    void headerNamesAlgorithmKeyAndType() throws Exception {
        JsonNode header = part(lab.receipt(ReceiptLab.YES, ReceiptLab.claim()), 0);

        assertThat(header)
                .isEqualTo(
                        JSON.readTree(
                                "{\"alg\":\"ES256\",\"kid\":\"one\",\"typ\":\"xacthuc-receipt+sd-jwt\"}"));
    }

    @Test
    void signedPartHoldsNoValueThatCanBeDisclosed() throws Exception {
        String receipt =
                lab.receipts().issue(ReceiptLab.IDENTITY, ReceiptLab.YES, ReceiptLab.claim());

        assertThat(receipt).endsWith("~").doesNotContain("~W");
        assertThat(payload(receipt).toString())
                .doesNotContain("003090000001", "An", "1990", "HS-2026", "teller", "fullName");
    }

    @Test
    void digestsStandInAnOrderThatTellsNothing() throws Exception {
        JsonNode digests = payload(lab.receipt(ReceiptLab.YES, ReceiptLab.claim())).get("_sd");

        assertThat(digests).hasSize(6).extracting(JsonNode::textValue).isSorted();
    }

    @Test
    void anotherReplicaBuildsTheSameDisclosuresFromTheRequest() {
        String stored =
                lab.receipts().issue(ReceiptLab.IDENTITY, ReceiptLab.YES, ReceiptLab.claim());
        byte[] here = disclosed(lab.receipts(), stored, ReceiptLab.claim());
        byte[] there = disclosed(lab.receipts(), stored, ReceiptLab.claim());

        assertThat(there).isEqualTo(here);
        assertThat(new String(here, StandardCharsets.UTF_8).split("~")).hasSize(8);
    }

    @Test
    void valueThatWasNotSignedIsNotDisclosed() {
        String stored =
                lab.receipts().issue(ReceiptLab.IDENTITY, ReceiptLab.YES, ReceiptLab.claim());
        Disclosable more = ReceiptLab.claim().with("sex", "MALE").with("fullName", "Another");

        assertThat(disclosed(lab.receipts(), stored, more))
                .isEqualTo(disclosed(lab.receipts(), stored, ReceiptLab.claim()));
    }

    @Test
    void saltsDifferByEntryFieldAndKey() {
        Disclosable same = new Disclosable().with("a", "value").with("b", "value");
        UUID other = new UUID(7, 8);

        List<String> salts =
                List.of(
                        salt(lab, ReceiptLab.ENTRY, same, 0),
                        salt(lab, ReceiptLab.ENTRY, same, 1),
                        salt(lab, other, same, 0),
                        salt(lab.salted("other"), ReceiptLab.ENTRY, same, 0));

        assertThat(salts).doesNotHaveDuplicates();
        assertThat(salts)
                .allSatisfy(salt -> assertThat(Base64.getUrlDecoder().decode(salt)).hasSize(16));
    }

    @Test
    void changedSaltKeyLeavesTheReceiptGenuineAndOnlyItsDisclosuresAway() {
        String stored =
                lab.receipts().issue(ReceiptLab.IDENTITY, ReceiptLab.YES, ReceiptLab.claim());

        byte[] later = disclosed(lab.salted("another").receipts(), stored, ReceiptLab.claim());

        assertThat(later).isEqualTo(ReceiptLab.answer(stored));
        assertThat(genuine(stored).disclosed()).isEmpty();
    }

    @Test
    void answerWithoutReceiptStaysAsItIs() {
        byte[] answer = "{\"receipt\":null}".getBytes(StandardCharsets.UTF_8);

        assertThat(
                        lab.receipts()
                                .disclose(
                                        new Answered(ReceiptLab.ENTRY, Optional.empty(), answer),
                                        ReceiptLab.claim()))
                .isEqualTo(answer);
    }

    @Test
    void everyNoOfThePartyThatSeesNoReasonsIsOfOneLength() {
        Statement no =
                new Statement(
                        "demo-telecom",
                        Optional.of("NOT_VERIFIED"),
                        List.of("NO_MATCH"),
                        "TELECOM_SUBSCRIPTION",
                        Optional.of("y".repeat(43)));
        Receipts receipts = lab.receipts();

        List<Integer> lengths =
                List.of(
                                Instant.parse("2026-11-21T02:11:00Z"),
                                Instant.parse("2100-01-01T00:00:00.999Z"))
                        .stream()
                        .map(time -> new EntryIdentity(UUID.randomUUID(), time, new byte[32]))
                        .map(entry -> receipts.issue(entry, no, ReceiptLab.claim()).length())
                        .distinct()
                        .toList();

        assertThat(lengths).hasSize(1);
    }

    /// With the platform's own means and none of the libraries, as a stranger would.
    @Test
    void strangerVerifiesSignatureAndDigestsByTheStandardsAlone() throws Exception {
        String text = lab.receipt(ReceiptLab.YES, ReceiptLab.claim());
        String[] parts = text.split("~");
        String[] jwt = parts[0].split("\\.");
        PublicKey key = lab.keys().publicKeys().get("one");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key);
        signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
        List<String> listed =
                payload(text).get("_sd").valueStream().map(JsonNode::textValue).toList();
        for (int i = 1; i < parts.length; i++) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(parts[i].getBytes(StandardCharsets.US_ASCII));
            assertThat(listed)
                    .contains(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
            assertThat(JSON.readTree(Base64.getUrlDecoder().decode(parts[i]))).hasSize(3);
        }
        assertThat(parts).hasSize(7);
    }

    private static String salt(ReceiptLab lab, UUID entry, Disclosable values, int index) {
        List<Disclosure> disclosures = new Disclosures(lab.config()).of(entry, values);
        return disclosures.get(index).getSalt();
    }

    private static byte[] disclosed(Receipts receipts, String stored, Disclosable values) {
        return receipts.disclose(
                new Answered(ReceiptLab.ENTRY, Optional.empty(), ReceiptLab.answer(stored)),
                values);
    }

    private Receipt genuine(String text) {
        ReceiptFinding finding = lab.verification().verify(text);
        assertThat(finding).isInstanceOf(ReceiptFinding.Genuine.class);
        return ((ReceiptFinding.Genuine) finding).receipt();
    }

    private static JsonNode payload(String receipt) throws Exception {
        return part(receipt, 1);
    }

    private static JsonNode part(String receipt, int index) throws Exception {
        return JSON.readTree(
                Base64.getUrlDecoder().decode(receipt.split("~")[0].split("\\.")[index]));
    }
}
