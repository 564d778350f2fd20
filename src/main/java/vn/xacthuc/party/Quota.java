package vn.xacthuc.party;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How often a party may call: a bucket holds `burst` calls and is filled up again with `perSecond`
/// calls a second.
@Schema(
        description =
                "How often the party may call. A bucket holds `burst` calls and is filled up again"
                        + " with `perSecond` calls a second.")
public record Quota(
        @Schema(
                        description = "Calls a second in the long run.",
                        minimum = "1",
                        maximum = "1000000",
                        examples = "100")
                int perSecond,
        @Schema(
                        description = "Calls at once after a pause.",
                        minimum = "1",
                        maximum = "1000000",
                        examples = "200")
                int burst) {

    /// What a contract grants that does not speak of it.
    public static final Quota DEFAULT = new Quota(100, 200);

    private static final int HIGHEST = 1_000_000;

    /// @throws IllegalArgumentException unless both are 1 to 1,000,000
    public Quota {
        if (perSecond < 1 || perSecond > HIGHEST || burst < 1 || burst > HIGHEST) {
            throw new IllegalArgumentException("no such quota");
        }
    }
}
