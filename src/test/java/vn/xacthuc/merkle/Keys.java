package vn.xacthuc.merkle;

import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Keys for tests.
final class Keys {

    private static final String PKCS8 = "302e020100300506032b657004220420";

    private Keys() {}

    static PrivateKey any() {
        return Ed25519Keys.generate(new SecureRandom()).getPrivate();
    }

    /// The key of a published seed.
    static PrivateKey ofSeed(String hex) {
        byte[] encoded = HexFormat.of().parseHex(PKCS8 + hex);
        return Ed25519Keys.readPrivate(Base64.getEncoder().encodeToString(encoded));
    }
}
