package vn.xacthuc.receipt;

import com.authlete.sd.Disclosure;
import com.authlete.sd.SDObjectBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;
import vn.xacthuc.audit.AnswerWriter.EntryIdentity;
import vn.xacthuc.audit.Answered;
import vn.xacthuc.audit.AuditConfig;

/// Signs receipts, and adds to them what their holder may disclose.
@ApplicationScoped
public class Receipts {

    /// The header's `typ`: nothing else that one of these keys signs can pass for a receipt.
    static final String TYPE = "xacthuc-receipt+sd-jwt";

    private final ReceiptKeys keys;
    private final ProviderContext provider = new ProviderContext();
    private final Disclosures disclosures;
    private final ObjectMapper json;
    private final String issuer;
    private final String origin;

    Receipts(
            ReceiptKeys keys,
            Disclosures disclosures,
            ReceiptConfig config,
            AuditConfig log,
            ObjectMapper json) {
        this.keys = keys;
        keys.provider().ifPresent(provider.getSuppliedKeyProviderContext()::setSignatureProvider);
        this.disclosures = disclosures;
        this.json = json;
        issuer = config.issuer();
        origin = log.origin();
    }

    /// The signed receipt of an entry, with no disclosure: `<jwt>~`.
    ///
    /// Its length depends on the statement and on the number of disclosable values alone, so that
    /// answers which must look alike still do.
    public String issue(EntryIdentity entry, Statement statement, Disclosable disclosable) {
        SDObjectBuilder payload = new SDObjectBuilder();
        payload.putClaim("iss", issuer);
        payload.putClaim("jti", entry.id().toString());
        payload.putClaim("iat", entry.recordedAt().getEpochSecond());
        payload.putClaim("client_id", statement.clientId());
        statement.decision().ifPresent(decision -> payload.putClaim("decision", decision));
        payload.putClaim("reasons", statement.reasons());
        payload.putClaim("purpose", statement.purpose());
        statement.subjectToken().ifPresent(token -> payload.putClaim("sub", token));
        payload.putClaim("log", log(entry));
        payload.putSDClaims(disclosures.of(entry.id(), disclosable));
        return sign(payload.build(true)) + "~";
    }

    /// The answer with the disclosures that belong to its receipt, for who brings the request.
    ///
    /// A value whose digest the receipt does not hold is left out: one that a chip names that was
    /// not genuine, or one under a salt key that is gone.
    public byte[] disclose(Answered answered, Disclosable disclosable) {
        return ReceiptMember.in(answered.body())
                .map(member ->
                        member.with(
                                disclosed(answered.entry(), member.receipt(), disclosable).stream()
                                        .map(Disclosure::getDisclosure)
                                        .toList()))
                .orElse(answered.body());
    }

    /// Names of the values that are disclosed beside a receipt of ours.
    public static Set<String> disclosedNames(String receipt) {
        try {
            return CompactReceipt.parse(receipt).disclosures().stream()
                    .map(disclosure -> Disclosure.parse(disclosure).getClaimName())
                    .collect(Collectors.toSet());
        } catch (ReceiptRefusedException e) {
            throw notOurs(e);
        }
    }

    private List<Disclosure> disclosed(UUID entryId, String receipt, Disclosable disclosable) {
        return disclosures.again(entryId, disclosable, digests(receipt));
    }

    private static Set<String> digests(String receipt) {
        try {
            return ReceiptPayload.digests(CompactReceipt.parse(receipt).payload());
        } catch (ReceiptRefusedException e) {
            throw notOurs(e);
        }
    }

    private static IllegalStateException notOurs(ReceiptRefusedException e) {
        return new IllegalStateException("a stored answer holds a receipt as we signed it", e);
    }

    private Map<String, Object> log(EntryIdentity entry) {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("origin", origin);
        log.put("entryId", entry.id().toString());
        log.put("leafHash", Base64.getEncoder().encodeToString(entry.leafHash()));
        return log;
    }

    private String sign(Map<String, Object> payload) {
        ReceiptKey key = keys.current();
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue("ES256");
        jws.setKeyIdHeaderValue(key.kid());
        jws.setHeader(HeaderParameterNames.TYPE, TYPE);
        if (!key.chain().isEmpty()) {
            jws.getHeaders()
                    .setObjectHeaderValue(HeaderParameterNames.X509_CERTIFICATE_CHAIN, key.x5c());
        }
        jws.setProviderContext(provider);
        jws.setKey(key.privateKey().orElseThrow());
        try {
            jws.setPayloadBytes(json.writeValueAsBytes(payload));
            return jws.getCompactSerialization();
        } catch (JoseException | JsonProcessingException e) {
            throw new IllegalStateException(
                    "a receipt can be signed with a key that was checked", e);
        }
    }
}
