package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    /// The example of C2SP signed-note.
    private static final String EXAMPLE_KEY =
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String EXAMPLE =
            """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    private static final String SIGNATURE = "— a AAAAAQE=\n";

    @Test
    void exampleOfTheSpecificationIsSignedByItsKey() throws MalformedNoteException {
        SignedNote note = SignedNote.parse(EXAMPLE);

        assertThat(note.isSignedBy(NoteVerifier.parse(EXAMPLE_KEY))).isTrue();
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.encoded()).isEqualTo(EXAMPLE);
    }

    @Test
    void notOneBitOfTheExampleMayDiffer() throws MalformedNoteException {
        NoteVerifier key = NoteVerifier.parse(EXAMPLE_KEY);
        byte[] bytes = EXAMPLE.getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            String damaged = new String(Damage.bit(bytes, bit), StandardCharsets.UTF_8);

            assertThat(isSigned(damaged, key)).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void textMayHaveEmptyLines() throws MalformedNoteException {
        SignedNote note = SignedNote.parse("\n\n\na\n\nb\n\n" + SIGNATURE);

        assertThat(note.text()).isEqualTo("\n\n\na\n\nb\n");
        assertThat(SignedNote.parse("\n\n" + SIGNATURE).text()).isEqualTo("\n");
        assertThat(note.signatures())
                .singleElement()
                .matches(signature -> signature.name().equals("a") && signature.keyId() == 1);
    }

    @Test
    void signaturesOfOthersDoNotMatter() throws MalformedNoteException {
        NoteSigner signer = NoteSigner.of("ours", Keys.any());
        NoteSigner other = NoteSigner.of("ours", Keys.any());
        SignedNote note = new SignedNote("text\n", List.of()).with(other.sign("else\n"));

        assertThat(note.isSignedBy(signer.verifier())).isFalse();
        assertThat(note.with(signer.sign("text\n")).isSignedBy(signer.verifier())).isTrue();
        assertThat(note.signatures()).hasSize(1);
    }

    @Test
    void oneWrongSignatureOfAKnownKeySpoilsTheNote() {
        NoteSigner signer = NoteSigner.of("ours", Keys.any());
        SignedNote note =
                new SignedNote("text\n", List.of())
                        .with(signer.sign("text\n"))
                        .with(signer.sign("else\n"));

        assertThatExceptionOfType(MalformedNoteException.class)
                .isThrownBy(() -> note.isSignedBy(signer.verifier()));
    }

    @Test
    void hundredSignaturesAreReadAndOneMoreIsNot() throws MalformedNoteException {
        assertThat(SignedNote.parse("a\n\n" + SIGNATURE.repeat(100)).signatures()).hasSize(100);
        assertRefused("a\n\n" + SIGNATURE.repeat(101));
        assertRefused("a\n\n" + SIGNATURE.repeat(70_000));
    }

    @Test
    void noteOfAMillionCharactersIsReadAndALongerOneIsNot() throws MalformedNoteException {
        String text = "x".repeat((1 << 20) - SIGNATURE.length() - 2) + "\n\n" + SIGNATURE;

        assertThat(SignedNote.parse(text).encoded()).isEqualTo(text);
        assertRefused("x" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "a",
                "a\n",
                "a\n\n",
                "a\n\nb\n",
                "a\n— a AAAAAQE=\n",
                "a\n\n— a AAAAAQE=",
                "a\n\n— a AAAAAQE=\n\n",
                "a\n\n\n— a AAAAAQE=\n\n",
                "— a AAAAAQE=\n",
                "a\n\n- a AAAAAQE=\n",
                "a\n\n—a AAAAAQE=\n",
                "a\n\n—\n",
                "a\n\n— \n",
                "a\n\n— a\n",
                "a\n\n— a \n",
                "a\n\n—  AAAAAQE=\n",
                "a\n\n— a  AAAAAQE=\n",
                "a\n\n— a AAAAAQE= \n",
                "a\n\n— a AAAAAQE\n",
                "a\n\n— a AAAAAQF=\n",
                "a\n\n— a AAAAAQE=x\n",
                "a\n\n— a AAAAAQ==\n",
                "a\n\n— a AAAA\n",
                "a\n\n— a+b AAAAAQE=\n",
                "a\n\n— a\u00a0b AAAAAQE=\n",
                "a\r\n\r\n— a AAAAAQE=\r\n",
                "a\tb\n\n— a AAAAAQE=\n",
                "a\u0000\n\n— a AAAAAQE=\n",
                "a\u001f\n\n— a AAAAAQE=\n",
                "\ud800\n\n— a AAAAAQE=\n",
                "a\n\n— a AAAAAQE=\n— b\n",
                "a\n\n— a AAAAAQE=\nb\n",
                "a\n\n— a AAA_AQE=\n"
            })
    void whatIsNoNoteIsRefused(String encoded) {
        assertRefused(encoded);
    }

    @Test
    void noteThatCannotBeIsNotMade() {
        for (String text : List.of("", "a", "a\tb\n", "\udc00\n")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new SignedNote(text, List.of()));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoteSignature("a", 1, new byte[0]));
    }

    private static boolean isSigned(String encoded, NoteVerifier key) {
        try {
            return SignedNote.parse(encoded).isSignedBy(key);
        } catch (MalformedNoteException e) {
            return false;
        }
    }

    private static void assertRefused(String encoded) {
        assertThatExceptionOfType(MalformedNoteException.class)
                .isThrownBy(() -> SignedNote.parse(encoded));
    }
}
