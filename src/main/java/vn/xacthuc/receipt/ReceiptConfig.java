package vn.xacthuc.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Settings of the room `receipt`.
@ConfigMapping(prefix = "xacthuc.receipt")
public interface ReceiptConfig {

    /// Who signs the receipts (`iss`), best the address under which `/.well-known/jwks.json` is
    /// served, for instance `https://xacthuc.example.gov.vn`. A receipt of another issuer is none
    /// of ours.
    String issuer();

    /// All keys that signed receipts, by `kid`. A key that no longer signs stays, at least as its
    /// public key: without it the receipts that it signed are refused.
    Map<String, Key> keys();

    /// The `kid` of the key that signs.
    String currentKey();

    /// Keys of the disclosures' salts by id, base64 of at least 32 bytes each. One that is no
    /// longer current stays: without it the disclosures of the receipts made with it cannot be
    /// built again from their requests; receipts that were handed out with theirs stay genuine.
    Map<String, String> saltKeys();

    /// Id of the key that salts new disclosures.
    Optional<String> currentSaltKey();

    /// The one key of a service whose salt keys have no ids; used where no id is current.
    Optional<String> saltKey();

    /// How many statements about persons are written at a time; one more is told to come back later
    /// (503). Nobody has two.
    @WithDefault("16")
    int exports();

    /// How many statements a citizen may take about himself or herself in a day.
    @WithDefault("10")
    int exportsADay();

    /// How long somebody may take to read such a statement before it is broken off.
    @WithDefault("PT10M")
    Duration exportTime();

    /// A key (P-256): the private one, or of a retired key the public one alone.
    interface Key {

        /// PKCS#8, PEM or the base64 of its DER.
        Optional<String> privateKey();

        /// SubjectPublicKeyInfo, PEM or the base64 of its DER; ignored beside a private key.
        Optional<String> publicKey();

        /// The agency's certificates for this key, PEM, the key's own first, each certified by the
        /// next one. Receipts then carry them (`x5c`, RFC 7515 section 4.1.6).
        Optional<String> certificates();
    }
}
