package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignedNoteTest {

    private static final String EXAMPLE_KEY =
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String EXAMPLE =
            """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    @Test
    void exampleOfTheSpecificationIsSignedByItsKey() throws MalformedNoteException {
        SignedNote note = SignedNote.parse(EXAMPLE);

        assertThat(note.isSignedBy(NoteVerifier.parse(EXAMPLE_KEY))).isTrue();
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.encoded()).isEqualTo(EXAMPLE);
    }
}
