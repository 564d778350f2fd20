package vn.xacthuc.witness;

/// What the witness answers over HTTP.
record Answer(int status, String contentType, String body) {

    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int UNPROCESSABLE = 422;
    static final int BROKEN = 500;

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String SIZE = "text/x.tlog.size";

    static Answer ok(String body) {
        return new Answer(OK, TEXT, body);
    }

    /// The size that the witness cosigned last, where the log thought it was another.
    static Answer conflict(long size) {
        return new Answer(CONFLICT, SIZE, size + "\n");
    }

    static Answer refusal(int status, String why) {
        return new Answer(status, TEXT, why + "\n");
    }
}
