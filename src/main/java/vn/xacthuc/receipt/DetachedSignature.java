package vn.xacthuc.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jws.EcdsaUsingShaAlgorithm;

/// Signs what is written through it: a JWS with detached payload (RFC 7515 appendix F), ES256.
///
/// The library signs what it holds as a whole; this one holds nothing, so that what is signed may
/// be long.
final class DetachedSignature extends FilterOutputStream {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int P256_SIGNATURE_BYTES = 64;

    private final Signature signature;
    private final OutputStream payload;
    private final String header;

    /// @param type the header's `typ`
    /// @param chain whether the key's certificates stand in the header, where it has some
    DetachedSignature(OutputStream out, ReceiptKeys keys, String type, boolean chain) {
        super(out);
        ReceiptKey key = keys.current();
        header = header(key, type, chain);
        try {
            signature = signature(keys.provider());
            signature.initSign(key.privateKey().orElseThrow());
            signature.update((header + ".").getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was checked can sign", e);
        }
        payload = BASE64.wrap(new Signed(signature));
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        payload.write(bytes, offset, length);
    }

    /// The signature over everything that was written: `<header>..<signature>`.
    String finish() throws IOException {
        payload.close();
        try {
            byte[] concatenated =
                    EcdsaUsingShaAlgorithm.convertDerToConcatenated(
                            signature.sign(), P256_SIGNATURE_BYTES);
            return header + ".." + BASE64.encodeToString(concatenated);
        } catch (SignatureException e) {
            throw new IllegalStateException("a key that was checked can sign", e);
        }
    }

    /// The compact form of a JWS that belongs to this payload.
    static String attach(String detached, byte[] payload) {
        return detached.replace("..", "." + BASE64.encodeToString(payload) + ".");
    }

    private static Signature signature(Optional<String> provider) throws GeneralSecurityException {
        return provider.isPresent()
                ? Signature.getInstance("SHA256withECDSA", provider.get())
                : Signature.getInstance("SHA256withECDSA");
    }

    private static String header(ReceiptKey key, String type, boolean chain) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "ES256");
        header.put("kid", key.kid());
        header.put("typ", type);
        if (chain && !key.chain().isEmpty()) {
            header.put("x5c", key.x5c());
        }
        try {
            return BASE64.encodeToString(JSON.writeValueAsBytes(header));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    /// What is written here is signed and goes nowhere else.
    private static final class Signed extends OutputStream {

        private final Signature signature;

        private Signed(Signature signature) {
            this.signature = signature;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                signature.update(bytes, offset, length);
            } catch (SignatureException e) {
                throw new IOException("a signature that was begun can go on", e);
            }
        }
    }
}
