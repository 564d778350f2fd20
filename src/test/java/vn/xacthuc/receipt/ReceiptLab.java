package vn.xacthuc.receipt;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.AnswerWriter.EntryIdentity;
import vn.xacthuc.audit.Answered;
import vn.xacthuc.audit.AuditConfig;

/// Signs and verifies receipts without a service around it.
final class ReceiptLab {

    static final String ISSUER = "https://test.xacthuc.example";
    static final String ORIGIN = "test.xacthuc.example/log";
    static final UUID ENTRY = UUID.fromString("01935270-7b1c-7c3a-9a51-6e2d1f0b8c44");
    static final EntryIdentity IDENTITY =
            new EntryIdentity(ENTRY, Instant.parse("2026-11-21T02:11:00.123Z"), new byte[32]);
    static final Statement YES =
            new Statement(
                    "demo-bank",
                    Optional.of("VERIFIED"),
                    List.of(),
                    "BANK_ACCOUNT_OPENING",
                    Optional.of("x".repeat(43)));

    private final Map<String, ReceiptConfig.Key> keys = new LinkedHashMap<>();
    private String current = "";
    private String salt = salt("a salt key");
    private final Map<String, String> salts = new LinkedHashMap<>();
    private Optional<String> currentSalt = Optional.empty();
    private Duration exportTime = Duration.ofMinutes(10);

    /// A lab with one key, named `one`.
    static ReceiptLab withKey() {
        return new ReceiptLab().key("one", keyPair()).current("one");
    }

    ReceiptLab key(String kid, KeyPair pair) {
        return key(kid, settings(privateKey(pair), null, null));
    }

    ReceiptLab key(String kid, ReceiptConfig.Key settings) {
        keys.put(kid, settings);
        return this;
    }

    ReceiptLab without(String kid) {
        keys.remove(kid);
        return this;
    }

    ReceiptLab current(String kid) {
        current = kid;
        return this;
    }

    ReceiptLab salted(String words) {
        salt = salt(words);
        return this;
    }

    /// Salts what is new with a key of this id, and keeps those before.
    ReceiptLab saltedAnew(String id, String words) {
        salts.put(id, salt(words));
        currentSalt = Optional.of(id);
        return this;
    }

    ReceiptLab shortSalt() {
        salt = Base64.getEncoder().encodeToString(new byte[31]);
        return this;
    }

    ReceiptLab impatient() {
        exportTime = Duration.ZERO;
        return this;
    }

    ReceiptConfig config() {
        return new Settings(
                Map.copyOf(keys),
                current,
                Map.copyOf(salts),
                currentSalt,
                Optional.of(salt),
                exportTime);
    }

    ReceiptKeys keys() {
        return new ReceiptKeys(config());
    }

    Receipts receipts() {
        return new Receipts(
                keys(), new Disclosures(config()), config(), logSettings(), new ObjectMapper());
    }

    ReceiptVerification verification() {
        return new ReceiptVerification(keys().publicKeys(), Optional.of(ISSUER), Optional.empty());
    }

    /// A receipt with all its disclosures, as the caller gets it.
    String receipt(Statement statement, Disclosable disclosable) {
        Receipts receipts = receipts();
        String receipt = receipts.issue(IDENTITY, statement, disclosable);
        Answered answered = new Answered(ENTRY, Optional.empty(), answer(receipt));
        return ReceiptMember.in(receipts.disclose(answered, disclosable)).orElseThrow().receipt();
    }

    static byte[] answer(String receipt) {
        return ("{\"subjectToken\":null,\"receipt\":\"" + receipt + "\",\"log\":{}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// What an ordinary claim discloses.
    static Disclosable claim() {
        return new Disclosable()
                .with("personalId", "003090000001")
                .with("fullName", "Nguyễn Văn An")
                .with("dateOfBirth", "1990-05-02")
                .with("permanentAddress", Map.of("provinceCode", "01"))
                .with("dossierCode", "HS-2026-000123")
                .with("officerId", "teller-0042");
    }

    static KeyPair keyPair() {
        return keyPair("secp256r1");
    }

    static KeyPair keyPair(String curve) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec(curve), new SecureRandom());
            return pairs.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the platform has the curve " + curve, e);
        }
    }

    static String privateKey(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    static String publicKey(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    static ReceiptConfig.Key settings(
            @Nullable String privateKey,
            @Nullable String publicKey,
            @Nullable String certificates) {
        return new KeySettings(
                Optional.ofNullable(privateKey),
                Optional.ofNullable(publicKey),
                Optional.ofNullable(certificates));
    }

    private static String salt(String words) {
        byte[] bytes = words.repeat(32).substring(0, 32).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static AuditConfig logSettings() {
        return (AuditConfig)
                Proxy.newProxyInstance(
                        ReceiptLab.class.getClassLoader(),
                        new Class<?>[] {AuditConfig.class},
                        (_, _, _) -> ORIGIN);
    }

    private record Settings(
            Map<String, Key> keys,
            String currentKey,
            Map<String, String> saltKeys,
            Optional<String> currentSaltKey,
            Optional<String> saltKey,
            Duration exportTime)
            implements ReceiptConfig {

        @Override
        public String issuer() {
            return ISSUER;
        }

        @Override
        public int exports() {
            return 2;
        }

        @Override
        public int exportsADay() {
            return 10;
        }

        @Override
        public Duration exportTime() {
            return exportTime;
        }
    }

    private record KeySettings(
            Optional<String> privateKey, Optional<String> publicKey, Optional<String> certificates)
            implements ReceiptConfig.Key {}
}
