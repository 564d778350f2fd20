package vn.xacthuc.problem;

/// The same sentence in both languages of the service.
public record Text(String english, String vietnamese) {

    /// The sentence in one language.
    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case VIETNAMESE -> vietnamese;
        };
    }
}
