package vn.xacthuc.problem;

import org.jspecify.annotations.Nullable;

/// What is wrong with one part of the request. Never carries the value that was sent.
///
/// @param pointer JSON Pointer (RFC 6901) into the request's body; null where the part is a header
///   or a parameter, which the detail then names
/// @param detail what is wrong with it
public record FieldProblem(@Nullable String pointer, Text detail) {

    /// A header that must be there is not.
    public static FieldProblem missingHeader(String name) {
        return new FieldProblem(
                null, new Text("Header " + name + " is missing.", "Thiếu tiêu đề " + name + "."));
    }

    /// A header does not have the form it must have.
    public static FieldProblem invalidHeader(String name) {
        return new FieldProblem(
                null,
                new Text(
                        "Header " + name + " has no valid value.",
                        "Giá trị của tiêu đề " + name + " không hợp lệ."));
    }

    /// A path or query parameter does not have the form it must have.
    public static FieldProblem invalidParameter(String name) {
        return new FieldProblem(
                null,
                new Text(
                        "Parameter " + name + " has no valid value.",
                        "Giá trị của tham số " + name + " không hợp lệ."));
    }

    /// A field that must be there is not.
    public static FieldProblem missing(String pointer) {
        return new FieldProblem(
                pointer, new Text("This field is required.", "Trường này là bắt buộc."));
    }

    /// A field's value cannot be, for a reason that its documentation states.
    public static FieldProblem invalid(String pointer) {
        return new FieldProblem(
                pointer, new Text("This value is not possible here.", "Giá trị này không hợp lệ."));
    }
}
