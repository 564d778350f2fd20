package vn.xacthuc.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// The texts of the catalogue, one UTF-8 file per language beside this class.
///
/// No `ResourceBundle`: it would fall back to the machine's own locale and answer a Vietnamese
/// request in whatever language the server was installed in.
final class Catalogue {
    private static final Properties ENGLISH = load("problem-en.properties");
    private static final Properties VIETNAMESE = load("problem-vi.properties");

    private Catalogue() {}

    static Text text(String code, String part) {
        return new Text(english(code, part), sentence(VIETNAMESE, code, part));
    }

    static String english(String code, String part) {
        return sentence(ENGLISH, code, part);
    }

    static Properties load(String file) {
        try (InputStream stream = Catalogue.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + file);
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sentence(Properties texts, String code, String part) {
        String sentence = texts.getProperty(code + "." + part);
        if (sentence == null) {
            throw new IllegalStateException("missing text " + code + "." + part);
        }
        return sentence;
    }
}
