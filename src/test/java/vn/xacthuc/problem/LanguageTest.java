package vn.xacthuc.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                                                    | ENGLISH
                    ``                              | ENGLISH
                    vi                              | VIETNAMESE
                    VI-vn                           | VIETNAMESE
                    vi-VN,vi;q=0.9,en-US;q=0.8      | VIETNAMESE
                    en-US,en;q=0.9,vi;q=0.8         | ENGLISH
                    en;q=0.5,vi;q=0.6               | VIETNAMESE
                    vi;q=0.5,en;q=0.6               | ENGLISH
                    en,vi                           | ENGLISH
                    vi,en                           | VIETNAMESE
                    fr,vi;q=0.1                     | VIETNAMESE
                    fr,de                           | ENGLISH
                    *                               | ENGLISH
                    *;q=0.1,vi                      | VIETNAMESE
                    vi;q=0                          | ENGLISH
                    vie                             | ENGLISH
                    ;;;q=                           | ENGLISH
                    vi;q=2                          | ENGLISH
                    """)
    void prefers(@Nullable String header, Language expected) {
        assertThat(Language.preferredBy(header)).isEqualTo(expected);
    }

    @Test
    void sortsNoListOfUnreasonableLength() {
        assertThat(Language.preferredBy("vi" + ",fr".repeat(84))).isEqualTo(Language.VIETNAMESE);
        assertThat(Language.preferredBy("vi" + ",fr".repeat(85))).isEqualTo(Language.ENGLISH);
    }
}
