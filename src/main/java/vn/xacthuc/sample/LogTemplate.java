package vn.xacthuc.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.xacthuc.merkle.TreeHash;

/// An entry that the service wrote, after which others are made: the same to a byte in length, with
/// an id, a time, a salt and keyed hashes of their own. Their leaves are committed to their
/// details, and their details decrypt.
///
/// @param leaf the leaf's bytes
/// @param details the details' bytes
/// @param answer the answer's bytes, kept as they are
/// @param key the data key, known to the service by `keyId`
record LogTemplate(
        byte[] leaf,
        byte[] details,
        byte[] answer,
        UUID keyId,
        SecretKeySpec key,
        String party,
        String purpose,
        String decision,
        String sector) {

    private static final String NEWEST =
            """
            select e.id, e.leaf, e.party, e.purpose, e.decision, d.sector, d.key_id, d.ciphertext,
                   k.wrapped
            from entry e join entry_detail d using (leaf_index) join detail_key k using (key_id)
            where e.kind = 'VERIFICATION' order by leaf_index desc limit 1
            """;

    private static final int SALT = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int OFFICERS = 5_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// Entries that follow one another, as rows of their tables.
    ///
    /// @param leafHashes one after the other
    record Chunk(byte[] leafHashes, CopyRows entries, CopyRows details, CopyRows keys) {

        static final String ENTRIES =
                "entry (leaf_index, id, recorded_at, kind, party, purpose, decision, leaf)";
        static final String DETAILS =
                "entry_detail (leaf_index, key_id, ciphertext, sector, subject_hmac, officer_hmac,"
                        + " dossier_hmac, procedure_code, reasons)";
        static final String KEYS = "idempotency (key_hash, body_hash, entry_id)";
    }

    /// The newest verification of a log.
    ///
    /// @param wrappingKey base64, the one that wrapped the entry's data key
    static LogTemplate read(Connection connection, String wrappingKey) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEWEST)) {
            if (!row.next()) {
                throw new IllegalStateException("let the service verify somebody first");
            }
            Cipher unwrap = Cipher.getInstance("AESWrap");
            byte[] wrapping = Base64.getDecoder().decode(wrappingKey);
            unwrap.init(Cipher.UNWRAP_MODE, new SecretKeySpec(wrapping, "AES"));
            SecretKeySpec key =
                    (SecretKeySpec)
                            unwrap.unwrap(row.getBytes("wrapped"), "AES", Cipher.SECRET_KEY);
            UUID id = row.getObject("id", UUID.class);
            byte[] sealed = row.getBytes("ciphertext");
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            cipher.updateAAD(bytes(id.getMostSignificantBits(), id.getLeastSignificantBits()));
            ByteBuffer contents =
                    ByteBuffer.wrap(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
            contents.position(SALT);
            byte[] details = new byte[contents.getInt()];
            contents.get(details);
            byte[] answer = new byte[contents.remaining()];
            contents.get(answer);
            return new LogTemplate(
                    row.getBytes("leaf"),
                    details,
                    answer,
                    row.getObject("key_id", UUID.class),
                    key,
                    row.getString("party"),
                    row.getString("purpose"),
                    row.getString("decision"),
                    row.getString("sector"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the newest entry does not open", e);
        }
    }

    /// Makes `count` entries from row `first` on.
    ///
    /// @param millis the time of the first; one follows another within a millisecond
    Chunk make(long first, int count, long millis, SplittableRandom random) {
        try {
            return new Maker(random).chunk(first, count, millis);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES and SHA-256", e);
        }
    }

    private static byte[] bytes(long high, long low) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }

    /// Fills copies of the template in, always the same places.
    private final class Maker {

        private final SplittableRandom random;
        private final byte[] leafCopy = leaf.clone();
        private final byte[] plaintext;
        private final int idAt = at(leaf, "id");
        private final int timeAt = at(leaf, "time");
        private final int commitmentAt = at(leaf, "commitment");
        private final List<Integer> hmacsAt;
        private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        private final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");

        private Maker(SplittableRandom random) throws GeneralSecurityException {
            this.random = random;
            this.plaintext =
                    ByteBuffer.allocate(SALT + Integer.BYTES + details.length + answer.length)
                            .position(SALT)
                            .putInt(details.length)
                            .put(details)
                            .put(answer)
                            .array();
            int start = SALT + Integer.BYTES;
            this.hmacsAt =
                    List.of(
                            start + at(details, "subjectHmac"),
                            start + at(details, "officerHmac"),
                            start + at(details, "dossierHmac"));
        }

        private Chunk chunk(long first, int count, long millis) throws GeneralSecurityException {
            Chunk chunk =
                    new Chunk(
                            new byte[count * TreeHash.LENGTH],
                            new CopyRows(),
                            new CopyRows(),
                            new CopyRows());
            for (int i = 0; i < count; i++) {
                byte[] hash = entry(first + i, millis + i / 64, chunk);
                System.arraycopy(hash, 0, chunk.leafHashes(), i * TreeHash.LENGTH, TreeHash.LENGTH);
            }
            return chunk;
        }

        private byte[] entry(long row, long millis, Chunk chunk) throws GeneralSecurityException {
            // UUIDv7 (RFC 9562 section 5.7), ascending like the rows.
            long high = (millis << 16) | 0x7000 | (row & 0xfff);
            long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
            byte[] salt = new byte[SALT];
            random.nextBytes(salt);
            System.arraycopy(salt, 0, plaintext, 0, SALT);
            byte[] subject = hmac(0);
            byte[] officer = sha256.digest(bytes(0, random.nextInt(OFFICERS)));
            put(plaintext, hmacsAt.get(1), base64(officer));
            byte[] dossier = hmac(2);

            sha256.update(plaintext, 0, SALT);
            sha256.update(plaintext, SALT + Integer.BYTES, details.length);
            put(leafCopy, idAt, new UUID(high, low).toString());
            put(leafCopy, timeAt, TIME.format(Instant.ofEpochMilli(millis)));
            put(leafCopy, commitmentAt, base64(sha256.digest()));

            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bytes(high, low));
            byte[] sealed = new byte[NONCE + cipher.getOutputSize(plaintext.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE);
            cipher.doFinal(plaintext, 0, plaintext.length, sealed, NONCE);

            chunk.entries().row(8).number(row).uuid(high, low).instant(millis);
            chunk.entries().text("VERIFICATION").text(party).text(purpose).text(decision);
            chunk.entries().bytes(leafCopy);
            chunk.details().row(9).number(row);
            chunk.details()
                    .uuid(keyId.getMostSignificantBits(), keyId.getLeastSignificantBits())
                    .bytes(sealed)
                    .text(sector)
                    .bytes(subject)
                    .bytes(officer)
                    .bytes(dossier)
                    .absent()
                    .noTexts();
            chunk.keys().row(3).bytes(random32()).bytes(random32()).uuid(high, low);
            return TreeHash.ofLeaf(leafCopy);
        }

        private byte[] hmac(int which) {
            byte[] hmac = random32();
            put(plaintext, hmacsAt.get(which), base64(hmac));
            return hmac;
        }

        private byte[] random32() {
            byte[] bytes = new byte[TreeHash.LENGTH];
            random.nextBytes(bytes);
            return bytes;
        }

        private static String base64(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }

        private static void put(byte[] target, int at, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(bytes, 0, target, at, bytes.length);
        }

        /// Where the text of a member begins.
        private static int at(byte[] json, String member) {
            String text = new String(json, StandardCharsets.ISO_8859_1);
            String before = "\"" + member + "\":\"";
            int at = text.indexOf(before);
            if (at < 0) {
                throw new IllegalStateException("the newest entry has no " + member);
            }
            return at + before.length();
        }
    }
}
