package vn.xacthuc.fuzz;

import java.util.SplittableRandom;

/// Draws for each number what is done to a good request.
final class Bends {

    /// Of a hundred requests so many are sent as they are.
    private static final int UNBENT = 4;

    private final Ground ground;
    private final long seed;

    Bends(Ground ground, long seed) {
        this.ground = ground;
        this.seed = seed;
    }

    /// The same for the same seed and number, but for what the service itself hands out.
    Draft draft(long number, PublishedApi.Operation operation) {
        SplittableRandom random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + number);
        Draft draft = ground.draft(number, operation, random);
        if (random.nextInt(100) < UNBENT) {
            return draft;
        }
        int count = 1 + random.nextInt(5) / 3 + random.nextInt(8) / 7;
        for (int index = 0; index < count; index++) {
            draft.mutations.add(bend(draft, random));
        }
        if (random.nextInt(50) == 0) {
            draft.mutations.add(WireBends.bend(draft, random));
        } else if (random.nextInt(40) == 0) {
            draft.chunked = true;
            draft.mutations.add("chunked");
        }
        return draft;
    }

    private String bend(Draft draft, SplittableRandom random) {
        int kind = random.nextInt(100);
        boolean body = !draft.operation.mediaType().isEmpty();
        if (body && kind < 60) {
            return body(draft, kind, random);
        }
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> HeadBends.target(draft, ground, random);
            case 4, 5, 6 -> HeadBends.header(draft, random);
            case 7 -> HeadBends.method(draft, random);
            default -> token(draft, random);
        };
    }

    private static String body(Draft draft, int kind, SplittableRandom random) {
        if (draft.json == null) {
            return JsonBends.bytes(draft, random);
        }
        if (kind < 38) {
            return JsonBends.tree(draft, random);
        }
        return kind < 48 ? JsonBends.binary(draft, random) : JsonBends.bytes(draft, random);
    }

    private String token(Draft draft, SplittableRandom random) {
        draft.header("Authorization", ground.tokens.broken(draft.operation.id(), random));
        return "token";
    }
}
