package vn.xacthuc.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.InclusionProof;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteSigner;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.packaged.Answers.Answer;
import vn.xacthuc.sample.DemoTokens;

/// What a service tells about its log over HTTP, held against the rows of the log.
final class ServedLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int SAMPLE = 10;
    private static final int TILE_WIDTH = 256;

    private final PackagedService service;
    private final Map<String, String> settings;
    private final NoteVerifier verifier;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> faults = new ArrayList<>();
    private final List<byte[]> hashes = new ArrayList<>();
    private final List<Frontier> frontiers = new ArrayList<>(List.of(Frontier.EMPTY));

    private ServedLog(PackagedService service, Map<String, String> settings, LogRows rows) {
        this.service = service;
        this.settings = settings;
        this.verifier =
                NoteSigner.of(
                                settings.get("xacthuc.audit.origin"),
                                Ed25519Keys.readPrivate(
                                        settings.get("xacthuc.audit.checkpoint-key")))
                        .verifier();
        for (LogRows.Entry entry : rows.entries()) {
            byte[] hash = TreeHash.ofLeaf(entry.leaf());
            hashes.add(hash);
            frontiers.add(frontiers.getLast().append(hash));
        }
    }

    /// What does not fit; empty when all is well. The log must rest meanwhile.
    static List<String> faults(
            PackagedService service,
            Map<String, String> settings,
            LogRows rows,
            List<Answer> answers)
            throws IOException, InterruptedException {
        try (ServedLog served = new ServedLog(service, settings, rows)) {
            var _ = served.checkpoint();
            served.tiles();
            for (int i = 0; i < SAMPLE; i++) {
                served.answer(answers.get(i * answers.size() / SAMPLE));
            }
            return served.faults;
        }
    }

    /// What the offline verifier finds in an export of the whole log.
    static List<String> offlineFaults(
            PackagedService service, Map<String, String> settings, LogRows rows)
            throws IOException, InterruptedException {
        try (ServedLog served = new ServedLog(service, settings, rows)) {
            served.export(served.checkpoint());
            return served.faults;
        }
    }

    /// The signed checkpoint of the whole log, which has a second to come into being.
    private String checkpoint() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String note = get("/v1/audit/checkpoint", "");
            long size = opened(note, "the newest checkpoint").map(Checkpoint::size).orElse(-1L);
            if (size == hashes.size()) {
                return note;
            }
            if (System.nanoTime() > end) {
                faults.add("the newest checkpoint covers %d of %d".formatted(size, hashes.size()));
                return note;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// The checkpoint in a note, if its signature and its root are right.
    private Optional<Checkpoint> opened(String encoded, String what) {
        try {
            SignedNote note = SignedNote.parse(encoded);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (note.isSignedBy(verifier)
                    && checkpoint.size() < frontiers.size()
                    && Arrays.equals(
                            checkpoint.root(), frontiers.get((int) checkpoint.size()).root())) {
                return Optional.of(checkpoint);
            }
            faults.add(what + " is not of this log");
        } catch (MalformedNoteException e) {
            faults.add(what + " is none: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void tiles() throws IOException, InterruptedException {
        for (int first = 0; first < hashes.size(); first += TILE_WIDTH) {
            int width = Math.min(TILE_WIDTH, hashes.size() - first);
            ByteArrayOutputStream due = new ByteArrayOutputStream();
            hashes.subList(first, first + width).forEach(due::writeBytes);
            String path = new TileAddress(0, first / TILE_WIDTH, width).path();
            HttpResponse<byte[]> tile = send("/v1/audit/tile/" + path, "", "");
            if (tile.statusCode() != 200 || !Arrays.equals(tile.body(), due.toByteArray())) {
                faults.add("tile %s is served otherwise".formatted(path));
            }
        }
    }

    private void answer(Answer answer) throws IOException, InterruptedException {
        String path = "/v1/verifications/" + answer.id();
        String bank = DemoTokens.of("demo-bank", "identity:verify");
        HttpResponse<byte[]> again = send(path, bank, "");
        if (again.statusCode() != 200 || !Answers.hash(again.body()).equals(answer.keptHash())) {
            faults.add("the answer to key %s is served otherwise".formatted(answer.key()));
            return;
        }
        JsonNode proof = JSON.readTree(get(path + "/proof", bank));
        List<byte[]> hashesBeside = new ArrayList<>();
        for (JsonNode hash : proof.required("proof")) {
            hashesBeside.add(hash.binaryValue());
        }
        String note = proof.required("checkpoint").textValue();
        Optional<Checkpoint> checkpoint = opened(note, "the checkpoint of a proof");
        if (checkpoint.isEmpty()
                || !InclusionProof.holds(
                        answer.leafIndex(),
                        checkpoint.get().size(),
                        hashes.get((int) answer.leafIndex()),
                        hashesBeside,
                        checkpoint.get().root())) {
            faults.add("the proof for key %s does not hold".formatted(answer.key()));
        }
        String receipt = JSON.readTree(again.body()).required("receipt").textValue();
        HttpResponse<byte[]> inspection =
                send(
                        "/v1/receipts/inspections",
                        "",
                        JSON.writeValueAsString(Map.of("receipt", receipt)));
        JsonNode inspected = JSON.readTree(inspection.body());
        for (String member : List.of("genuine", "inLog", "leafMatches")) {
            if (!inspected.path(member).asBoolean()) {
                faults.add("the receipt for key %s is not %s".formatted(answer.key(), member));
            }
        }
    }

    /// The offline verifier finds nothing either, and has seen every entry.
    private void export(String checkpoint) throws IOException, InterruptedException {
        String auditor = DemoTokens.of("demo-auditor", "audit:read");
        String request = "{\"size\": %d, \"caseNumber\": \"CRASH\"}".formatted(hashes.size());
        HttpResponse<byte[]> export = send("/v1/audit/exports", auditor, request);
        Path folder = Files.createTempDirectory("export");
        Path file = Files.write(folder.resolve("export.ndjson"), export.body());
        Path note = Files.writeString(folder.resolve("checkpoint"), checkpoint);
        PackagedService.Ended ended =
                PackagedService.run(
                        settings,
                        "verify-log",
                        file.toString(),
                        "--checkpoint",
                        note.toString(),
                        "--key",
                        verifier.encoded());
        if (ended.status() != 0 || !ended.output().contains(Integer.toString(hashes.size()))) {
            faults.add("verify-log: " + ended.output());
        }
    }

    private String get(String path, String token) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(path, token, "");
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() != 200) {
            throw new IOException("%s answers %d %s".formatted(path, response.statusCode(), body));
        }
        return body;
    }

    private HttpResponse<byte[]> send(String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.address(path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        http.close();
    }
}
