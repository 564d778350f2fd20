package vn.xacthuc.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.regex.Pattern;

/// JSON Pointers (RFC 6901) to the place that was refused.
final class Pointer {
    /// What our own field names and map keys look like. A key that looks otherwise was made up by
    /// the caller and may hold anything, a person's number or name included, so the pointer ends at
    /// its parent. Nothing in this alphabet needs the escapes of RFC 6901 §3.
    private static final Pattern OUR_OWN = Pattern.compile("[A-Za-z][A-Za-z_-]{0,40}|[0-9]{1,3}");

    private Pointer() {}

    static String of(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            String name = step.getFieldName();
            if (name == null) {
                pointer.append('/').append(step.getIndex());
            } else if (OUR_OWN.matcher(name).matches()) {
                pointer.append('/').append(name);
            } else {
                break;
            }
        }
        return pointer.toString();
    }
}
