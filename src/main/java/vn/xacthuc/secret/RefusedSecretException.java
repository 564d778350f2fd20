package vn.xacthuc.secret;

/// A secret setting that must not come into force. The message names the setting and says what is
/// wrong, and repeats nothing of its value.
public final class RefusedSecretException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /// @param why what follows the setting's name in a sentence
    public RefusedSecretException(String setting, String why) {
        super(setting + " " + why);
    }
}
