package vn.xacthuc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.xacthuc.party.PolicyDocument;
import vn.xacthuc.party.PolicyJson;
import vn.xacthuc.party.ProbingBudget;
import vn.xacthuc.party.Quota;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.StrictJson;

/// What a draft may not say, and how its author is told.
class ProposalCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PURPOSE = "/terms/purposes/BANK_ACCOUNT_OPENING";

    @Test
    void draftIsCompletedByTheDefaults() throws JsonProcessingException {
        PolicyDocument terms = read(draft());

        assertThat(terms.quota()).isEqualTo(Quota.DEFAULT);
        assertThat(terms.probing()).isEqualTo(new ProbingBudget(5, 10, 1_000, 0.5));
        assertThat(terms.clientIds()).containsExactly("bank-a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/name|'Bank A'|/name",
                "/terms/clientIds|[]|/terms/clientIds",
                "/terms/clientIds|['']|/terms/clientIds/0",
                "/terms/clientIds|['a b']|/terms/clientIds/0",
                "/terms/clientIds|['bank-a','bank-a']|/terms/clientIds/1",
                "/terms/certificateThumbprints|['A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v']"
                        + "|/terms/certificateThumbprints/0",
                "/terms/certificateThumbprints|['A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v1']"
                        + "|/terms/certificateThumbprints/0",
                "/terms/certificateThumbprints|['A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v+=']"
                        + "|/terms/certificateThumbprints/0",
                "/terms/purposes/CURIOSITY|{'requiredContext':[],'validCard':false,"
                        + "'genuineChip':false,'chipPresence':false}|/terms/purposes/CURIOSITY",
                "/terms/purposes/A 003090000001|{'requiredContext':[],'validCard':false,"
                        + "'genuineChip':false,'chipPresence':false}|/terms/purposes",
                "/terms/purposes/BANK_ACCOUNT_OPENING/chipPresence|true|" + PURPOSE,
                "/terms/purposes/BANK_ACCOUNT_OPENING/fields|['sex']|" + PURPOSE + "/fields",
                "/terms/purposes/BANK_ACCOUNT_OPENING/fields|['shoeSize']|" + PURPOSE + "/fields/0",
                "/terms/purposes/BANK_ACCOUNT_OPENING/grades|{'fullName':['NORMALIZED']}|"
                        + PURPOSE,
                "/terms/purposes/BANK_ACCOUNT_OPENING/grades|{'fullName':[]}|" + PURPOSE,
                "/terms/purposes/BANK_ACCOUNT_OPENING/grades|{'fullName':['PARTIAL']}|"
                        + PURPOSE
                        + "/grades/fullName/0",
                "/terms/purposes/BANK_ACCOUNT_OPENING/grades|{'personalId':['EXACT']}|"
                        + PURPOSE
                        + "/grades/personalId",
                "/terms/purposes/BANK_ACCOUNT_OPENING/citizenDelay|'for ever'|"
                        + PURPOSE
                        + "/citizenDelay",
                "/terms/shows|['reasons','everything']|/terms/shows/1",
                "/terms/auditSectors|['SPORT']|/terms/auditSectors/0",
                "/terms/quota|{'perSecond':0,'burst':10}|/terms/quota",
                "/terms/quota|{'perSecond':1000001,'burst':10}|/terms/quota",
                "/terms/quota|{'perSecond':10,'burst':0}|/terms/quota",
                "/terms/quota|{'perSecond':10,'burst':1000001}|/terms/quota",
                "/terms/probing|{'failedClaims':0,'assertionParameters':1,'unknownNumbers':1,"
                        + "'missRatioAlarm':1}|/terms/probing",
                "/terms/probing|{'failedClaims':1,'assertionParameters':0,'unknownNumbers':1,"
                        + "'missRatioAlarm':1}|/terms/probing",
                "/terms/probing|{'failedClaims':1,'assertionParameters':1,'unknownNumbers':0,"
                        + "'missRatioAlarm':1}|/terms/probing",
                "/terms/probing|{'failedClaims':1,'assertionParameters':1,'unknownNumbers':1,"
                        + "'missRatioAlarm':0}|/terms/probing",
                "/terms/probing|{'failedClaims':1,'assertionParameters':1,'unknownNumbers':1,"
                        + "'missRatioAlarm':1.1}|/terms/probing",
                "/terms/validFrom|'1.12.2026'|/terms/validFrom",
                "/terms/validTo|'2026-11-21'|/terms/validTo"
            })
    void impossibleTermIsRefusedWithItsPlace(String place, String value, String pointer)
            throws JsonProcessingException {
        assertThat(faults(set(draft(), place, value), "invalid-value")).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "/name, /name",
        "/terms, /terms",
        "/terms/fields, /terms/fields",
        "/terms/purposes, /terms/purposes",
        "/terms/shows, /terms/shows",
        "/terms/registerBareCounts, /terms/registerBareCounts",
        "/terms/clientIds, /terms/clientIds",
        "/terms/purposes/BANK_ACCOUNT_OPENING/requiredContext, " + PURPOSE + "/requiredContext",
        "/terms/purposes/BANK_ACCOUNT_OPENING/validCard, " + PURPOSE + "/validCard",
        "/terms/purposes/BANK_ACCOUNT_OPENING/genuineChip, " + PURPOSE + "/genuineChip",
        "/terms/purposes/BANK_ACCOUNT_OPENING/chipPresence, " + PURPOSE + "/chipPresence"
    })
    void whatIsNotSaidIsNotGuessed(String place, String pointer) throws JsonProcessingException {
        assertThat(faults(set(draft(), place, null), "missing-field")).containsExactly(pointer);
    }

    @Test
    void unknownTermIsRefused() throws JsonProcessingException {
        assertThat(faults(set(draft(), "/terms/everything", "true"), "unknown-field"))
                .containsExactly("/terms/everything");
    }

    @Test
    void tooManyClientsAreRefused() throws JsonProcessingException {
        List<String> clients = IntStream.range(0, 101).mapToObj(i -> "'c" + i + "'").toList();

        assertThat(faults(set(draft(), "/terms/clientIds", clients.toString()), "invalid-value"))
                .containsExactly("/terms/clientIds");
    }

    @Test
    void lastDayMustNotBeBeforeTheFirst() throws JsonProcessingException {
        ObjectNode draft = set(draft(), "/terms/validFrom", "'2026-12-02'");

        assertThat(faults(set(draft, "/terms/validTo", "'2026-12-01'"), "invalid-value"))
                .containsExactly("/terms/validTo");
        assertThat(read(set(draft, "/terms/validTo", "'2026-12-02'")).validTo()).isNotNull();
    }

    @Test
    void everythingWrongIsToldAtOnce() throws JsonProcessingException {
        ObjectNode draft = set(draft(), "/name", "'Bank A'");

        assertThat(faults(set(draft, "/terms/validTo", "'2026-11-21'"), "invalid-value"))
                .containsExactly("/name", "/terms/validTo");
    }

    @Test
    void clientsOfOthersAreNamedByTheirPlace() throws JsonProcessingException {
        PolicyDocument terms = read(set(draft(), "/terms/clientIds", "['a','b','c']"));

        assertThat(ProposalCheck.taken(terms, Set.of("c", "a")))
                .extracting(FieldProblem::pointer)
                .containsExactly("/terms/clientIds/0", "/terms/clientIds/2");
        assertThat(ProposalCheck.taken(terms, Collections.emptySet())).isEmpty();
    }

    @Test
    void termsAreReadBackAsTheyWereWritten() throws JsonProcessingException {
        ObjectNode draft =
                set(
                        draft(),
                        PURPOSE + "/grades",
                        "{'fullName':['EXACT','NORMALIZED'],'dateOfBirth':['EXACT']}");
        PolicyDocument terms =
                read(
                        set(
                                set(draft, PURPOSE + "/fields", "['fullName','dateOfBirth']"),
                                "/terms/validTo",
                                "'2027-11-30'"));
        PolicyJson json = new PolicyJson();

        assertThat(json.read(json.write(terms))).isEqualTo(terms);
        assertThat(json.write(terms)).isEqualTo(json.write(json.read(json.write(terms))));
        assertThat(json.tree(terms).at("/purposes/BANK_ACCOUNT_OPENING/grades/fullName").toString())
                .isEqualTo("[\"EXACT\",\"NORMALIZED\"]");
    }

    private static ObjectNode draft() throws JsonProcessingException {
        return (ObjectNode)
                JSON.readTree(
                        """
                        {"name": "bank-default",
                         "terms": {
                           "clientIds": ["bank-a"],
                           "certificateThumbprints": ["A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0"],
                           "fields": ["personalId", "fullName", "dateOfBirth"],
                           "purposes": {"BANK_ACCOUNT_OPENING": {
                             "requiredContext": ["OFFICER"], "validCard": true,
                             "genuineChip": false, "chipPresence": false}},
                           "shows": ["reasons", "fields"],
                           "registerBareCounts": false}}
                        """);
    }

    /// Sets a member, or takes it away.
    private static ObjectNode set(ObjectNode draft, String place, @Nullable String value)
            throws JsonProcessingException {
        int last = place.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) draft.at(place.substring(0, last));
        String member = place.substring(last + 1);
        if (value == null) {
            parent.remove(member);
        } else {
            JsonNode node = JSON.readTree(value.replace('\'', '"'));
            parent.set(member, node);
        }
        return draft;
    }

    private static PolicyDocument read(JsonNode draft) {
        PolicyProposal proposal =
                new StrictJson()
                        .read(
                                "application/json",
                                draft.toString().getBytes(StandardCharsets.UTF_8),
                                64 * 1024,
                                PolicyProposal.class);
        return ProposalCheck.terms(proposal, ContractReplica.TODAY, "BANK_ACCOUNT_OPENING"::equals);
    }

    private static List<String> faults(JsonNode draft, String code) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(draft));
        assertThat(refused.type().code()).isEqualTo(code);
        return refused.fieldProblems().stream().map(FieldProblem::pointer).toList();
    }
}
