package vn.xacthuc.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|{}|",
                "{'a':1}|{'a':1}|",
                "{'a':1}|{'a':2}|CHANGED /a",
                "{'a':1}|{'b':1}|REMOVED /a, ADDED /b",
                "{'a':{'b':true,'c':1}}|{'a':{'b':false,'c':1}}|CHANGED /a/b",
                "{}|{'a':{'b':true}}|ADDED /a",
                "{'a':{'b':true}}|{'a':[]}|CHANGED /a",
                "{'a':['x','y']}|{'a':['y','x']}|",
                "{'a':['x','y']}|{'a':['x']}|CHANGED /a",
                "{'a':[]}|{'a':['x']}|CHANGED /a",
                "{'a/b~c':1}|{}|REMOVED /a~1b~0c"
            })
    void everyPlaceThatDiffersIsNamedOnce(String before, String after, String expected)
            throws JsonProcessingException {
        assertThat(between(before, after))
                .extracting(one -> one.change() + " " + one.pointer())
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(", ")));
    }

    @Test
    void bothValuesAreShown() throws JsonProcessingException {
        Difference changed = between("{'a':1}", "{'a':2}").getFirst();
        Difference added = between("{}", "{'a':2}").getFirst();
        Difference removed = between("{'a':1}", "{}").getFirst();

        assertThat(List.of(changed.before().asInt(), changed.after().asInt()))
                .isEqualTo(List.of(1, 2));
        assertThat(added.before()).isNull();
        assertThat(added.after().asInt()).isEqualTo(2);
        assertThat(removed.before().asInt()).isEqualTo(1);
        assertThat(removed.after()).isNull();
    }

    private static List<Difference> between(String before, String after)
            throws JsonProcessingException {
        return Difference.between(
                JSON.readTree(before.replace('\'', '"')), JSON.readTree(after.replace('\'', '"')));
    }
}
