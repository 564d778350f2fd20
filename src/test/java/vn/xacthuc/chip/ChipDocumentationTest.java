package vn.xacthuc.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.xacthuc.icao.Check;
import vn.xacthuc.icao.CheckReason;
import vn.xacthuc.icao.Warning;

/// docs/chip.md explains every code that an answer about a chip can hold, and no other.
class ChipDocumentationTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\| \\S.*\\|$");

    @Test
    void everyCodeHasARow() throws IOException {
        List<String> rows =
                ROW.matcher(Files.readString(Path.of("docs/chip.md")))
                        .results()
                        .map((MatchResult row) -> row.group(1))
                        .toList();
        Set<String> codes =
                Stream.<Enum<?>[]>of(Check.values(), CheckReason.values(), Warning.values())
                        .flatMap(Arrays::stream)
                        .map(Enum::name)
                        .collect(Collectors.toSet());

        assertThat(rows).containsAll(codes);
        assertThat(codes).containsAll(rows);
    }
}
