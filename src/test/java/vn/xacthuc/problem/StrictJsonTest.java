package vn.xacthuc.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static final String JSON = "application/json";
    private static final int LIMIT = 10_000;
    private static final String WHOLE =
            """
            {"text":"Nguyễn Văn An 😀","whole":1,"boxed":-7,"exact":1.5,"flag":true,"sex":"MALE",
             "date":"1990-05-02","instant":"2026-11-21T02:11:00Z",
             "id":"6d0f0000-0000-7000-8000-000000000000","bytes":"AQID","list":["a","b"],
             "map":{"1":"x"},"inner":{"name":"b","count":2},
             "rules":[{"type":"AGE","years":18},{"type":"ALIVE"}]}
            """;

    private final StrictJson json = new StrictJson();

    @Test
    void readsEveryKindOfMember() {
        Sample sample = read(WHOLE);

        assertThat(sample.text()).isEqualTo("Nguyễn Văn An 😀");
        assertThat(sample.whole()).isEqualTo(1);
        assertThat(sample.boxed()).isEqualTo(-7);
        assertThat(sample.exact()).isEqualTo(1.5);
        assertThat(sample.flag()).isTrue();
        assertThat(sample.sex()).isEqualTo(Sex.MALE);
        assertThat(sample.date()).isEqualTo(LocalDate.of(1990, 5, 2));
        assertThat(sample.instant()).isEqualTo(Instant.parse("2026-11-21T02:11:00Z"));
        assertThat(sample.bytes()).containsExactly(1, 2, 3);
        assertThat(sample.list()).containsExactly("a", "b");
        assertThat(sample.map()).containsEntry("1", "x");
        assertThat(sample.inner()).isEqualTo(new Inner("b", 2));
        assertThat(sample.rules()).containsExactly(new Age(18), new Alive());
    }

    @Test
    void leavesOutWhatIsNullOrAbsent() {
        Sample sample = read("{\"whole\":1,\"text\":null,\"list\":[],\"map\":{}}");

        assertThat(sample.text()).isNull();
        assertThat(sample.date()).isNull();
        assertThat(sample.list()).isEmpty();
        assertThat(sample.map()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T09:11:00+07:00", "2026-11-21T02:11:00.000Z"})
    void takesAnInstantInEveryFormOfRfc3339(String instant) {
        assertThat(read("{\"whole\":1,\"instant\":\"" + instant + "\"}").instant())
                .isEqualTo(Instant.parse("2026-11-21T02:11:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                                 | malformed-json |
                    `  `                               | malformed-json |
                    null                               | malformed-json |
                    {                                  | malformed-json |
                    {"whole":1                         | malformed-json |
                    {"whole":1}}                       | malformed-json |
                    {"whole":1}{}                      | malformed-json |
                    {"whole":1} x                      | malformed-json |
                    {"whole":1,}                       | malformed-json |
                    {"whole":01}                       | malformed-json |
                    {"exact":NaN}                      | malformed-json |
                    {'whole':1}                        | malformed-json |
                    {whole:1}                          | malformed-json |
                    {"whole":1/**/}                    | malformed-json |
                    {"whole":1,"whole":1}              | malformed-json |
                    {"inner":{"name":"a","name":"b"}}  | malformed-json |
                    {"map":{"1":"a","1":"b"}}          | malformed-json |
                    {"text":"\\x"}                     | malformed-json |
                    {"inner":{"name":nul}}             | malformed-json |
                    {"whole":1,"unknown":1}            | unknown-field  | /unknown
                    {"inner":{"count":1,"other":1}}    | unknown-field  | /inner/other
                    {"rules":[{"type":"ALIVE","old":1}]} | unknown-field  | /rules/0/old
                    {"whole":1,"Whole":1}              | unknown-field  | /Whole
                    {"whole":1,"Nguyễn Văn An":1}      | unknown-field  | ``
                    {"inner":{"count":1,"003090000001":1}} | unknown-field  | /inner
                    []                                 | wrong-type     | ``
                    "text"                             | wrong-type     | ``
                    ""                                 | wrong-type     | ``
                    1                                  | wrong-type     | ``
                    {"whole":"1"}                      | wrong-type     | /whole
                    {"whole":""}                       | wrong-type     | /whole
                    {"whole":1.0}                      | wrong-type     | /whole
                    {"whole":1e0}                      | wrong-type     | /whole
                    {"whole":true}                     | wrong-type     | /whole
                    {"whole":[1]}                      | wrong-type     | /whole
                    {"whole":{}}                       | wrong-type     | /whole
                    {"boxed":"1"}                      | wrong-type     | /boxed
                    {"boxed":""}                       | wrong-type     | /boxed
                    {"boxed":1.0}                      | wrong-type     | /boxed
                    {"exact":"1.5"}                    | wrong-type     | /exact
                    {"exact":""}                       | wrong-type     | /exact
                    {"exact":false}                    | wrong-type     | /exact
                    {"flag":"true"}                    | wrong-type     | /flag
                    {"flag":""}                        | wrong-type     | /flag
                    {"flag":1}                         | wrong-type     | /flag
                    {"text":1}                         | wrong-type     | /text
                    {"text":1.5}                       | wrong-type     | /text
                    {"text":true}                      | wrong-type     | /text
                    {"text":["a"]}                     | wrong-type     | /text
                    {"text":{}}                        | wrong-type     | /text
                    {"list":"a"}                       | wrong-type     | /list
                    {"list":""}                        | wrong-type     | /list
                    {"list":{}}                        | wrong-type     | /list
                    {"list":["a",1]}                   | wrong-type     | /list/1
                    {"map":[]}                         | wrong-type     | /map
                    {"map":""}                         | wrong-type     | /map
                    {"map":{"2":1}}                    | wrong-type     | /map/2
                    {"inner":""}                       | wrong-type     | /inner
                    {"inner":[]}                       | wrong-type     | /inner
                    {"inner":{"name":1}}               | wrong-type     | /inner/name
                    {"sex":0}                          | wrong-type     | /sex
                    {"sex":["MALE"]}                   | wrong-type     | /sex
                    {"date":19900502}                  | wrong-type     | /date
                    {"date":[1990,5,2]}                | wrong-type     | /date
                    {"instant":1700000000}             | wrong-type     | /instant
                    {"instant":1.5}                    | wrong-type     | /instant
                    {"id":1}                           | wrong-type     | /id
                    {"bytes":[1,2]}                    | wrong-type     | /bytes
                    {"bytes":1}                        | wrong-type     | /bytes
                    {"rules":[1]}                      | wrong-type     | /rules/0
                    {"rules":{}}                       | wrong-type     | /rules
                    {"rules":[{"type":"AGE","years":"1"}]} | wrong-type | /rules/0/years
                    {"text":"a\\u0000b"}               | invalid-value  | /text
                    {"text":"\\ud800"}                 | invalid-value  | /text
                    {"text":"\\ud800a"}                | invalid-value  | /text
                    {"text":"\\udc00\\ud800"}          | invalid-value  | /text
                    {"list":["\\u0000"]}               | invalid-value  | /list/0
                    {"map":{"3":"\\u0000"}}            | invalid-value  | /map/3
                    {"map":{"\\u0000":"a"}}            | invalid-value  | /map
                    {"map":{"\\ud800":"a"}}            | malformed-json |
                    {"inner":{"name":"\\udfff"}}       | invalid-value  | /inner/name
                    {"sex":"male"}                     | invalid-value  | /sex
                    {"sex":"Nguyễn"}                   | invalid-value  | /sex
                    {"sex":"MALE "}                    | invalid-value  | /sex
                    {"sex":""}                         | invalid-value  | /sex
                    {"sex":"1"}                        | invalid-value  | /sex
                    {"date":""}                        | invalid-value  | /date
                    {"date":"02/05/1990"}              | invalid-value  | /date
                    {"date":"1990-02-30"}              | invalid-value  | /date
                    {"date":"1990-5-2"}                | invalid-value  | /date
                    {"date":"+11990-05-02"}            | invalid-value  | /date
                    {"instant":""}                     | invalid-value  | /instant
                    {"instant":"2026-11-21"}           | invalid-value  | /instant
                    {"instant":"2026-11-21T02:11:00"}  | invalid-value  | /instant
                    {"instant":"+12026-11-21T02:11:00Z"} | invalid-value | /instant
                    {"id":"x"}                         | invalid-value  | /id
                    {"id":""}                          | invalid-value  | /id
                    {"id":"1-1-1-1-1"}                 | invalid-value  | /id
                    {"bytes":"***"}                    | invalid-value  | /bytes
                    {"bytes":"AQI"}                    | invalid-value  | /bytes
                    {"instant":"2026-11-21T24:00:00Z"} | invalid-value  | /instant
                    {"whole":99999999999}              | invalid-value  | /whole
                    {"inner":{"count":99999999999}}    | invalid-value  | /inner/count
                    {"inner":{"name":"a","count":-1}}  | invalid-value  | /inner
                    {"rules":[{"type":"NONE"}]}        | invalid-value  | /rules/0/type
                    {"rules":[{"years":1}]}            | missing-field  | /rules/0/type
                    {"whole":null}                     | missing-field  | /whole
                    {"inner":{"name":"a"}}             | missing-field  | /inner/count
                    {"inner":{"name":"forbidden","count":1}} | not-supported |
                    """)
    void refuses(String body, String code, @Nullable String pointer) {
        ProblemException problem = refusal(JSON, body.getBytes(UTF_8), Sample.class);

        assertThat(problem.type().code()).isEqualTo(code);
        if (pointer == null) {
            assertThat(problem.fieldProblems()).isEmpty();
        } else {
            assertThat(problem.fieldProblems())
                    .singleElement()
                    .extracting(FieldProblem::pointer)
                    .isEqualTo(pointer);
        }
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[][] bodies = {
            "{\"text\":\"Nguyễn\"}".replace('ễ', 'é').getBytes(ISO_8859_1),
            "{\"whole\":1}".getBytes(UTF_16BE),
            surrounded(0xC0, 0x80), // overlong U+0000
            surrounded(0xC1, 0xBF), // overlong
            surrounded(0xE0, 0x80, 0x80), // overlong
            surrounded(0xF0, 0x80, 0x80, 0x80), // overlong
            surrounded(0xED, 0xA0, 0x80), // a surrogate
            surrounded(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80), // CESU-8
            surrounded(0xF4, 0x90, 0x80, 0x80), // past U+10FFFF
            surrounded(0xF5, 0x80, 0x80, 0x80),
            surrounded(0x80),
            surrounded(0xE1, 0xBB), // cut off
            new byte[] {(byte) 0xEF, (byte) 0xBB},
            "\uFEFF{\"whole\":1}".getBytes(UTF_8), // a byte order mark
        };

        for (byte[] body : bodies) {
            assertThat(refusal(JSON, body, Sample.class).type())
                    .isEqualTo(ProblemType.MALFORMED_JSON);
        }
    }

    @Test
    void refusesTheThirtyThirdLevelOfNesting() {
        String deepest = "[".repeat(31) + "]".repeat(31);
        assertThat(
                        refusal(
                                JSON,
                                ("{\"whole\":1,\"unknown\":" + deepest + "}").getBytes(UTF_8),
                                Sample.class))
                .extracting(ProblemException::type)
                .isEqualTo(ProblemType.UNKNOWN_FIELD);
        assertThat(json.read(JSON, ("{\"any\":" + deepest + "}").getBytes(UTF_8), LIMIT, Any.class))
                .isNotNull();

        String deeper = "[".repeat(32) + "]".repeat(32);
        assertThat(refusal(JSON, ("{\"any\":" + deeper + "}").getBytes(UTF_8), Any.class).type())
                .isEqualTo(ProblemType.MALFORMED_JSON);
    }

    @Test
    void refusesOneByteMoreThanTheLimit() {
        byte[] body = "{\"whole\":1}".getBytes(UTF_8);

        assertThat(json.read(JSON, body, body.length, Sample.class).whole()).isEqualTo(1);
        assertThat(
                        catchThrowableOfType(
                                        ProblemException.class,
                                        () -> json.read(JSON, body, body.length - 1, Sample.class))
                                .type())
                .isEqualTo(ProblemType.BODY_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json; charset=\"utf-8\"",
                "application/merge-patch+json",
                "application/problem+json; profile=x; charset=utf-8",
            })
    void acceptsEverySpellingOfJson(String contentType) {
        byte[] body = "{\"whole\":1}".getBytes(UTF_8);
        assertThat(json.read(contentType, body, LIMIT, Sample.class).whole()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "text/json",
                "application/xml",
                "application/jsonp",
                "application/+json",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json; profile=x; charset=windows-1258",
                "application/x-www-form-urlencoded",
            })
    void refusesEveryOtherMediaType(String contentType) {
        assertThat(refusal(contentType, "{\"whole\":1}".getBytes(UTF_8), Sample.class).type())
                .isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void refusesABodyWithoutMediaType() {
        assertThat(refusal(null, "{\"whole\":1}".getBytes(UTF_8), Sample.class).type())
                .isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void letsNothingEscapeButProblems() {
        Random random = new Random(20261121);
        byte[] whole = WHOLE.getBytes(UTF_8);
        byte[] alphabet = "{}[]\",:0123456789.eE+-\\utrflasn \u0000".getBytes(UTF_8);
        int refused = 0;
        for (int round = 0; round < 60_000; round++) {
            byte[] body = whole.clone();
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                int at = random.nextInt(body.length);
                body[at] =
                        random.nextInt(4) == 0
                                ? (byte) random.nextInt(256)
                                : alphabet[random.nextInt(alphabet.length)];
            }
            try {
                json.read(JSON, body, LIMIT, Sample.class);
            } catch (ProblemException expected) {
                assertThat(expected.type()).isNotEqualTo(ProblemType.INTERNAL_ERROR);
                assertThat(expected.type().status()).isBetween(400, 422);
                refused++;
            }
        }
        assertThat(refused).isBetween(30_000, 59_999);
    }

    private Sample read(String body) {
        return json.read(JSON, body.getBytes(UTF_8), LIMIT, Sample.class);
    }

    private ProblemException refusal(@Nullable String contentType, byte[] body, Class<?> type) {
        ProblemException problem =
                catchThrowableOfType(
                        ProblemException.class, () -> json.read(contentType, body, LIMIT, type));
        assertThat(problem).as("refused").isNotNull();
        return problem;
    }

    private static byte[] surrounded(int... middle) {
        byte[] body = "{\"text\":\"".getBytes(UTF_8);
        byte[] end = "\",\"whole\":1}".getBytes(UTF_8);
        byte[] whole = new byte[body.length + middle.length + end.length];
        System.arraycopy(body, 0, whole, 0, body.length);
        for (int index = 0; index < middle.length; index++) {
            whole[body.length + index] = (byte) middle[index];
        }
        System.arraycopy(end, 0, whole, body.length + middle.length, end.length);
        return whole;
    }

    enum Sex {
        MALE,
        FEMALE
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Age.class, name = "AGE"),
        @JsonSubTypes.Type(value = Alive.class, name = "ALIVE")
    })
    sealed interface Rule {}

    record Age(int years) implements Rule {}

    record Alive() implements Rule {}

    record Inner(@Nullable String name, int count) {
        Inner {
            if (count < 0) {
                throw new IllegalArgumentException("count");
            }
            if ("forbidden".equals(name)) {
                throw new ProblemException(ProblemType.NOT_SUPPORTED);
            }
        }
    }

    record Any(@Nullable Object any) {}

    @SuppressWarnings("ArrayRecordComponent") // what requests carry base64 in
    record Sample(
            @Nullable String text,
            int whole,
            @Nullable Integer boxed,
            @Nullable Double exact,
            @Nullable Boolean flag,
            @Nullable Sex sex,
            @Nullable LocalDate date,
            @Nullable Instant instant,
            @Nullable UUID id,
            byte @Nullable [] bytes,
            @Nullable List<String> list,
            @Nullable Map<String, String> map,
            @Nullable Inner inner,
            @Nullable List<Rule> rules) {}
}
