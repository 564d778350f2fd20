package vn.xacthuc.audit.reading;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Where a page ends: the number of its last row. The log only grows, so a page never shifts.
public final class Cursor {

    private Cursor() {}

    public static String write(long row) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(row).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The number that the page must stay below; above every row without a cursor.
    public static long read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == Long.BYTES) {
                long row = ByteBuffer.wrap(bytes).getLong();
                if (row >= 0) {
                    return row;
                }
            }
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
        throw notOurs();
    }

    private static ProblemException notOurs() {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, FieldProblem.invalidParameter("cursor"));
    }
}
