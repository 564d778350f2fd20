package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what an entry holds beside its leaf: salt, details and answer (AES-256-GCM).
///
/// Layout of the plaintext: salt (32 bytes), length of the details (4 bytes, big endian), details,
/// answer. The entry's id is authenticated along, so that two rows cannot be swapped.
@ApplicationScoped
public class DetailCipher {

    public static final int SALT_LENGTH = 32;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    /// What one entry holds beside its leaf.
    ///
    /// @param salt 32 random bytes, which keep the leaf's commitment from being guessed
    /// @param answer the answer given, its leaf number open; empty for an entry without an answer
    public record Contents(byte[] salt, byte[] details, byte[] answer) {

        @Override
        public String toString() {
            return "Contents[masked]";
        }
    }

    private final DataKeys keys;
    private final SecureRandom random;

    DetailCipher(DataKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    byte[] encrypt(SecretKeySpec key, UUID entry, Contents contents) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        ByteBuffer plaintext =
                ByteBuffer.allocate(
                        SALT_LENGTH
                                + Integer.BYTES
                                + contents.details().length
                                + contents.answer().length);
        plaintext.put(contents.salt());
        plaintext.putInt(contents.details().length).put(contents.details());
        plaintext.put(contents.answer()).flip();
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bytes(entry));
            ByteBuffer sealed =
                    ByteBuffer.allocate(NONCE_LENGTH + cipher.getOutputSize(plaintext.limit()));
            sealed.put(nonce);
            cipher.doFinal(plaintext, sealed);
            return sealed.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("details could not be encrypted", e);
        }
    }

    /// @throws SQLException when the row was altered or its key is gone
    public Contents decrypt(UUID keyId, UUID entry, byte[] ciphertext) throws SQLException {
        SecretKeySpec key = keys.key(keyId);
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key,
                    new GCMParameterSpec(TAG_BITS, ciphertext, 0, NONCE_LENGTH));
            cipher.updateAAD(bytes(entry));
            byte[] plaintext =
                    cipher.doFinal(ciphertext, NONCE_LENGTH, ciphertext.length - NONCE_LENGTH);
            return contents(ByteBuffer.wrap(plaintext));
        } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
            throw new SQLException("the details of entry " + entry + " do not decrypt", e);
        }
    }

    private static Contents contents(ByteBuffer plaintext) {
        byte[] salt = new byte[SALT_LENGTH];
        plaintext.get(salt);
        byte[] details = new byte[plaintext.getInt()];
        plaintext.get(details);
        byte[] answer = new byte[plaintext.remaining()];
        plaintext.get(answer);
        return new Contents(salt, details, answer);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
