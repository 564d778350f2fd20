package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;

/// An auditor exports the log of the packaged service and verifies it with the script that comes
/// with it, which sees neither service settings nor database.
class PackagedLogIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ENTRIES = 5;

    private static PackagedService service;
    private static JsonNode key;
    private static String erased;
    private static String erasure;

    @TempDir static Path folder;
    private static Path checkpoint;
    private static Path export;

    @BeforeAll
    static void exportAsAnAuditorWould() throws IOException {
        service = PackagedService.serve(PackagedGround.shared().settings());
        for (int i = 0; i < ENTRIES; i++) {
            erased = verification();
        }
        String auditor = DemoTokens.of("demo-auditor", "audit:read");
        erasure =
                read(post(
                                "/v1/audit/entries/" + erased + "/erasure",
                                DemoTokens.of("demo-auditor", "audit:erase"),
                                "{\"reason\":\"Recorded under the wrong officer.\"}"))
                        .path("erasureId")
                        .asText();
        // Whoever needs an entry covered by a checkpoint has one signed.
        HttpResponse<String> proof =
                service.send(
                        HttpRequest.newBuilder(
                                        service.address("/v1/audit/entries/" + erasure + "/proof"))
                                .header("Authorization", "Bearer " + auditor));
        assertThat(proof.statusCode()).as(proof.body()).isEqualTo(200);
        HttpResponse<String> note = service.get("/v1/audit/checkpoint");
        assertThat(note.statusCode()).as(note.body()).isEqualTo(200);
        checkpoint = Files.writeString(folder.resolve("checkpoint"), note.body());
        String size = note.body().lines().skip(1).findFirst().orElseThrow();
        HttpResponse<String> lines =
                post(
                        "/v1/audit/exports",
                        auditor,
                        "{\"size\":" + size + ",\"caseNumber\":\"TT-2026-0007\"}");
        assertThat(lines.statusCode()).as(lines.body()).isEqualTo(200);
        export = Files.writeString(folder.resolve("export.ndjson"), lines.body());
        key = JSON.readTree(service.get("/v1/audit/keys").body()).path("keys").path(0).path("key");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void exportOfTheRunningServiceHolds() throws Exception {
        PackagedService.Ended ended = verifyLog();

        assertThat(ended.output()).contains("HOLDS, 0 findings; ").contains(", the whole log (");
        assertThat(ended.status()).as(ended.output()).isZero();
    }

    @Test
    void logWithErasedDetailsHoldsAndSaysThatTheyWereErased() throws Exception {
        PackagedService.Ended ended = verifyLog("--json");

        assertThat(Files.readString(export))
                .contains("\"details\":null,\"erasedBy\":\"" + erasure + "\"");
        assertThat(ended.output()).doesNotContain(erased);
        JsonNode said = JSON.readTree(ended.output().lines().toList().getLast());
        assertThat(said.path("holds").booleanValue()).isTrue();
        assertThat(said.path("erased").longValue()).isPositive();
        assertThat(verifyLog().output()).containsPattern("\\b[1-9][0-9]* details erased");
    }

    @Test
    void exportFitsTheTilesThatTheServiceServes() throws Exception {
        PackagedService.Ended ended = verifyLog("--tiles", service.address("/v1/audit").toString());

        assertThat(ended.output()).contains("HOLDS, 0 findings; ").doesNotContain("tiles");
        assertThat(ended.status()).as(ended.output()).isZero();
    }

    @Test
    void changedExportDoesNotHold() throws Exception {
        String whole = Files.readString(export);
        Files.writeString(export, whole.replaceFirst("\"sector\":\"BANK\"", "\"sector\":\"TAX\""));
        try {
            PackagedService.Ended ended = verifyLog();

            assertThat(ended.output())
                    .contains("its column sector is not what its details say")
                    .contains("DOES NOT HOLD, 1 findings");
            assertThat(ended.status()).isEqualTo(1);
        } finally {
            Files.writeString(export, whole);
        }
    }

    private static String verification() throws IOException {
        String body =
                """
                {"context": {"purpose": "BANK_ACCOUNT_OPENING", "officerId": "teller-0042"},
                 "claim": {"personalId": "%s", "fullName": "%s", "dateOfBirth": "%s"}}
                """
                        .formatted(
                                CitizenCase.ORDINARY.personalId(),
                                CitizenCase.ORDINARY.fullName(),
                                CitizenCase.ORDINARY.dateOfBirth());
        return read(post("/v1/verifications", DemoTokens.of("demo-bank", "identity:verify"), body))
                .path("verificationId")
                .asText();
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> post(String path, String token, String body) {
        return service.send(
                HttpRequest.newBuilder(service.address(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body)));
    }

    private static PackagedService.Ended verifyLog(String... more) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of("bin/verify-log").toAbsolutePath().toString(),
                                export.toString(),
                                "--checkpoint",
                                checkpoint.toString(),
                                "--key",
                                key.asText()));
        command.addAll(List.of(more));
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new PackagedService.Ended(process.exitValue(), Files.readString(said));
    }
}
