package vn.xacthuc.sample;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.population.CitizenRecord;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Synthetic people to try the service with; for development and tests only.
@Path("/dev/citizens")
@Produces(MediaType.APPLICATION_JSON)
public class CitizenSampleResource {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 1000;

    private final CitizenSample sample;

    CitizenSampleResource(CitizenSample sample) {
        this.sample = sample;
    }

    /// People of the register, ordinary ones first, or the one identity of a case.
    @GET
    @Operation(hidden = true)
    @RunOnVirtualThread
    public Items list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("case") @Nullable String caseName)
            throws SQLException {
        int count = limit == null ? DEFAULT_LIMIT : parse(limit);
        if (caseName == null) {
            return new Items(sample.ordinaryFirst(count));
        }
        CitizenCase citizenCase =
                CitizenCase.named(caseName).orElseThrow(() -> invalidParameter("case"));
        return new Items(sample.identity(citizenCase));
    }

    private static int parse(String limit) {
        try {
            int count = Integer.parseInt(limit);
            if (count >= 1 && count <= MAX_LIMIT) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            // Refused like a number that is out of bounds.
        }
        throw invalidParameter("limit");
    }

    private static ProblemException invalidParameter(String name) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, FieldProblem.invalidParameter(name));
    }

    /// The answer.
    ///
    /// @param items people as `PUT /v1/population/citizens` takes them
    public record Items(List<CitizenRecord> items) {
        public Items {
            items = List.copyOf(items);
        }

        /// Shows how many people, not who.
        @Override
        public String toString() {
            return "Items[" + items.size() + "]";
        }
    }
}
