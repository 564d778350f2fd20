package vn.xacthuc.audit.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.xacthuc.problem.Language;
import vn.xacthuc.problem.Text;

/// A code, and what it means in the reader's language.
@Schema(description = "A code, and what it means in the reader's language.")
public record CodedText(
        @Schema(description = "The code; open for extension.", examples = "fullName") String code,
        @Schema(description = "What it means.", examples = "full name") String text) {

    static CodedText of(String code, Text text, Language language) {
        return new CodedText(code, text.in(language));
    }
}
