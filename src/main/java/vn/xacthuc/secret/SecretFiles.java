package vn.xacthuc.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Reads a directory whose files each hold one setting.
final class SecretFiles {

    /// A chain of certificates has some thousand characters.
    static final int MOST_BYTES = 64 * 1024;

    private SecretFiles() {}

    /// @throws RefusedSecretException when something in it is no value
    static Map<String, String> read(Path directory) {
        Map<String, String> settings = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (SecretMaterial.isSetting(name) && !Files.isDirectory(file)) {
                    settings.put(name, value(name, file));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new RefusedSecretException(SecretPlaces.DIRECTORY, "cannot be read");
        }
        return settings;
    }

    private static String value(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new RefusedSecretException(name, "has more than " + MOST_BYTES + " bytes");
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)) + "";
            String value = text.replaceFirst("[\\r\\n]+$", "");
            if (value.isBlank()) {
                throw new RefusedSecretException(name, "is an empty file");
            }
            return value;
        } catch (CharacterCodingException e) {
            throw new RefusedSecretException(name, "is no text in UTF-8");
        } catch (IOException e) {
            throw new RefusedSecretException(name, "cannot be read");
        }
    }
}
