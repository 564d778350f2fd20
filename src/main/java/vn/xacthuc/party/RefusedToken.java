package vn.xacthuc.party;

import java.io.Serial;

/// A token that makes nobody of its bearer. It has neither message nor stack: both would cost more
/// than the check, and a message could quote the token.
final class RefusedToken extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final TokenDefect defect;

    RefusedToken(TokenDefect defect) {
        super(null, null, false, false);
        this.defect = defect;
    }

    TokenDefect defect() {
        return defect;
    }
}
