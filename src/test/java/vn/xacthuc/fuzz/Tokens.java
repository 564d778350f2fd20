package vn.xacthuc.fuzz;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.crypto.spec.SecretKeySpec;
import vn.xacthuc.sample.DemoTokens;

/// Access tokens: one that fits each operation, and a collection of those that must open nothing.
final class Tokens {

    private static final String ALL =
            "identity:verify chip:verify checkin batch:run audit:read audit:read-own audit:erase"
                    + " population:read-quality population:write statistics:read trust:manage"
                    + " parties:manage";

    private final String partyToken;
    private final String auditorToken;
    private final String registerToken;
    private final String operatorToken;
    private final String secondToken;
    private final List<String> citizenTokens;
    private final List<String> bad;

    Tokens(
            String party,
            String other,
            String auditor,
            String register,
            String operator,
            String second,
            List<String> citizens) {
        partyToken = DemoTokens.of(party, ALL);
        auditorToken = DemoTokens.of(auditor, "audit:read audit:erase");
        registerToken = DemoTokens.of(register, "population:write");
        operatorToken = DemoTokens.of(operator, "trust:manage parties:manage");
        secondToken = DemoTokens.of(second, "trust:manage parties:manage");
        // Of many, because a citizen's quota is small.
        citizenTokens = citizens.stream().map(DemoTokens::ofCitizen).toList();
        bad = bad(party, other, citizens.getFirst());
    }

    String party() {
        return partyToken;
    }

    String auditor() {
        return auditorToken;
    }

    String operator() {
        return operatorToken;
    }

    String citizen(int pick) {
        return citizenTokens.get(pick % citizenTokens.size());
    }

    /// One by which the operation goes deep. A party with every scope opens whatever is new.
    String fitting(String operation, int pick) {
        return switch (operation) {
            case "listEntries",
                    "getEntry",
                    "getEntryProof",
                    "searchEntries",
                    "exportEntries",
                    "checkDossiers",
                    "getEntryBundle",
                    "eraseDetails" ->
                    auditorToken;
            case "putCitizen" -> registerToken;
            case "registerParty",
                    "listParties",
                    "getParty",
                    "changeParty",
                    "proposePolicy",
                    "listPolicies",
                    "getPolicy" ->
                    operatorToken;
            case "approvePolicy" -> pick % 3 == 0 ? operatorToken : secondToken;
            default -> {
                if (operation.contains("My")) {
                    yield citizen(pick);
                }
                yield operation.contains("Csca")
                                || operation.contains("MasterList")
                                || operation.contains("RevocationList")
                                || operation.equals("getTrustList")
                        ? operatorToken
                        : partyToken;
            }
        };
    }

    /// Something in place of the whole value of `Authorization`.
    String broken(String operation, SplittableRandom random) {
        String token = fitting(operation, 1);
        int cut = random.nextInt(token.length());
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> "Bearer ";
            case 2 -> "Bearer " + token.substring(0, cut);
            case 3 -> "Bearer " + token.substring(0, cut) + "A" + token.substring(cut);
            case 4 -> "Basic " + token;
            case 5 -> token;
            case 6 -> "bearer  " + token;
            case 7 -> "Bearer " + flipped(token, random);
            case 8 -> "Bearer " + token + " " + token;
            default -> "Bearer " + bad.get(random.nextInt(bad.size()));
        };
    }

    /// The same signature over other claims, or other header.
    private static String flipped(String token, SplittableRandom random) {
        String[] parts = token.split("\\.", -1);
        int which = random.nextInt(parts.length);
        byte[] bytes = Base64.getUrlDecoder().decode(parts[which]);
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        parts[which] = url(bytes);
        return String.join(".", parts);
    }

    private static List<String> bad(String party, String other, String citizen) {
        JwtClaimsBuilder claims = DemoTokens.claims(party, ALL);
        String good = DemoTokens.sign(claims);
        String body = good.split("\\.", -1)[1];
        List<String> tokens = new ArrayList<>();
        tokens.add(url("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + body + ".");
        tokens.add(
                url("{\"alg\":\"nOnE\",\"typ\":\"at+jwt\",\"kid\":\"dev-1\"}") + "." + body + ".");
        tokens.add(url("{\"alg\":\"PS256\"}") + "." + url("{") + "." + url("x"));
        tokens.add(url("[".repeat(5000)) + "." + body + "." + url("x"));
        tokens.add(url("{\"alg\":\"PS256\",\"kid\":\"../../etc/passwd\"}") + "." + body + ".AAAA");
        tokens.add(url("{\"alg\":\"PS256\",\"crit\":[\"x\"],\"x\":1}") + "." + body + ".AAAA");
        tokens.add(url("{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"zip\":\"DEF\"}") + "..A.B.C");
        tokens.add("x".repeat(9_000));
        tokens.add("...");
        tokens.add(hmac(party));
        tokens.add(stranger(party));
        tokens.add(DemoTokens.sign(DemoTokens.claims(party, ALL).issuer("https://evil.example")));
        tokens.add(DemoTokens.sign(DemoTokens.claims(party, ALL).audience("other")));
        tokens.add(DemoTokens.sign(DemoTokens.claims(party, ALL).expiresAt(1L)));
        tokens.add(DemoTokens.sign(DemoTokens.claims(party, ALL).claim("nbf", 4_000_000_000L)));
        tokens.add(DemoTokens.sign(DemoTokens.claims(party, ALL).claim("cnf", Map.of("jkt", "x"))));
        tokens.add(DemoTokens.sign(DemoTokens.claims(party, ALL).claim("jti", "")));
        tokens.add(DemoTokens.sign(DemoTokens.claims(party, ALL).claim("client_id", "")));
        tokens.add(DemoTokens.of("nobody-" + party, ALL));
        tokens.add(DemoTokens.of(party, "identity:verif"));
        tokens.add(DemoTokens.of(party, ""));
        tokens.add(DemoTokens.of(other, "chip:verify"));
        tokens.add(DemoTokens.of(other, ALL));
        tokens.add(DemoTokens.ofCitizen(citizen));
        tokens.add(DemoTokens.ofCitizen("1"));
        tokens.add(DemoTokens.signForCitizen(DemoTokens.claims(party, ALL)));
        return tokens;
    }

    /// The public key taken for a secret: what goes wrong where the algorithm is the token's
    /// choice.
    private static String hmac(String party) {
        byte[] publicKey =
                DemoTokens.settings()
                        .get("mp.jwt.verify.publickey")
                        .getBytes(StandardCharsets.US_ASCII);
        return DemoTokens.claims(party, ALL)
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .header("typ", "at+jwt")
                .sign(new SecretKeySpec(publicKey, "HmacSHA256"));
    }

    /// Good but for the key, which nobody knows.
    private static String stranger(String party) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            PrivateKey key = keys.generateKeyPair().getPrivate();
            return Jwt.claims()
                    .issuer(DemoTokens.ISSUER)
                    .audience(DemoTokens.AUDIENCE)
                    .subject(party)
                    .claim("client_id", party)
                    .claim("scope", ALL)
                    .jws()
                    .algorithm(SignatureAlgorithm.PS256)
                    .keyId("dev-1")
                    .header("typ", "at+jwt")
                    .sign(key);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has RSA", e);
        }
    }

    private static String url(String text) {
        return url(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
