package vn.xacthuc.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Address;
import vn.xacthuc.matching.AddressReading;
import vn.xacthuc.matching.ClaimedDate;
import vn.xacthuc.matching.DateReading;
import vn.xacthuc.matching.NameReading;
import vn.xacthuc.matching.OldIdNumber;
import vn.xacthuc.matching.PersonName;
import vn.xacthuc.matching.PersonalId;
import vn.xacthuc.matching.Sex;
import vn.xacthuc.population.AddressRecord;
import vn.xacthuc.population.UndecodableName;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.verification.Claim.LookupKey;

/// Reads a claim field by field and tells everything that is wrong with it at once.
final class ClaimReader {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DETAIL = 300;

    private final LocalDate today;
    private final List<FieldProblem> missing = new ArrayList<>();
    private final List<FieldProblem> invalid = new ArrayList<>();
    private final List<FieldProblem> undecodable = new ArrayList<>();

    private ClaimReader(LocalDate today) {
        this.today = today;
    }

    /// @throws ProblemException `claim-incomplete`, `invalid-value` or `undecodable-name`
    static Claim read(@Nullable ClaimRecord record, LocalDate today) {
        if (record == null) {
            throw new ProblemException(
                    ProblemType.CLAIM_INCOMPLETE, FieldProblem.missing("/claim"));
        }
        return new ClaimReader(today).claim(record);
    }

    private Claim claim(ClaimRecord record) {
        Optional<OldIdNumber> oldIdNumber = oldIdNumber(record.oldIdNumber());
        Optional<LookupKey> key =
                key(record.personalId(), oldIdNumber, record.oldIdNumber() != null);
        Optional<PersonName> name = name(record.fullName());
        Optional<ClaimedDate> birth = birth(record.dateOfBirth());
        Optional<Sex> sex = sex(record.sex());
        Optional<LocalDate> cardIssuedOn = cardIssuedOn(record.cardIssuedOn());
        Optional<Address> address =
                Optional.ofNullable(record.permanentAddress()).flatMap(this::address);
        refuseWhatIsWrong();
        return new Claim(
                key.orElseThrow(),
                name.orElseThrow(),
                birth.orElseThrow(),
                sex,
                oldIdNumber,
                cardIssuedOn,
                address);
    }

    private void refuseWhatIsWrong() {
        if (!undecodable.isEmpty()) {
            undecodable.addAll(invalid);
            throw new ProblemException(ProblemType.UNDECODABLE_NAME, undecodable);
        }
        if (!invalid.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_VALUE, invalid);
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(ProblemType.CLAIM_INCOMPLETE, missing);
        }
    }

    private Optional<LookupKey> key(
            @Nullable String personalId,
            Optional<OldIdNumber> oldIdNumber,
            boolean oldIdNumberClaimed) {
        if (personalId != null) {
            Optional<LookupKey> key = PersonalId.parse(personalId).map(LookupKey.ByPersonalId::new);
            if (key.isEmpty()) {
                invalid.add(FieldProblem.invalid("/claim/personalId"));
            }
            return key;
        }
        if (!oldIdNumberClaimed) {
            missing.add(FieldProblem.missing("/claim/personalId"));
        }
        return oldIdNumber.map(LookupKey.ByOldIdNumber::new);
    }

    private Optional<OldIdNumber> oldIdNumber(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<OldIdNumber> number = OldIdNumber.parse(text);
        if (number.isEmpty()) {
            invalid.add(FieldProblem.invalid("/claim/oldIdNumber"));
        }
        return number;
    }

    private Optional<PersonName> name(@Nullable String text) {
        String pointer = "/claim/fullName";
        if (text == null || text.isBlank()) {
            missing.add(FieldProblem.missing(pointer));
            return Optional.empty();
        }
        if (text.length() > LONGEST_NAME) {
            invalid.add(FieldProblem.invalid(pointer));
            return Optional.empty();
        }
        return switch (PersonName.read(text)) {
            case NameReading.Readable readable -> Optional.of(readable.name());
            case NameReading.Undecodable damaged -> {
                undecodable.add(
                        new FieldProblem(pointer, UndecodableName.damage(damaged.damage()).text()));
                yield Optional.empty();
            }
        };
    }

    private Optional<ClaimedDate> birth(@Nullable String text) {
        String pointer = "/claim/dateOfBirth";
        if (text == null || text.isBlank()) {
            missing.add(FieldProblem.missing(pointer));
            return Optional.empty();
        }
        return switch (DateReading.read(text)) {
            case DateReading.Read read -> Optional.of(read.date());
            case DateReading.Impossible ignored -> refuse(pointer);
            case DateReading.Unreadable ignored -> refuse(pointer);
        };
    }

    private Optional<Sex> sex(@Nullable String text) {
        return switch (text) {
            case null -> Optional.empty();
            case "MALE" -> Optional.of(Sex.MALE);
            case "FEMALE" -> Optional.of(Sex.FEMALE);
            default -> refuse("/claim/sex");
        };
    }

    private Optional<LocalDate> cardIssuedOn(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return CivilDate.parse(text)
                .filter(date -> !date.isAfter(today))
                .or(() -> refuse("/claim/cardIssuedOn"));
    }

    private Optional<Address> address(AddressRecord record) {
        String pointer = "/claim/permanentAddress";
        if (record.provinceCode() == null) {
            missing.add(FieldProblem.missing(pointer + "/provinceCode"));
            return Optional.empty();
        }
        Optional<LocalDate> codesAsOf = Optional.empty();
        if (record.codesAsOf() != null) {
            codesAsOf = CivilDate.parse(record.codesAsOf());
            if (codesAsOf.isEmpty()) {
                return refuse(pointer + "/codesAsOf");
            }
        }
        String detail = record.detail();
        if (detail != null && detail.length() > LONGEST_DETAIL) {
            return refuse(pointer + "/detail");
        }
        AddressReading reading =
                AddressReading.of(
                        record.provinceCode(),
                        record.districtCode(),
                        record.communeCode(),
                        detail,
                        codesAsOf.orElse(null),
                        today);
        return switch (reading) {
            case AddressReading.Possible possible -> Optional.of(possible.address());
            case AddressReading.Impossible impossible -> {
                impossible
                        .faults()
                        .forEach(fault ->
                                invalid.add(FieldProblem.invalid(pointer + "/" + fault.member())));
                yield Optional.empty();
            }
        };
    }

    private <T> Optional<T> refuse(String pointer) {
        invalid.add(FieldProblem.invalid(pointer));
        return Optional.empty();
    }
}
