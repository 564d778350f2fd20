package vn.xacthuc.sample;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The command line of the loader.
///
/// @param url a JDBC URL that names the register's schema as `currentSchema`
/// @param user the owner of the schema
/// @param password the owner's password
/// @param people how many to load
/// @param seed what to draw them from
/// @param today the civil date on which the population stands
record PopulationOptions(
        String url, String user, String password, int people, long seed, LocalDate today) {

    static final String USAGE =
            """
            Usage: java -cp CLASSPATH vn.xacthuc.sample.PopulationLoader
                     --url jdbc:postgresql://HOST/DATABASE?currentSchema=SCHEMA
                     --user OWNER --password PASSWORD
                     [--people %d] [--seed %d] [--today YYYY-MM-DD]
            Fills the migrated, empty register in SCHEMA with synthetic people.\
            """
                    .formatted(Population.DEVELOPMENT_SIZE, Population.DEVELOPMENT_SEED);

    private static final Set<String> NAMES =
            Set.of("--url", "--user", "--password", "--people", "--seed", "--today");

    static PopulationOptions parse(String[] arguments, LocalDate today) {
        Map<String, String> values = new HashMap<>();
        for (int index = 0; index < arguments.length; index += 2) {
            if (!NAMES.contains(arguments[index]) || index + 1 == arguments.length) {
                throw new IllegalArgumentException("Unknown or incomplete: " + arguments[index]);
            }
            values.put(arguments[index], arguments[index + 1]);
        }
        String day = values.get("--today");
        try {
            return new PopulationOptions(
                    required(values, "--url"),
                    required(values, "--user"),
                    required(values, "--password"),
                    (int) number(values.get("--people"), Population.DEVELOPMENT_SIZE),
                    number(values.get("--seed"), Population.DEVELOPMENT_SEED),
                    day == null ? today : LocalDate.parse(day));
        } catch (NumberFormatException | DateTimeException wrong) {
            throw new IllegalArgumentException("Not a number or date", wrong);
        }
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Missing: " + name);
        }
        return value;
    }

    private static long number(@Nullable String digits, long otherwise) {
        return digits == null ? otherwise : Long.parseLong(digits);
    }

    /// Names neither the server nor its password.
    @Override
    public String toString() {
        return "PopulationOptions[" + people + " people]";
    }
}
