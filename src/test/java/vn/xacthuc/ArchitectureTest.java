package vn.xacthuc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules of the house: rooms, arrows, names, sizes.
class ArchitectureTest {

    private static final String BASE = "vn.xacthuc.";
    private static final int LONGEST_MAIN_FILE = 300;
    private static final int LONGEST_TEST_FILE = 400;

    /// Each room and the rooms it may use. An arrow that is not here does not exist.
    private static final Map<String, Set<String>> ARROWS =
            Map.ofEntries(
                    Map.entry(
                            "verification",
                            Set.of(
                                    "population",
                                    "matching",
                                    "chip",
                                    "party",
                                    "audit",
                                    "receipt",
                                    "problem")),
                    Map.entry("population", Set.of("matching", "party", "audit", "problem")),
                    Map.entry("matching", Set.of()),
                    Map.entry(
                            "chip",
                            Set.of("icao", "trust", "party", "audit", "receipt", "problem")),
                    Map.entry("icao", Set.of()),
                    Map.entry("trust", Set.of("icao", "party", "audit", "problem")),
                    Map.entry("audit", Set.of("merkle", "party", "problem", "secret")),
                    Map.entry("merkle", Set.of()),
                    Map.entry("receipt", Set.of("audit", "party", "problem", "secret")),
                    Map.entry("witness", Set.of("merkle")),
                    Map.entry("contract", Set.of("party", "audit", "problem")),
                    Map.entry("party", Set.of("problem", "secret")),
                    Map.entry("connection", Set.of("problem")),
                    Map.entry("secret", Set.of()),
                    Map.entry("readiness", Set.of("secret")),
                    Map.entry("problem", Set.of()));

    /// The sub-packages of `audit`, and which of them each may use beside `audit` itself, which may
    /// use none.
    private static final Map<String, Set<String>> ARROWS_OF_AUDIT =
            Map.of(
                    "checkpoint", Set.of(),
                    "proof", Set.of("checkpoint", "reading"),
                    "offline", Set.of(),
                    "reading", Set.of(),
                    "export", Set.of("reading"),
                    "access", Set.of("checkpoint", "reading"),
                    "refusal", Set.of(),
                    "retention", Set.of("checkpoint", "offline", "reading"));

    /// What other rooms use of `audit`. What else is public there is so for its sub-packages.
    private static final Set<String> DOOR_OF_AUDIT =
            Set.of(
                    "AnswerWriter",
                    "Answered",
                    "AuditConfig",
                    "AuditLog",
                    "Consent",
                    "ContentHash",
                    "Context",
                    "ContextRecord",
                    "EntryDetails",
                    "EntryDraft",
                    "EntryKind",
                    "FieldResult",
                    "IdempotencyClaim",
                    "IdempotencyKeys",
                    "LogReference",
                    "LoggedChanges",
                    "MissAlarm",
                    "Officer",
                    "PersonalNumbers",
                    "Probe",
                    "Probes",
                    "Question",
                    "Recorded",
                    "RefusalNotes",
                    "access.Access",
                    "access.AccessHistories",
                    "access.AccessHistory",
                    "access.CodedText",
                    "access.LogPosition",
                    "access.LogState",
                    "access.LoggedAccess",
                    "proof.EntryFinding",
                    "proof.EntryProof",
                    "proof.LogProofs",
                    "proof.ProofFile",
                    "proof.ProofFinding");

    private static final Set<String> PLAIN_ROOMS = Set.of("matching", "icao", "merkle");

    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("vn.xacthuc");

    static Set<String> rooms() {
        return ARROWS.keySet();
    }

    static Set<String> partsOfAudit() {
        return ARROWS_OF_AUDIT.keySet();
    }

    static Stream<String> packages() {
        return Stream.concat(rooms().stream(), partsOfAudit().stream().map("audit."::concat));
    }

    @Test
    void everyFolderIsARoomOfTheHouse() {
        Set<String> found = new TreeSet<>();
        MAIN.forEach(type -> found.add(room(type)));

        found.remove("sample");

        assertThat(found).isEqualTo(new TreeSet<>(ARROWS.keySet()));
    }

    @Test
    void everyFolderOfAuditHasItsArrows() {
        Set<String> found = new TreeSet<>();
        MAIN.stream()
                .filter(ArchitectureTest::isOfAudit)
                .map(ArchitectureTest::part)
                .forEach(found::add);

        found.remove("");

        assertThat(found).isEqualTo(new TreeSet<>(ARROWS_OF_AUDIT.keySet()));
    }

    @ParameterizedTest
    @MethodSource("partsOfAudit")
    void partOfAuditUsesOnlyThePartsItsArrowsLeadTo(String part) {
        classes()
                .that()
                .resideInAPackage(BASE + "audit." + part)
                .should()
                .onlyDependOnClassesThat(
                        new DescribedPredicate<>("stand in this part or one it may use") {
                            @Override
                            public boolean test(JavaClass used) {
                                return !isOfAudit(used)
                                        || part(used).isEmpty()
                                        || part(used).equals(part)
                                        || ARROWS_OF_AUDIT.get(part).contains(part(used));
                            }
                        })
                .check(MAIN);
    }

    @Test
    void whatAppendsToTheLogKnowsNoneOfThosePartsThatStandOnIt() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "audit")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + "audit.*..")
                .check(MAIN);
    }

    @Test
    void otherRoomsComeThroughTheDoorOfAudit() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "audit..", BASE + "readiness..")
                .should()
                .dependOnClassesThat(
                        new DescribedPredicate<>("stand in audit, but not in its door") {
                            @Override
                            public boolean test(JavaClass used) {
                                return isOfAudit(used) && !DOOR_OF_AUDIT.contains(outermost(used));
                            }
                        })
                .check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void roomUsesOnlyTheRoomsItsArrowsLeadTo(String room) {
        classes()
                .that()
                .resideInAPackage(BASE + room + "..")
                .should()
                .onlyDependOnClassesThat(
                        new DescribedPredicate<>("stand in this room or one it may use") {
                            @Override
                            public boolean test(JavaClass used) {
                                return !used.getPackageName().startsWith(BASE)
                                        || room(used).equals(room)
                                        || ARROWS.get(room).contains(room(used))
                                        || (room.equals("readiness")
                                                && (used.getSimpleName().endsWith("Config")
                                                        || used.getSimpleName()
                                                                .endsWith("Command")));
                            }
                        })
                .check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void everyPackageSaysItsQuestionAndIsNullMarked(String name) throws IOException {
        java.nio.file.Path note =
                java.nio.file.Path.of(
                        "src/main/java/vn/xacthuc", name.replace('.', '/'), "package-info.java");

        assertThat(Files.readString(note)).startsWith("///").contains("@NullMarked");
        assertThat(MAIN.containPackage(BASE + name)).isTrue();
        assertThat(MAIN.getPackage(BASE + name).isAnnotatedWith(NullMarked.class)).isTrue();
    }

    @Test
    void plainRoomsKnowNoFramework() {
        for (String room : PLAIN_ROOMS) {
            classes()
                    .that()
                    .resideInAPackage(BASE + room + "..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            BASE + room + "..",
                            "java..",
                            "org.bouncycastle..",
                            "org.jspecify.annotations..")
                    .check(MAIN);
        }
    }

    @Test
    void cryptographyLibraryStaysInItsRooms() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        BASE + "icao..", BASE + "trust..", BASE + "receipt..", BASE + "sample..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(MAIN);
    }

    @Test
    void namesHaveNoEmptyWords() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Impl|Manager|Helper|Utils?|Dto|DTO)")
                .check(MAIN);
    }

    @Test
    void onlyResourcesSpeakHttp() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(MAIN);
    }

    @Test
    void entitiesNeverLeaveTheirRoom() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .check(MAIN);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        noFields().should().beAnnotatedWith(Inject.class).check(MAIN);
    }

    @Test
    void nobodyReadsTheClockOrPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "sample..", BASE + "readiness..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(MAIN);
    }

    @Test
    void filesAreShort() throws IOException {
        assertThat(longerThan("src/main/java", LONGEST_MAIN_FILE)).isEmpty();
        assertThat(longerThan("src/test/java", LONGEST_TEST_FILE)).isEmpty();
    }

    private static List<String> longerThan(String folder, int lines) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lineCount(file) > lines)
                    .map(java.nio.file.Path::toString)
                    .toList();
        }
    }

    private static long lineCount(java.nio.file.Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String room(JavaClass type) {
        String rest = type.getPackageName().substring("vn.xacthuc".length());
        int dot = rest.indexOf('.', 1);
        return rest.isEmpty() ? "" : rest.substring(1, dot < 0 ? rest.length() : dot);
    }

    private static boolean isOfAudit(JavaClass type) {
        return type.getPackageName().startsWith(BASE) && room(type).equals("audit");
    }

    /// The sub-package of its room that a type stands in; empty for the room's own.
    private static String part(JavaClass type) {
        String rest = type.getPackageName().substring((BASE + room(type)).length());
        return rest.isEmpty() ? "" : rest.substring(1);
    }

    /// The name of the type, or of the one that it is nested in, from its room on.
    private static String outermost(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        String rest = name.substring((BASE + room(type) + ".").length());
        int nested = rest.indexOf('$');
        return nested < 0 ? rest : rest.substring(0, nested);
    }
}
