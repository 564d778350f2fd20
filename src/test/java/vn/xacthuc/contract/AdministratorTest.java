package vn.xacthuc.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministratorTest {

    @ParameterizedTest
    @CsvSource({
        "desk, lan,  desk,  lan,  true,  the same person",
        "desk, lan,  other, lan,  true,  the same person at another desk",
        "desk, lan,  desk,  minh, false, two people at one desk",
        "desk, lan,  other, minh, false, two people",
        "desk, lan,  desk,  desk, true,  a person and the program that the person uses",
        "desk, desk, desk,  lan,  true,  a program and a person who uses it",
        "desk, desk, other, lan,  false, a program and a person with another",
        "desk, desk, other, other, false, two programs",
        "desk, desk, desk,  desk, true,  one program"
    })
    void twoAreOneWhereOnePairOfEyesCouldBeBoth(
            String client, String subject, String otherClient, String otherSubject, boolean same) {
        Administrator one = new Administrator(client, subject);
        Administrator other = new Administrator(otherClient, otherSubject);

        assertThat(one.isSameAs(other)).isEqualTo(same);
        assertThat(other.isSameAs(one)).isEqualTo(same);
    }
}
