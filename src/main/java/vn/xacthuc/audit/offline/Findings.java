package vn.xacthuc.audit.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the offline verifier found, said at once and counted, so that millions of findings need no
/// memory.
public final class Findings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final PrintStream out;
    private final boolean asJson;
    private long count;

    /// @param asJson whether each is said as a JSON object, for programs
    public Findings(PrintStream out, boolean asJson) {
        this.out = out;
        this.asJson = asJson;
    }

    /// An entry does not fit.
    ///
    /// @param id the entry's id, where its leaf can be read
    void entry(long leafIndex, Optional<String> id, String what) {
        count++;
        if (asJson) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("finding", what);
            object.put("leafIndex", leafIndex);
            object.put("id", id.orElse(null));
            say(object);
        } else {
            say("leaf " + leafIndex + id.map(known -> ", entry " + known).orElse("") + ": " + what);
        }
    }

    /// Something about the log or what was given of it does not hold.
    void log(String what) {
        count++;
        if (asJson) {
            say(Map.of("finding", what));
        } else {
            say("does not hold: " + what);
        }
    }

    /// Something worth knowing that is no fault.
    void note(String what) {
        if (asJson) {
            say(Map.of("note", what));
        } else {
            say(what);
        }
    }

    /// The last line.
    void summary(Map<String, Object> figures, String sentence) {
        if (asJson) {
            say(figures);
        } else {
            say(sentence);
        }
    }

    long count() {
        return count;
    }

    private void say(String line) {
        out.println(printable(line));
    }

    /// What an export says must not steer the reader's terminal: controls, and characters that turn
    /// or hide others, are shown as question marks.
    static String printable(String line) {
        return STEERING.matcher(line).replaceAll("?");
    }

    private void say(Map<String, Object> object) {
        try {
            say(JSON.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings are always JSON", e);
        }
    }
}
