package vn.xacthuc.secret;

import io.smallrye.config.common.MapBackedConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// What directory and store hold at one moment: values by the settings' names.
record SecretMaterial(Map<String, String> files, Map<String, String> store) {

    /// Below the environment (300) and what is read as such, above `application.properties`.
    static final int FILES_ORDINAL = 290;

    static final int STORE_ORDINAL = 280;

    /// What a file or an entry is named that is meant for us; all others belong to somebody else.
    private static final Pattern SETTING = Pattern.compile("(xacthuc|quarkus|mp|smallrye)\\..+");

    private static final String FILES = "secrets in files";
    private static final String STORE = "secrets in a PKCS#12 store";

    /// A source under the very name that it is given.
    private static final class Source extends MapBackedConfigSource {

        private static final long serialVersionUID = 1;

        private Source(String name, Map<String, String> settings, int ordinal) {
            super(name, settings, ordinal);
        }
    }

    SecretMaterial {
        files = Map.copyOf(files);
        store = Map.copyOf(store);
    }

    static boolean isSetting(String name) {
        return SETTING.matcher(name).matches();
    }

    /// What the given sources hold of it.
    static SecretMaterial in(Iterable<ConfigSource> sources) {
        Map<String, String> files = Map.of();
        Map<String, String> store = Map.of();
        for (ConfigSource source : sources) {
            switch (source.getName()) {
                case FILES -> files = source.getProperties();
                case STORE -> store = source.getProperties();
                default -> {}
            }
        }
        return new SecretMaterial(files, store);
    }

    static boolean isSource(String name) {
        return name.equals(FILES) || name.equals(STORE);
    }

    List<ConfigSource> sources() {
        return List.of(
                new Source(FILES, files, FILES_ORDINAL), new Source(STORE, store, STORE_ORDINAL));
    }

    /// Names of the settings that differ from earlier ones.
    Set<String> changedSince(SecretMaterial before) {
        Set<String> names = new TreeSet<>(files.keySet());
        names.addAll(store.keySet());
        names.addAll(before.files.keySet());
        names.addAll(before.store.keySet());
        names.removeIf(name -> value(name).equals(before.value(name)));
        return names;
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(files.get(name)).or(() -> Optional.ofNullable(store.get(name)));
    }

    /// Shows no value.
    @Override
    public String toString() {
        return "SecretMaterial[" + files.keySet() + ", " + store.keySet() + "]";
    }
}
