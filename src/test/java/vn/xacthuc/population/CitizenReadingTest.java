package vn.xacthuc.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.NameDamage;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.problem.StrictJson;

class CitizenReadingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String PERSON =
            """
            "personalId":"003090000001","fullName":"Nguyễn Văn An",
            "dateOfBirth":"1990-05-02","sex":"MALE"
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'case':'ORDINARY'",
                "'oldIdNumber':null,'cards':null,'insurance':[],'eid':null,'ethnicGroup':null",
                "'nationality':'LAO'",
                "'nationality':'XXA'",
                "'otherName':' '",
                "'ethnicGroup':{'list':'GSO','code':'54'}",
                "'permanentAddress':{'provinceCode':'01'}",
                "'permanentAddress':{'provinceCode':'01','districtCode':'001',"
                        + "'communeCode':'00001'}",
                "'absentFrom':'2027-01-01'",
                "'absentFrom':'2026-01-01','absentUntil':'2026-01-01'",
                "'fatherPersonalId':'003060000011'",
                "'householdId':9007199254740993,'relationToHead':'GRANDPARENT'",
                "'status':'DECEASED'",
                "'status':'DECEASED','deceasedOn':'2026-11-22'",
                "'status':'SUPERSEDED','supersededBy':'003090000002'",
                "'cards':[{'type':'CAN_CUOC','issuedOn':'2024-07-01'}]",
                "'insurance':[{'insuranceNumber':'GD4010123456789','validFrom':'2026-01-01',"
                        + "'validTo':'2026-01-01'}]",
                "'eid':{'level':2,'registeredAt':'2024-08-01T10:00:00+07:00',"
                        + "'activatedAt':'2024-08-01T03:00:00.000Z'}"
            })
    void takesWhatCanBe(String members) {
        assertThat(faultsOf(PERSON + "," + members)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1985", "1985-07", "1985-07-31", "2024-02-29", "2026", "2026-11-22"})
    void takesBirthDateAsFarAsItIsKnown(String dateOfBirth) {
        // The number says 1990: numbers were given from wrong years, and stay.
        assertThat(faultsOf(PERSON.replace("1990-05-02", dateOfBirth))).isEmpty();
    }

    @Test
    void takesNumberThatContradictsTheSex() {
        assertThat(faultsOf(PERSON.replace("MALE", "FEMALE"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1849",
                "1990-13",
                "1990-02-30",
                "2023-02-29",
                "02/05/1990",
                "19900502",
                "90",
                "x",
                "2026-11-23",
                "2026-12",
                "2027"
            })
    void refusesBirthDateThatCannotBe(String dateOfBirth) {
        assertThat(faultsOf(PERSON.replace("1990-05-02", dateOfBirth)))
                .containsExactly("/dateOfBirth");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'oldIdNumber':'12345678' | /oldIdNumber",
                "'otherName':'An1' | /otherName",
                "'nationality':'VIE' | /nationality",
                "'nationality':'VN' | /nationality",
                "'ethnicGroup':{'code':'01'} | /ethnicGroup/list",
                "'ethnicGroup':{'list':'GSO','code':'1'} | /ethnicGroup/code",
                "'permanentAddress':{} | /permanentAddress/provinceCode",
                "'permanentAddress':{'provinceCode':'03'} | /permanentAddress/provinceCode",
                "'temporaryAddress':{'provinceCode':'01','communeCode':'99999'}"
                        + " | /temporaryAddress/communeCode",
                "'currentAddress':{'provinceCode':'01','codesAsOf':'2026-11-23'}"
                        + " | /currentAddress/codesAsOf",
                "'currentAddress':{'provinceCode':'01','codesAsOf':'x'}"
                        + " | /currentAddress/codesAsOf",
                "'absentUntil':'2026-01-01' | /absentUntil",
                "'absentFrom':'2026-01-02','absentUntil':'2026-01-01' | /absentUntil",
                "'absentFrom':'2026-02-30' | /absentFrom",
                "'fatherPersonalId':'3' | /fatherPersonalId",
                "'motherPersonalId':'003090000001' | /motherPersonalId",
                "'householdId':0 | /householdId",
                "'relationToHead':'UNCLE' | /relationToHead",
                "'maritalStatus':'single' | /maritalStatus",
                "'status':'GONE' | /status",
                "'status':'SUPERSEDED' | /supersededBy",
                "'supersededBy':'003090000002' | /supersededBy",
                "'status':'SUPERSEDED','supersededBy':'003090000001' | /supersededBy",
                "'deceasedOn':'2026-01-01' | /deceasedOn",
                "'status':'DECEASED','deceasedOn':'2026-11-23' | /deceasedOn",
                "'status':'DECEASED','deceasedOn':'1990-05-01' | /deceasedOn",
                "'cards':[null] | /cards/0",
                "'cards':[{'issuedOn':'2024-07-01'}] | /cards/0/type",
                "'cards':[{'type':'PASSPORT','issuedOn':'2024-07-01'}] | /cards/0/type",
                "'cards':[{'type':'CAN_CUOC','issuedOn':'2026-11-23'}] | /cards/0/issuedOn",
                "'cards':[{'type':'CAN_CUOC','issuedOn':'1990-05-01'}] | /cards/0/issuedOn",
                "'cards':[{'type':'CAN_CUOC','issuedOn':'2024-07-01','expiresOn':'2024-07-01'}]"
                        + " | /cards/0/expiresOn",
                "'cards':[{'type':'CAN_CUOC','issuedOn':'2024-07-01','status':'EXPIRED'}]"
                        + " | /cards/0/status",
                "'cards':[{'type':'CAN_CUOC','issuedOn':'2024-07-01','statusAt':'2024-07-01'}]"
                        + " | /cards/0/statusAt",
                "'cards':[{'type':'CAN_CUOC','issuedOn':'2024-07-01'},"
                        + "{'type':'CCCD_CHIP','issuedOn':'2024-07-01'}] | /cards/1/issuedOn",
                "'insurance':[{'insuranceNumber':'GD401','validFrom':'2026-01-01',"
                        + "'validTo':'2026-12-31'}] | /insurance/0/insuranceNumber",
                "'insurance':[{'insuranceNumber':'1234567890','validFrom':'2026-01-02',"
                        + "'validTo':'2026-01-01'}] | /insurance/0/validTo",
                "'insurance':[{'insuranceNumber':'1234567890','validFrom':'2026-01-01',"
                        + "'validTo':'2026-12-31','benefitLevel':6}] | /insurance/0/benefitLevel",
                "'insurance':[{'insuranceNumber':'1234567890','validFrom':'2026-01-01',"
                        + "'validTo':'2026-12-31','facilityCode':'1'}] | /insurance/0/facilityCode",
                "'eid':{'registeredAt':'2024-08-01T03:00:00.000Z'} | /eid/level",
                "'eid':{'level':3,'registeredAt':'2024-08-01T03:00:00.000Z'} | /eid/level",
                "'eid':{'level':2,'registeredAt':'2024-08-01T03:00:00.000Z',"
                        + "'activatedAt':'2024-07-31T03:00:00.000Z'} | /eid/activatedAt"
            })
    void refusesWhatCannotBe(String members, String pointer) {
        assertThat(faultsOf(PERSON + "," + members)).containsExactly(pointer);
    }

    @Test
    void namesAllFaultsAtOnce() {
        ProblemException problem =
                problemOf(
                        "'personalId':'1','fullName':'','dateOfBirth':'1990-02-30','sex':'X',"
                                + "'status':'GONE','cards':[{}]");
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_VALUE);
        assertThat(problem.fieldProblems())
                .extracting(FieldProblem::pointer)
                .containsExactly(
                        "/personalId",
                        "/fullName",
                        "/dateOfBirth",
                        "/sex",
                        "/cards/0/type",
                        "/cards/0/issuedOn",
                        "/status");
    }

    @Test
    void saysWhatIsMissing() {
        ProblemException problem = problemOf("'case':null");
        assertThat(problem.type()).isEqualTo(ProblemType.MISSING_FIELD);
        assertThat(problem.fieldProblems())
                .extracting(FieldProblem::pointer)
                .containsExactly("/personalId", "/fullName", "/dateOfBirth", "/sex");
    }

    @Test
    void refusesDamagedNameAsSuch() {
        ProblemException problem = problemOf(PERSON.replace("Nguyễn", "Nguy?n") + ",'status':'X'");
        assertThat(problem.type()).isEqualTo(ProblemType.UNDECODABLE_NAME);
        assertThat(problem.fieldProblems())
                .extracting(FieldProblem::pointer)
                .containsExactly("/fullName", "/status");
        assertThat(problem.fieldProblems().getFirst().detail())
                .isEqualTo(NameDamage.QUESTION_MARK.text());
    }

    @Test
    void countsTheLettersOfALongName() {
        String longest = "An " + "ễ".repeat(197);
        assertThat(faultsOf(PERSON.replace("Nguyễn Văn An", longest))).isEmpty();
        assertThat(faultsOf(PERSON.replace("Nguyễn Văn An", longest + "ễ")))
                .containsExactly("/fullName");
    }

    private static List<String> faultsOf(String members) {
        FieldFaults faults = read(members);
        return faults.isEmpty()
                ? List.of()
                : faults.problem().fieldProblems().stream().map(FieldProblem::pointer).toList();
    }

    private static ProblemException problemOf(String members) {
        return read(members).problem();
    }

    private static FieldFaults read(String members) {
        byte[] body = ("{" + members.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8);
        CitizenRecord record =
                new StrictJson().read("application/json", body, 65536, CitizenRecord.class);
        FieldFaults faults = new FieldFaults();
        new CitizenReading(record, faults, TODAY, Instant.EPOCH).read();
        return faults;
    }
}
