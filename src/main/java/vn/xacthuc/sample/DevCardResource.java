package vn.xacthuc.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.chip.ActiveAuthenticationRecord;
import vn.xacthuc.chip.ChipRecord;
import vn.xacthuc.icao.Check;
import vn.xacthuc.icao.CheckReason;
import vn.xacthuc.icao.Warning;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.problem.StrictJson;

/// Plays the chip card and its reader, genuine or with any one defect; for development and tests
/// only.
@Path("/dev/cards")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DevCardResource {

    private static final int LARGEST_BODY = 16 * 1024;

    /// A purpose of the demo bank that asks for a genuine chip that is present.
    private static final Map<String, String> CONTEXT =
            Map.of("purpose", "BANK_LARGE_TRANSFER", "officerId", "teller-0042");

    private final CitizenCards cards;
    private final StrictJson json;

    DevCardResource(CitizenCards cards, StrictJson json) {
        this.cards = cards;
        this.json = json;
    }

    /// What a reader reads, in base64.
    ///
    /// @param dataGroups by number
    /// @param activeAuthentication the answer to a challenge that came with the request
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Card(
            String efCom,
            String sod,
            Map<String, String> dataGroups,
            Optional<ActiveAuthenticationRecord> activeAuthentication) {
        @Override
        public String toString() {
            return "Card[***]";
        }
    }

    /// The body of a verification, or of a chip verification where nothing is claimed.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Presented(
            Map<String, String> context, Optional<Map<String, String>> claim, ChipRecord chip) {
        @Override
        public String toString() {
            return "Presented[***]";
        }
    }

    /// The chip's answer in base64.
    public record Signature(String signature) {}

    /// All defects.
    public record Defects(List<Defect> items) {
        public Defects {
            items = List.copyOf(items);
        }
    }

    /// A defect, and what a verification is to say of it.
    ///
    /// @param check the check that fails or cannot be done
    /// @param warning what stands among the warnings
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Defect(
            String name,
            String meaning,
            Expectation.Verdict authenticity,
            Optional<Check> check,
            Optional<CheckReason> reason,
            Optional<Warning> warning) {}

    /// Reads a person's card.
    @POST
    @Operation(hidden = true)
    public Object read(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType, byte[] body)
            throws SQLException {
        CardRequest request = json.read(contentType, body, LARGEST_BODY, CardRequest.class);
        CardHolder holder = holder(request);
        TestChip chip = chip(request, holder);
        Card card = card(chip, request);
        return switch (request.form()) {
            case CARD -> card;
            case VERIFICATION ->
                    new Presented(
                            CONTEXT,
                            Optional.of(
                                    Map.of(
                                            "personalId", holder.personalId(),
                                            "fullName", holder.fullName(),
                                            "dateOfBirth", holder.dateOfBirth())),
                            presented(card));
            case CHIP_VERIFICATION -> new Presented(CONTEXT, Optional.empty(), presented(card));
        };
    }

    /// Lets the chip answer a challenge.
    @POST
    @Path("/active-authentication")
    @Operation(hidden = true)
    public Signature answer(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType, byte[] body)
            throws SQLException {
        CardRequest request = json.read(contentType, body, LARGEST_BODY, CardRequest.class);
        TestChip chip = chip(request, holder(request));
        byte[] challenge =
                request.challengeBytes()
                        .orElseThrow(() ->
                                new ProblemException(
                                        ProblemType.MISSING_FIELD,
                                        FieldProblem.missing("/challenge")));
        if (chip.key().isEmpty()) {
            throw new ProblemException(ProblemType.NOT_SUPPORTED);
        }
        return new Signature(base64(chip.answer(challenge)));
    }

    /// What can be wrong with a card.
    @GET
    @Path("/defects")
    @Operation(hidden = true)
    public Defects defects() {
        return new Defects(
                CardDefect.all().stream()
                        .map(defect ->
                                new Defect(
                                        defect.name(),
                                        defect.meaning(),
                                        defect.expected().authenticity(),
                                        defect.expected().check(),
                                        defect.expected().reason(),
                                        defect.expected().warning()))
                        .toList());
    }

    private CardHolder holder(CardRequest request) throws SQLException {
        return cards.holder(request.number(), request.issueDate())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private TestChip chip(CardRequest request, CardHolder holder) {
        return request.bend()
                .map(defect -> defect.chip(holder))
                .orElseGet(() -> cards.chip(holder));
    }

    private static Card card(TestChip chip, CardRequest request) {
        Map<String, String> files = new TreeMap<>();
        chip.dataGroups().forEach((number, file) -> files.put("" + number, base64(file)));
        Optional<byte[]> challenge = request.challengeBytes().filter(any -> chip.key().isPresent());
        return new Card(
                base64(chip.efCom()),
                base64(chip.sod()),
                files,
                challenge.map(bytes ->
                        new ActiveAuthenticationRecord(
                                request.challengeId().orElse(null), base64(chip.answer(bytes)))));
    }

    private static ChipRecord presented(Card card) {
        return new ChipRecord(
                card.sod(), card.dataGroups(), card.activeAuthentication().orElse(null));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
