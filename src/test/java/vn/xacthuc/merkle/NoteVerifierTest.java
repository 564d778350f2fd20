package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteVerifierTest {

    /// From the tests of Go's `sumdb/note`, as are the two keys refused below.
    private static final String PETER =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    /// A device of the Armored Witness project and what it cosigned on 23 October 2024.
    private static final String WITNESS =
            "ArmoredWitness-floral-sky+c7cf0b6d+BOkCmTmKTTnQMNqIigkj7PFnhogawSJD23PJ8M8qLYDm";

    private static final String COSIGNED =
            """
            transparency.dev/armored-witness/firmware_transparency/ci/3
            59
            kOFMkeamIdrYFLx5zbWFhflak6dlEEDOU++fxYEZMBw=

            — transparency.dev-aw-ftlog-ci-3 P2iVIt3Jsaha3E2i0MHdKZ6fgYJTgXO86nUsxKPVq6uTwRSclTSh/ELnDGbNL+XDyD3EkWIdL2AGGNmbN7IN2rB/7gE=
            — ArmoredWitness-weathered-rain CnjfIAAAAABnGRrHjQi7IZQqVea4YnU/ADsv844r1ezGjvubUy1MMJm4as9bRiT70xNWQ67RCA76LMy7SdX4qJNIzL3eSS1BGFWqCw==
            — ArmoredWitness-floral-sky x88LbQAAAABnGRrDEq4Tfy7IIVPqkdXbcufUkCzRRbE3fABZ/jvtg5aFHVMuMR8cV6dVqECDBiH1zRxhNaCQOXSwNLSeJs+NzWt1BA==
            """;

    private static final String TEXT =
            "example.com/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

    @Test
    void publishedKeyIsReadAndWritten() throws MalformedNoteException {
        NoteVerifier verifier = NoteVerifier.parse(PETER);

        assertThat(verifier.name()).isEqualTo("PeterNeumann");
        assertThat(verifier.keyId()).isEqualTo(0xc74f20a3);
        assertThat(verifier.isCosigner()).isFalse();
        assertThat(verifier.encoded()).isEqualTo(PETER);
    }

    @Test
    void publishedSeedSignsAsPublished() {
        NoteSigner signer =
                NoteSigner.of(
                        "PeterNeumann",
                        Keys.ofSeed(
                                "810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173"));

        NoteSignature signature =
                signer.sign(
                        "If you think cryptography is the answer to your problem,\n"
                                + "then you don't know what your problem is.\n");

        assertThat(signer.verifier().encoded()).isEqualTo(PETER);
        assertThat(signature.line())
                .isEqualTo(
                        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2"
                                + "pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
    }

    @Test
    void cosignatureOfARealWitnessIsRight() throws MalformedNoteException {
        SignedNote note = SignedNote.parse(COSIGNED);
        NoteVerifier witness = NoteVerifier.parse(WITNESS);

        assertThat(witness.isCosigner()).isTrue();
        assertThat(note.isSignedBy(witness)).isTrue();
        // 16:48:19 in the summer of London.
        assertThat(witness.timestamp(note.signatures().get(2))).contains(1_729_698_499L);
        assertThat(witness.timestamp(note.signatures().get(1))).isEmpty();
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(59);
    }

    @Test
    void cosignatureCoversTheTextAndTheTime() throws MalformedNoteException {
        Cosigner cosigner = Cosigner.of("w", Keys.any());
        NoteSignature signature = cosigner.cosign(TEXT, 1_700_000_000);
        NoteVerifier verifier = NoteVerifier.parse(cosigner.verifier().encoded());

        assertThat(verifier.verifies(TEXT, signature)).isTrue();
        assertThat(verifier.timestamp(signature)).contains(1_700_000_000L);
        assertThat(verifier.verifies(TEXT + "more\n", signature)).isFalse();
        for (int bit = 0; bit < 72 * 8; bit++) {
            NoteSignature damaged = damaged(signature, bit);
            assertThat(verifier.verifies(TEXT, damaged)).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void cosignatureWithoutATimeOrOfATimeThatCannotBeIsNone() {
        Cosigner cosigner = Cosigner.of("w", Keys.any());
        NoteVerifier verifier = cosigner.verifier();
        NoteSignature signature = cosigner.cosign(TEXT, 0);
        NoteSignature untimed = new NoteSignature("w", verifier.keyId(), new byte[64]);

        assertThat(verifier.timestamp(signature)).contains(0L);
        assertThat(verifier.timestamp(damaged(signature, 7))).isEmpty();
        assertThat(verifier.timestamp(untimed)).isEmpty();
        assertThat(verifier.verifies(TEXT, untimed)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> cosigner.cosign(TEXT, -1));
    }

    @Test
    void oneKeyDoesNotSignAsAnother() {
        NoteSigner log = NoteSigner.of("n", Keys.any());
        NoteSigner otherName = NoteSigner.of("m", Keys.any());
        Cosigner witness = Cosigner.of("n", Keys.any());
        NoteSignature signature = log.sign(TEXT);

        assertThat(log.verifier().verifies(TEXT, signature)).isTrue();
        assertThat(otherName.verifier().verifies(TEXT, signature)).isFalse();
        assertThat(witness.verifier().verifies(TEXT, signature)).isFalse();
        assertThat(log.verifier().timestamp(signature)).isEmpty();
        assertThat(log.verifier().verifies(TEXT, witness.cosign(TEXT, 1))).isFalse();
        assertThat(
                        log.verifier()
                                .verifies(
                                        TEXT,
                                        new NoteSignature(
                                                "m",
                                                log.verifier().keyId(),
                                                signature.signature())))
                .isFalse();
    }

    @Test
    void oneSeedHasTwoIdsAsLogAndAsWitness() {
        PrivateKey key = Keys.any();

        assertThat(NoteSigner.of("n", key).verifier().keyId())
                .isNotEqualTo(Cosigner.of("n", key).verifier().keyId());
    }

    @Test
    void noPartAndNoNeighbourOfAKeyIsAKey() {
        for (int from = 0; from <= PETER.length(); from++) {
            for (int to = from; to <= PETER.length(); to++) {
                if (to - from < PETER.length()) {
                    assertRefused(PETER.substring(from, to));
                }
            }
        }
        for (int i = 0; i < PETER.length(); i++) {
            char next = (char) (PETER.charAt(i) + 1);
            assertRefused(PETER.substring(0, i) + next + PETER.substring(i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A longer key, and a type that does not exist, each with the id that belongs to
                // it.
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "a+00000000+AQIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "++",
                ""
            })
    void whatIsNoKeyIsRefused(String vkey) {
        assertRefused(vkey);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\u00a0b",
                "a\u0085b",
                "a\u2028b",
                "a+b",
                "a\nb",
                "a\tb",
                "\ud800"
            })
    void refusesANameThatNoKeyHas(String name) {
        PrivateKey key = Keys.any();

        assertThatIllegalArgumentException().isThrownBy(() -> NoteSigner.of(name, key));
        assertThatIllegalArgumentException().isThrownBy(() -> Cosigner.of(name, key));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoteSignature(name, 1, new byte[64]));
    }

    private static void assertRefused(String vkey) {
        assertThatExceptionOfType(MalformedNoteException.class)
                .as(vkey)
                .isThrownBy(() -> NoteVerifier.parse(vkey));
    }

    private static NoteSignature damaged(NoteSignature signature, int bit) {
        return new NoteSignature(
                signature.name(), signature.keyId(), Damage.bit(signature.signature(), bit));
    }
}
