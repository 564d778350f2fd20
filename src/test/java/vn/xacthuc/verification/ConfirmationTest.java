package vn.xacthuc.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.ChipCall;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.HandedOut;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.PrintedCode;
import vn.xacthuc.testing.TestCountryTrusted;
import vn.xacthuc.testing.VerificationCall;

/// The page that an office prints and files.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConfirmationTest {

    @Test
    void pageNamesThePersonTheAnswerAndWhoAsked() {
        VerificationCall call = full().claim("permanentAddress", null);
        Response answer = call.post();

        String page = page(call, answer);

        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"vi\">")
                .contains(
                        CitizenCase.ORDINARY.fullName(),
                        CitizenCase.ORDINARY.personalId(),
                        CitizenCase.ORDINARY.dateOfBirth(),
                        "ĐÃ XÁC THỰC",
                        "<h2>Người được xác thực (",
                        "Trùng khớp hoàn toàn",
                        "theo thông tin do bên yêu cầu khai",
                        "Ngân hàng Mẫu",
                        "Mở tài khoản ngân hàng (BANK_ACCOUNT_OPENING)",
                        "teller-0042",
                        "HS-2026-000123",
                        "(giờ Việt Nam)",
                        answer.jsonPath().getString("verificationId"),
                        answer.jsonPath().getString("log.leafIndex"));
        assertThat(page).doesNotContain("EXACT", "VERIFIED<", "http://", "https://", "<script");
    }

    @Test
    void codeOnThePageIsTheReceiptWithAllItsDisclosures() throws Exception {
        VerificationCall call = full();
        Response answer = call.post();

        String page = page(call, answer);

        assertThat(PrintedCode.decoded(page)).isEqualTo(HandedOut.in(answer.asByteArray()).text());
        Files.writeString(Path.of("target/confirmation.html"), page);
    }

    @Test
    void receiptThatDoesNotFitIsPrintedWithFewerDisclosuresAndSaysSo() throws Exception {
        VerificationCall call =
                full().claim("fullName", "Nguyễn " + "Ằ".repeat(190))
                        .context("dossierCode", "Ố".repeat(100))
                        .context("officerId", "Ấ".repeat(100))
                        .claim(
                                "permanentAddress",
                                Map.of("provinceCode", "01", "detail", "Đường Ấ ".repeat(37)));
        Response answer = call.post();

        String page = page(call, answer);

        String printed = PrintedCode.decoded(page);
        assertThat(printed.length()).isLessThanOrEqualTo(2900);
        assertThat(HandedOut.in(answer.asByteArray()).text().length()).isGreaterThan(2900);
        assertThat(page).contains("Mã QR không đủ chỗ cho ");
        given().contentType("application/json")
                .body(Map.of("receipt", printed))
                .post("/v1/receipts/inspections")
                .then()
                .body("genuine", equalTo(true))
                .body("disclosed.personalId", equalTo(CitizenCase.ORDINARY.personalId()));
        Files.writeString(Path.of("target/confirmation-long.html"), page);
    }

    @Test
    void hostileTextStaysText() {
        VerificationCall call =
                full().claim("fullName", "An\" onload=\"x\" '&lt;b")
                        .context("dossierCode", "<script>alert(1)</script>")
                        .context("officerId", "</td></table><img src=x onerror=alert(1)>")
                        .claim(
                                "permanentAddress",
                                Map.of("provinceCode", "01", "detail", "{page.style}<b>'\"&"));
        Response answer = call.post();
        assertThat(answer.statusCode()).isEqualTo(200);

        String page = page(call, answer);

        assertThat(page)
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "&lt;/td&gt;&lt;/table&gt;&lt;img src=x",
                        "An&quot; onload=&quot;x&quot;",
                        "{page.style}&lt;b&gt;")
                .doesNotContain("<script", "<img", "<b>'");
    }

    /// A scanner, a reader and a court must see the same name.
    @Test
    void charactersThatHideOrTurnTextAreReplacedByAVisibleOne() {
        VerificationCall call =
                full().claim("fullName", "Tr\u202Eần\u202C\u2066 An\u200B")
                        .context("dossierCode", "HS\u2067-1\u200F\u00AD")
                        .context("officerId", "teller\u061C-0042")
                        .claim(
                                "permanentAddress",
                                Map.of("provinceCode", "01", "detail", "12\u2028 Hàng\uFEFF"));
        Response answer = call.post();
        assertThat(answer.statusCode()).isEqualTo(200);

        String page = page(call, answer);

        assertThat(page)
                .contains(
                        ">Tr\uFFFDần\uFFFD\uFFFD An\uFFFD<",
                        ">HS\uFFFD-1\uFFFD\uFFFD<",
                        ">teller\uFFFD-0042<",
                        ">12\uFFFD Hàng\uFFFD, mã tỉnh 01<")
                .doesNotContainPattern("[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cc}&&[^\n]]");
    }

    @Test
    void everyNoIsToldInWords() {
        VerificationCall call = VerificationCall.ofBank().about(CitizenCase.DECEASED);

        assertThat(page(call, call.post()))
                .contains(
                        "<h2>Thông tin đã khai (",
                        "KHÔNG XÁC THỰC ĐƯỢC",
                        "Người này đã chết theo cơ sở dữ liệu.");
    }

    @Test
    void gradeThatDoesNotCountIsToldAsSuch() {
        VerificationCall call = full();

        assertThat(page(call, call.post()))
                .contains(
                        "CHƯA KẾT LUẬN ĐƯỢC",
                        "12 Hàng Bún, mã tỉnh 01",
                        "Trùng khớp một phần (không được chấp nhận)");
    }

    @Test
    void partyThatSeesNoGradesPrintsNone() {
        VerificationCall call =
                VerificationCall.of("demo-telecom", "TELECOM_SUBSCRIPTION")
                        .about(CitizenCase.ORDINARY)
                        .claim("fullName", "Trần Văn Khác");

        String page =
                confirmation("demo-telecom", call.json(), id(call.post()))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        assertThat(page)
                .contains(
                        "Cơ sở dữ liệu không xác nhận thông tin này.",
                        "Kết quả so sánh từng trường không hiển thị")
                .doesNotContain("Họ tên không trùng khớp", "Trùng khớp");
    }

    @Test
    void chipNamesThePersonWhereNothingIsClaimed() throws Exception {
        TestCountryTrusted.load();
        ChipCall call = ChipCall.ofBank(CitizenCase.ORDINARY).read().answered();
        Response answer = call.postPerson();

        String page = page(call.json(), id(answer));

        assertThat(page)
                .containsIgnoringCase(CitizenCase.ORDINARY.fullName())
                .contains(
                        CitizenCase.ORDINARY.personalId(),
                        "theo chip của thẻ do bên yêu cầu xuất trình",
                        "Chip là thật");
        assertThat(PrintedCode.decoded(page)).isEqualTo(HandedOut.in(answer.asByteArray()).text());
    }

    @Test
    void nameOnAForgedChipIsNotPrinted() throws Exception {
        TestCountryTrusted.load();
        ChipCall call = ChipCall.ofBank(CitizenCase.ORDINARY).defect("SIGNATURE_CHANGED").read();
        Response answer = call.postPerson();
        assertThat(answer.jsonPath().getList("reasons")).containsExactly("CHIP_FORGED");

        assertThat(page(call.json(), id(answer)))
                .contains(
                        "<h2>Thông tin trong chip (", "Không nêu thông tin", "KHÔNG XÁC THỰC ĐƯỢC")
                .doesNotContain(CitizenCase.ORDINARY.personalId())
                .doesNotContainIgnoringCase(CitizenCase.ORDINARY.fullName());
    }

    @Test
    void requestThatNamesNobodyIsPrintedWithoutAName() {
        ChipCall call =
                ChipCall.ofBank(CitizenCase.ORDINARY)
                        .with("sod", "AAAA")
                        .with("dataGroups", Map.of("1", "AAAA"));

        assertThat(page(call.json(), id(call.postPerson())))
                .contains("Không nêu thông tin: không có giá trị nào");
    }

    @Test
    void otherBytesThanTheRequestsAreRefused() {
        VerificationCall call = full();
        String id = id(call.post());

        confirmation("demo-bank", call.json() + " ", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("request-differs"));
    }

    @Test
    void verificationOfAnotherPartyIsNotFound() {
        VerificationCall call = full();
        String id = id(call.post());

        confirmation("demo-tax", call.json(), id).then().statusCode(404);
        confirmation("demo-bank", call.json(), UUID.randomUUID().toString()).then().statusCode(404);
        confirmation("demo-bank", call.json(), "nonsense").then().statusCode(404);
    }

    @Test
    void erasedDetailsLeaveNothingToCompareWith() {
        VerificationCall call = full();
        String id = id(call.post());
        Database log = Database.log();
        String row = "(select leaf_index from entry where id = '" + id + "')";
        // As an erasure does it, and undone for the tests that check the whole log.
        log.write("create table kept as select * from entry_detail where leaf_index = " + row);
        log.write(
                "update entry_detail set key_id = null, ciphertext = null, subject_hmac = null,"
                        + " officer_hmac = null, dossier_hmac = null, procedure_code = null,"
                        + " reasons = '{}', erased_by = gen_random_uuid() where leaf_index = "
                        + row);
        try {
            confirmation("demo-bank", call.json(), id)
                    .then()
                    .statusCode(410)
                    .body("code", equalTo("details-erased"));
            proof("demo-bank", id).then().statusCode(200);
        } finally {
            log.write("delete from entry_detail where leaf_index = " + row);
            log.write("insert into entry_detail select * from kept");
            log.write("drop table kept");
        }
    }

    @Test
    void tokenMustAllowVerifications() {
        VerificationCall call = full();
        String id = id(call.post());

        given().auth()
                .oauth2(DemoTokens.of("demo-bank", "chip:verify"))
                .contentType("application/json")
                .body(call.json())
                .post("/v1/verifications/" + id + "/confirmation")
                .then()
                .statusCode(403);
    }

    @Test
    void browserMayLoadAndKeepNothing() throws Exception {
        VerificationCall call = full();
        Response page = confirmation("demo-bank", call.json(), id(call.post()));
        String style = page.asString().split("<style>")[1].split("</style>")[0];
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; ")
                .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void proofOfAnOwnAnswerIsHandedOutAndHolds() {
        String id = id(full().post());

        proof("demo-bank", id)
                .then()
                .statusCode(200)
                .body("origin", equalTo("dev.xacthuc.example/log"))
                .body("leafHash.length()", equalTo(44));
        proof("demo-tax", id).then().statusCode(404);
        proof("demo-bank", "nonsense").then().statusCode(404);
    }

    private static Response proof(String party, String id) {
        return given().auth()
                .oauth2(DemoTokens.of(party, "identity:verify"))
                .get("/v1/verifications/" + id + "/proof");
    }

    private static String page(VerificationCall call, Response answer) {
        return page(call.json(), id(answer));
    }

    private static String page(String json, String id) {
        return confirmation("demo-bank", json, id).then().statusCode(200).extract().asString();
    }

    private static Response confirmation(String party, String json, String id) {
        return given().auth()
                .oauth2(DemoTokens.of(party, "identity:verify"))
                .contentType("application/json")
                .body(json)
                .post("/v1/verifications/" + id + "/confirmation");
    }

    private static String id(Response answer) {
        return answer.jsonPath().getString("verificationId");
    }

    private static VerificationCall full() {
        return VerificationCall.ofBank()
                .about(CitizenCase.ORDINARY)
                .claim("sex", "MALE")
                .claim("permanentAddress", Map.of("provinceCode", "01", "detail", "12 Hàng Bún"))
                .context("dossierCode", "HS-2026-000123");
    }

    /// Draws the page's code and reads it as a scanner does.
}
