package vn.xacthuc.receipt;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The form in which somebody wants a statement.
enum ExportForm {
    SIGNED(MediaType.APPLICATION_JSON, "attachment; filename=\"xacthuc-export.json\""),
    PRINTED("text/html;charset=UTF-8", "inline; filename=\"xacthuc-export.html\"");

    private final String type;
    private final String disposition;

    ExportForm(String type, String disposition) {
        this.type = type;
        this.disposition = disposition;
    }

    /// The form that a reader with these headers likes best.
    ///
    /// @throws ProblemException if `Accept` cannot be read
    static ExportForm of(HttpHeaders headers) {
        try {
            return of(headers.getAcceptableMediaTypes());
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(ProblemType.NOT_ACCEPTABLE);
        }
    }

    /// The form that a reader who accepts these types likes best (RFC 9110 section 12.5.1); JSON
    /// where both are as good.
    ///
    /// @param accepted the best first
    static ExportForm of(List<MediaType> accepted) {
        for (MediaType wanted : accepted) {
            if (wanted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return SIGNED;
            }
            if (wanted.isCompatible(MediaType.TEXT_HTML_TYPE)) {
                return PRINTED;
            }
        }
        return SIGNED;
    }

    /// Its media type.
    String type() {
        return type;
    }

    /// What a browser may apply of it, where it is not what it may of every answer.
    Optional<String> contentSecurityPolicy() {
        return switch (this) {
            case SIGNED -> Optional.empty();
            case PRINTED -> Optional.of(PrintedExport.contentSecurityPolicy());
        };
    }

    /// Its `Content-Disposition` (RFC 6266), whose name says nothing about anybody.
    String disposition() {
        return disposition;
    }
}
