package vn.xacthuc.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.ChipCall;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.PrintedCode;
import vn.xacthuc.testing.TestCountryTrusted;
import vn.xacthuc.testing.VerificationCall;

/// The statement that a citizen prints.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PrintedExportTest {

    private final String person =
            "0030" + ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L);

    @Test
    void pageTellsInVietnameseWhoAskedWhenAndWhy() throws Exception {
        String id =
                ask().context("deviceId", "KIOSK-07").post().jsonPath().getString("verificationId");
        given().auth()
                .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                .contentType("application/json")
                .body(Map.of("subject", person))
                .post("/v1/audit/searches");

        String page = page("en").asString();

        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"vi\">")
                .endsWith("</html>\n")
                .contains(
                        person,
                        id,
                        "Ngân hàng Mẫu",
                        "Xác thực danh tính",
                        "Để mở tài khoản ngân hàng đứng tên bạn.",
                        "<li>ngày sinh</li>",
                        "thiết bị KIOSK-07",
                        "Không có người nào mang số này.",
                        "Tra cứu nhật ký theo số của bạn",
                        "Tổng số: 2",
                        "91/2025/QH15",
                        "Không xác thực được: thông tin đưa ra không được xác nhận.")
                .doesNotContain("http://", "<script", "VERIFIED", "NOT_FOUND");
        Files.writeString(Path.of("target/subject-export.html"), page);
    }

    @Test
    void pageOfSomebodyNobodyAskedAboutSaysSo() {
        assertThat(page("vi").asString())
                .contains("Tổng số: 0", "Không có lần nào được ghi lại.")
                .doesNotContain("<tr><td>");
    }

    @Test
    void codeIsASignedSummaryOfThePage() throws Exception {
        ask().post();
        ask().post();
        String page = page("vi").asString();

        SignedAnswer summary = SignedAnswer.ofCompact(PrintedCode.decoded(page));

        assertThat(summary.isSigned()).isTrue();
        assertThat(summary.headerJson().path("typ").textValue())
                .isEqualTo("xacthuc-subject-export-page+jwt");
        JsonNode told = summary.export();
        assertThat(told.path("personalId").textValue()).isEqualTo(person);
        assertThat(told.path("entries").intValue()).isEqualTo(2);
        assertThat(page)
                .contains(
                        told.path("jti").textValue(),
                        told.at("/log/origin").textValue(),
                        told.at("/log/rootHash").textValue(),
                        told.path("idsSha256").textValue());
        Matcher ids = Pattern.compile("<br><small>([0-9a-f-]{36})</small>").matcher(page);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        while (ids.find()) {
            digest.update((ids.group(1) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(told.path("idsSha256").textValue())
                .isEqualTo(Base64.getEncoder().encodeToString(digest.digest()));
    }

    @Test
    void wordsOfOthersStayWords() {
        ask().context("deviceId", "<script>alert(1)</script>")
                .context("onBehalfOf", "\u202E\"><img src=x>{row.id}")
                .post()
                .then()
                .statusCode(200);

        assertThat(page("vi").asString())
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "thay mặt \uFFFD&quot;&gt;&lt;img src=x&gt;{row.id}")
                .doesNotContain("<script", "<img")
                .doesNotContainPattern("[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cc}&&[^\n]]");
    }

    @Test
    void nothingIsLoadedAndNothingButItsOwnStyleApplied() throws Exception {
        Response response = page("vi");
        String page = response.asString();
        Matcher style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(page);

        assertThat(style.find()).isTrue();
        String hash =
                Base64.getEncoder()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(response.header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                                .formatted(hash));
        assertThat(response.header("Content-Disposition"))
                .isEqualTo("inline; filename=\"xacthuc-export.html\"");
        assertThat(response.header("Content-Language")).isEqualTo("vi");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page).doesNotContain("src=", "href=", "style=", "url(", "@import");
    }

    @Test
    void chipThatWasShownIsNamedAmongWhatWasAsked() throws Exception {
        TestCountryTrusted.load();
        ChipCall.ofBank(CitizenCase.INSURED).read().answered().postPerson();

        assertThat(
                        given().auth()
                                .oauth2(DemoTokens.ofCitizen(CitizenCase.INSURED.personalId()))
                                .accept("text/html")
                                .post("/v1/me/exports")
                                .asString())
                .contains("<li>chip của thẻ</li>");
    }

    private VerificationCall ask() {
        return VerificationCall.of("demo-bank", "BANK_ACCOUNT_OPENING")
                .claim("personalId", person)
                .claim("fullName", "Nguyễn Văn An")
                .claim("dateOfBirth", "1990-05-02");
    }

    private Response page(String language) {
        Response response =
                given().auth()
                        .oauth2(DemoTokens.ofCitizen(person))
                        .header("Accept", "text/html")
                        .header("Accept-Language", language)
                        .post("/v1/me/exports");
        response.then().statusCode(200).contentType("text/html;charset=UTF-8");
        return response;
    }
}
