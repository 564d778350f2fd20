package vn.xacthuc.merkle;

/// A text that is not what its format demands, or that carries a wrong signature of a known key.
/// Its message says which rule was broken and repeats nothing of the text.
public final class MalformedNoteException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String why;

    MalformedNoteException(String why) {
        super(why);
        this.why = why;
    }

    @Override
    public String getMessage() {
        return why;
    }
}
