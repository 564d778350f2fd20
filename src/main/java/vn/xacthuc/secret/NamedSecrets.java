package vn.xacthuc.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Secrets of one use: the current one, and others that were current or will be.
///
/// @param current the one that new things are made with
/// @param all the current one first
public record NamedSecrets(NamedSecret current, List<NamedSecret> all) {

    public NamedSecrets {
        all = List.copyOf(all);
    }

    /// Settings of one use.
    ///
    /// @param single name of the one secret of a service whose secrets have no ids
    /// @param byId name of the settings by id
    /// @param currentId name of the setting that says which id is current
    public record Names(String single, String byId, String currentId) {}

    /// The secret whose id is current, or where none is, the single one.
    ///
    /// @throws RefusedSecretException when that is missing
    public static NamedSecrets of(
            Names names,
            Optional<String> single,
            Map<String, String> byId,
            Optional<String> currentId) {
        Map<String, NamedSecret> all = new TreeMap<>();
        single.ifPresent(value -> all.put(names.single(), new NamedSecret(names.single(), value)));
        byId.forEach((id, value) -> {
            String setting = names.byId() + "." + id;
            all.put(setting, new NamedSecret(setting, value));
        });
        String chosen = currentId.map(id -> names.byId() + "." + id).orElse(names.single());
        NamedSecret current = all.remove(chosen);
        if (current == null) {
            throw new RefusedSecretException(
                    chosen,
                    currentId.isPresent()
                            ? "is missing, and " + names.currentId() + " names it"
                            : "is missing");
        }
        List<NamedSecret> ordered = new ArrayList<>(List.of(current));
        ordered.addAll(all.values());
        return new NamedSecrets(current, ordered);
    }

    /// None may have another value than before under the same name: what was made with that would
    /// be lost.
    ///
    /// @throws RefusedSecretException when one has
    public void requireSame(NamedSecrets before) {
        for (NamedSecret secret : all) {
            for (NamedSecret known : before.all()) {
                if (known.setting().equals(secret.setting())
                        && !known.value().equals(secret.value())) {
                    throw new RefusedSecretException(
                            secret.setting(),
                            "has another value than before: a new key needs an id of its own");
                }
            }
        }
    }
}
