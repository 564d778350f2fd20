package vn.xacthuc.secret;

import java.util.Base64;

/// A secret value and the setting that it is of.
public record NamedSecret(String setting, String value) {

    /// The value's bytes, where it is base64 of a key.
    ///
    /// @param least how many bytes the key must have
    /// @throws RefusedSecretException when it is none, or shorter
    public byte[] key(int least) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(value.strip());
        } catch (IllegalArgumentException e) {
            // Its message would quote the value.
            throw new RefusedSecretException(setting, "is not base64");
        }
        if (bytes.length < least) {
            throw new RefusedSecretException(setting, "needs at least " + least + " bytes");
        }
        return bytes;
    }

    /// Shows no value.
    @Override
    public String toString() {
        return "NamedSecret[" + setting + "]";
    }
}
