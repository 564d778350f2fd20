package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.NoteSigner;

/// What the offline verifier says of logs that hold, and of checkpoints that do not.
class VerifyLogTest {

    @TempDir Path folder;

    @Test
    void wholeExportOfALogHolds() throws IOException {
        SampleLog log = SampleLog.of(600);

        VerifyLogRun run =
                VerifyLogRun.sample(log.export(file("export")), log.checkpoint(file("c"), 600));

        assertThat(run.out())
                .contains("the first 600 leaves have the root that")
                .contains("log log.example.vn/sample, opened 2026-11-21T02:11:00.000Z")
                .contains(
                        "log.example.vn/sample: HOLDS, 0 findings; 600 entries, the whole log (600"
                                + " fit");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void exportsThatFollowOneAnotherAreOne() throws IOException {
        SampleLog log = SampleLog.of(600);
        Path second = log.export(file("second"), 600, 250, 600);

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.export(file("first"), 300, 0, 300),
                        log.checkpoint(file("c"), 600),
                        second);

        assertThat(run.out()).contains("HOLDS, 0 findings; 600 entries");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void brokenOffExportAndItsContinuationAreOne() throws IOException {
        SampleLog log = SampleLog.of(60);
        List<String> lines = Files.readAllLines(log.export(file("whole")));
        Path broken = Files.write(file("broken"), lines.subList(0, 22));

        VerifyLogRun run =
                VerifyLogRun.sample(
                        broken,
                        log.checkpoint(file("c"), 60),
                        log.export(file("rest"), 60, 20, 60));

        assertThat(run.out()).contains("breaks off after line 22").contains("HOLDS, 0 findings");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void earlierCheckpointsOfTheSameLogHold() throws IOException {
        SampleLog log = SampleLog.of(600);

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.export(file("export")),
                        log.checkpoint(file("c"), 600),
                        "--earlier",
                        log.checkpoint(file("one"), 1),
                        "--earlier",
                        log.checkpoint(file("half"), 300));

        assertThat(run.out())
                .contains("the first 1 leaves have the root that")
                .contains("the first 300 leaves have the root that");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void entriesHoldByTheirProofsAlone() throws IOException {
        SampleLog log = SampleLog.of(600);

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.proved(file("export"), List.of(3, 17, 599)),
                        log.checkpoint(file("c"), 600),
                        "--partial");

        assertThat(run.out()).contains("HOLDS, 0 findings; 3 entries, a part of the log (3 fit");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void proofOfAnotherLeafIsNamed() throws IOException {
        SampleLog log = SampleLog.of(600);
        Path export = log.proved(file("export"), List.of(3, 17, 599));
        Files.writeString(
                export, Files.readString(export).replace("\"leafIndex\":17,", "\"leafIndex\":18,"));

        VerifyLogRun run = VerifyLogRun.sample(export, log.checkpoint(file("c"), 600));

        assertThat(run.out())
                .contains(
                        "leaf 18, entry "
                                + SampleLog.id(17)
                                + ": its inclusion proof does not lead to the signed root");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void entriesWithoutAnyProofDoNotHold() throws IOException {
        SampleLog log = SampleLog.of(600);

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.export(file("export"), 600, 10, 20), log.checkpoint(file("c"), 600));

        assertThat(run.out())
                .contains("10 entries from leaf 10 on are proven by no checkpoint")
                .contains("these files promise the first 0");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void proofOfATreeThatNoCheckpointSignsProvesNothing() throws IOException {
        SampleLog log = SampleLog.of(600);
        Path export = log.proved(file("export"), List.of(3));

        VerifyLogRun run = VerifyLogRun.sample(export, log.checkpoint(file("c"), 500));

        assertThat(run.out()).contains("1 entries from leaf 3 on are proven by no checkpoint");
    }

    @Test
    void leavesBehindTheCheckpointAreNotProven() throws IOException {
        SampleLog log = SampleLog.of(600);

        VerifyLogRun run =
                VerifyLogRun.sample(log.export(file("export")), log.checkpoint(file("c"), 500));

        assertThat(run.out()).contains("100 entries from leaf 500 on are proven by no checkpoint");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void checkpointUnderAnotherKeyIsComparedWithNothing() throws IOException {
        SampleLog log = SampleLog.of(30);
        String other =
                NoteSigner.of(
                                SampleLog.ORIGIN,
                                Ed25519Keys.generate(new SecureRandom()).getPrivate())
                        .verifier()
                        .encoded();

        VerifyLogRun run =
                VerifyLogRun.of(
                        log.export(file("export")),
                        "--checkpoint",
                        log.checkpoint(file("c"), 30),
                        "--key",
                        other);

        assertThat(run.out())
                .contains("is not signed by the log's key")
                .contains("30 entries from leaf 0 on are proven by no checkpoint");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void alteredCheckpointIsComparedWithNothing() throws IOException {
        SampleLog log = SampleLog.of(30);
        Path checkpoint = log.checkpoint(file("c"), 30);
        Files.writeString(checkpoint, Files.readString(checkpoint).replace("\n30\n", "\n29\n"));

        VerifyLogRun run = VerifyLogRun.sample(log.export(file("export")), checkpoint);

        assertThat(run.out()).contains("is not signed by the log's key");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void askedForWitnessMustHaveCosigned() throws IOException {
        SampleLog log = SampleLog.of(30);
        Cosigner witness =
                Cosigner.of(
                        "witness.example.vn",
                        Ed25519Keys.generate(new SecureRandom()).getPrivate());
        Path export = log.export(file("export"));
        String key = witness.verifier().encoded();

        VerifyLogRun with =
                VerifyLogRun.sample(export, log.cosigned(file("c"), 30, witness), "--witness", key);
        VerifyLogRun without =
                VerifyLogRun.sample(export, log.checkpoint(file("c"), 30), "--witness", key);

        assertThat(with.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
        assertThat(without.out()).contains("is not cosigned by witness.example.vn");
        assertThat(without.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void logThatGotShorterIsNoticed() throws IOException {
        SampleLog log = SampleLog.of(30);
        SampleLog shorter = SampleLog.of(20);

        VerifyLogRun run =
                VerifyLogRun.sample(
                        shorter.export(file("export")),
                        shorter.checkpoint(file("c"), 20),
                        "--earlier",
                        log.checkpoint(file("earlier"), 30));

        assertThat(run.out()).contains("signs 30 leaves").contains("the log got shorter");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void earlierCheckpointThatIsNotReachedIsNoticed() throws IOException {
        SampleLog log = SampleLog.of(600);

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.proved(file("export"), List.of(3)),
                        log.checkpoint(file("c"), 600),
                        "--earlier",
                        log.checkpoint(file("earlier"), 30));

        assertThat(run.out()).contains("nothing shows that the log extends");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void twoCheckpointsOfOneSizeCannotBothFit() throws IOException {
        SampleLog log = SampleLog.of(40);
        SampleLog other =
                SampleLog.of(29)
                        .add(
                                EntryKind.REFUSAL,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of("reasons", List.of()));

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.export(file("export")),
                        log.checkpoint(file("c"), 40),
                        "--earlier",
                        log.checkpoint(file("one"), 30),
                        "--earlier",
                        other.checkpoint(file("other"), 30));

        assertThat(run.out())
                .contains("split view: " + file("one") + " and " + file("other") + " both sign 30")
                .contains("the first 30 leaves have the root that")
                .contains("the first 30 leaves have the root ")
                .contains("so a leaf from 0 to 29 was changed, removed, put in or moved");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void checkpointAndExportOfOtherLogsAreNoticed() throws IOException {
        SampleLog log = SampleLog.of(30);
        Path export = log.export(file("export"));
        Files.writeString(
                export, Files.readString(export).replace("\"origin\":\"log.", "\"origin\":\"lag."));
        String text = "lag.example.vn/other\n1\n" + SampleLog.hmac('r') + "\n";
        var signer = NoteSigner.of("lag.example.vn/other", SampleLog.KEY);
        Path other =
                Files.writeString(file("other"), text + "\n" + signer.sign(text).line() + "\n");

        VerifyLogRun run =
                VerifyLogRun.sample(
                        export,
                        log.checkpoint(file("c"), 30),
                        "--earlier",
                        other,
                        "--key",
                        signer.verifier().encoded());

        assertThat(run.out())
                .contains("is a checkpoint of another log")
                .contains("is an export of the log lag.example.vn/sample");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void programsGetOneJsonObjectPerLine() throws IOException {
        SampleLog log = SampleLog.of(30);
        log.columns(7).put("decision", "UNDECIDED");
        Path export = log.export(file("export"));

        List<String> lines =
                VerifyLogRun.sample(export, log.checkpoint(file("c"), 29), "--json")
                        .out()
                        .lines()
                        .toList();

        JsonNode first = SampleLog.JSON.readTree(lines.get(1));
        assertThat(first.get("leafIndex").asInt()).isEqualTo(7);
        assertThat(first.get("id").asText()).isEqualTo(SampleLog.id(7).toString());
        assertThat(first.get("finding").asText())
                .startsWith("its decision is VERIFIED in the leaf");
        assertThat(SampleLog.JSON.readTree(lines.getFirst()).has("note")).isTrue();
        JsonNode last = SampleLog.JSON.readTree(lines.getLast());
        assertThat(last.get("holds").asBoolean()).isFalse();
        assertThat(last.get("findings").asInt()).isEqualTo(2);
        assertThat(last.get("entries").asInt()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "export --checkpoint c",
                "export --key KEY",
                "--checkpoint c --key KEY",
                "export --checkpoint c --checkpoint c --key KEY",
                "export --checkpoint c --key nonsense",
                "export --checkpoint c --key",
                "export --checkpoint c --key KEY --tiles a --tiles b",
                "export --checkpoint c --key KEY --colour",
                "export --checkpoint c --key KEY --tiles http://",
                "export --checkpoint c --key KEY --tiles http://[bad",
                "export --checkpoint c --key KEY --tiles https:///path",
                "absent --checkpoint c --key KEY",
                "export --checkpoint absent --key KEY",
                "export --checkpoint export --key KEY",
                "c --checkpoint c --key KEY",
                "empty --checkpoint c --key KEY",
                "later --checkpoint c --key KEY",
                "backwards --checkpoint c --key KEY",
                "beyond --checkpoint c --key KEY",
                "negative --checkpoint c --key KEY",
                ". --checkpoint c --key KEY"
            })
    void whatCannotBeCheckedIsWrongUse(String arguments) throws IOException {
        SampleLog log = SampleLog.of(3);
        Path export = log.export(file("export"));
        log.checkpoint(file("c"), 3);
        Files.writeString(file("empty"), "");
        Files.writeString(
                file("later"), Files.readString(export).replace("\"version\":1", "\"version\":2"));
        SampleLog.write(file("backwards"), log.opening(3, 2, 1, true), List.of(), 1);
        SampleLog.write(file("beyond"), log.opening(3, 0, 4, true), List.of(), 4);
        SampleLog.write(file("negative"), log.opening(3, -1, 3, true), List.of(), 3);
        Object[] words =
                arguments
                        .replaceAll(
                                "(^| )(export|absent|c|empty|later|b[a-z]+|negative|[.])(?= |$)",
                                "$1" + folder + "/$2")
                        .replace("KEY", SampleLog.VKEY)
                        .split(" ");

        VerifyLogRun run = VerifyLogRun.of(words);

        assertThat(run.err()).startsWith("verify-log: ");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.WRONG_USE);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
