package vn.xacthuc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What ends in a log or an exception's message is what `toString` says.
class PersonalDataTest {

    private static final String[] ROOMS = {
        "vn.xacthuc.verification",
        "vn.xacthuc.contract",
        "vn.xacthuc.population",
        "vn.xacthuc.matching",
        "vn.xacthuc.audit",
        "vn.xacthuc.party",
        "vn.xacthuc.chip",
        "vn.xacthuc.icao",
        "vn.xacthuc.trust",
        "vn.xacthuc.receipt"
    };

    /// Types whose texts and numbers are about no person: codes of units, contracts and problems,
    /// and what every auditor may see of an entry. Whoever adds a line here says that it holds
    /// nothing about a citizen.
    private static final Set<String> ABOUT_NOBODY =
            Set.of(
                    "audit.Access.Party",
                    "audit.AccessHistory.Proving",
                    "audit.AccessHistory.Sources",
                    "audit.AccessPage",
                    "audit.ArchiveStatements.Held",
                    "audit.Archivings.Archived",
                    "audit.AuditExports.Page",
                    "audit.AuditExports.Ready",
                    "audit.CheckpointKeyRing",
                    "audit.CheckpointSigner.Attempt",
                    "audit.CheckpointRepository.Seen",
                    "audit.Checkpoints.Trouble",
                    "audit.CodedText",
                    "audit.CountedDays.Day",
                    "audit.EntryCounts.Counted",
                    "audit.EntryCounts.PartyCounts",
                    "audit.EntryFilter",
                    "audit.EntryFinding.Proved",
                    "audit.EntryPage",
                    "audit.EntryProof",
                    "audit.EntryRow",
                    "audit.EntryScan.Index",
                    "audit.EntryScan.Stretch",
                    "audit.EntryView",
                    "audit.ExportLine.Opening",
                    "audit.ExportPlan",
                    "audit.FailedClaims.PartyDay",
                    "audit.FieldResult",
                    "audit.GrowingTree.Known",
                    "audit.Head",
                    "audit.KnownCheckpoint",
                    "audit.LeafDifferences.Given",
                    "audit.LeafDifferences.Moved",
                    "audit.LeafFields",
                    "audit.LogKeys",
                    "audit.LogKeys.LogKey",
                    "audit.LogKeys.WitnessKey",
                    "audit.LogExtent",
                    "audit.LogGuard.Known",
                    "audit.LogPosition",
                    "audit.LogReference",
                    "audit.LogSpan",
                    "audit.LogState",
                    "audit.MissAlarm.Count",
                    "audit.Predecessor",
                    "audit.ProofFinding.Fails",
                    "audit.Question",
                    "audit.RefusalCounter.Counted",
                    "audit.RefusalNotes.Note",
                    "audit.Rewrapping.Standing",
                    "audit.LogTree.CoveredTile",
                    "audit.SignedCheckpoint",
                    "audit.TrustedCheckpoint",
                    "audit.VerifyLogArguments",
                    "audit.Visibility",
                    "audit.WitnessClient.Answer.Cosigned",
                    "audit.WitnessKeys",
                    "audit.WrappingKeys",
                    "chip.ChipAnswer",
                    "chip.ChipAnswer.CheckLine",
                    "chip.ChipAnswer.DataGroup",
                    "chip.ChipVerificationAnswer.ChipBasis",
                    "contract.ContractChanges.Outcome",
                    "contract.Difference",
                    "contract.OwnContract",
                    "contract.PageRequest",
                    "contract.PartyPage",
                    "contract.PartyRegistration",
                    "contract.PartyView",
                    "contract.PolicyPage",
                    "contract.PolicyProposal",
                    "icao.CscaFamilies.Key",
                    "icao.CscaFamilies.Name",
                    "icao.DocumentSigner",
                    "icao.DocumentTypes",
                    "matching.AddressReading.Fault",
                    "matching.AddressReading.Impossible",
                    "matching.AdministrativeUnit",
                    "party.ContractRepository.Registered",
                    "party.Contracts",
                    "party.IssuerKeys.Reading",
                    "party.KeyName",
                    "party.Policy",
                    "party.PolicyDocument",
                    "party.Purpose",
                    "party.PurposeCatalogue",
                    "party.PurposeCatalogue.Group",
                    "party.PurposeCatalogue.Item",
                    "party.PurposeCatalogue.Wording",
                    "party.PurposeGroup",
                    "party.RelyingParty",
                    "party.SubjectTokens.Keys",
                    "party.Terms",
                    "population.DatabaseFault",
                    "population.EthnicGroup",
                    "receipt.Disclosures.Keys",
                    "receipt.InspectionAnswer.LogFinding",
                    "receipt.ReceiptFinding.Refused",
                    "receipt.ReceiptKey",
                    "receipt.ReceiptKeys.Keys",
                    "trust.CertificateView",
                    "trust.CrlView",
                    "trust.ImportAnswer",
                    "trust.Judgement",
                    "trust.MasterListView",
                    "trust.TrustItem",
                    "trust.TrustRegistrar.Outcome",
                    "trust.TrustStore.Current",
                    "trust.TrustView",
                    "verification.ChipHolder.ChipField",
                    "verification.RegisterOutcome",
                    "verification.VerificationAnswer.Basis");

    static Stream<Class<?>> types() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(ROOMS)
                        .stream()
                        .filter(type ->
                                type.isRecord()
                                        || type.isAnnotatedWith(Entity.class)
                                        || type.isAnnotatedWith(Embeddable.class))
                        .map(JavaClass::reflect)
                        .filter(type -> !ABOUT_NOBODY.contains(name(type)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void typeShowsNoValueOfAPerson(Class<?> type) throws ReflectiveOperationException {
        String shown = Marked.instance(type).toString();

        assertThat(shown).doesNotContain(Marked.values());
    }

    @Test
    void everyKindOfTypeIsWalked() {
        List<String> walked = types().map(PersonalDataTest::name).toList();

        assertThat(walked)
                .contains(
                        "verification.ClaimRecord",
                        "verification.VerificationRequest",
                        "verification.Claim",
                        "chip.ChipRecord",
                        "chip.ChipIdentity",
                        "icao.CccdDetails",
                        "icao.ChipFiles",
                        "population.Person",
                        "population.Citizen",
                        "population.IdentityCard",
                        "population.CitizenRecord",
                        "matching.PersonalId",
                        "audit.EntryDetails",
                        "receipt.InspectionAnswer",
                        "receipt.Receipt",
                        "receipt.Statement");
    }

    @Test
    void listOfTypesAboutNobodyNamesOnlyTypesThatExist() {
        Set<String> existing =
                new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages(ROOMS)
                                .stream()
                                .map(JavaClass::reflect)
                                .map(PersonalDataTest::name)
                                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(existing).containsAll(ABOUT_NOBODY);
    }

    /// The room and the type's own name: in which folder of its room a type stands says nothing of
    /// what it holds.
    private static String name(Class<?> type) {
        String room = type.getPackageName().substring("vn.xacthuc.".length()).split("\\.", 2)[0];
        return room + type.getName().substring(type.getPackageName().length()).replace('$', '.');
    }
}
