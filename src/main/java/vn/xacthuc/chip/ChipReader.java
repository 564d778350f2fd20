package vn.xacthuc.chip;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.icao.ChipFiles;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Reads a presented chip and tells everything that is wrong with the request at once. What is
/// wrong with the chip is no problem but a finding.
public final class ChipReader {

    private static final int LARGEST_FILE = 64 * 1024;
    private static final int LARGEST_IMAGE = 512 * 1024;

    /// An answer by the longest key that we compute with has 1,024 bytes, in DER a few more.
    private static final int LARGEST_ANSWER = 1100;

    private static final Pattern NUMBER = Pattern.compile("[1-9]|1[0-6]");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private final String pointer;
    private final List<FieldProblem> missing = new ArrayList<>();
    private final List<FieldProblem> noBase64 = new ArrayList<>();
    private final List<FieldProblem> invalid = new ArrayList<>();

    private ChipReader(String pointer) {
        this.pointer = pointer;
    }

    /// @param pointer where the chip stands in the request (JSON Pointer, RFC 6901)
    /// @throws ProblemException `missing-field`, `wrong-type` for what is no base64, or
    ///   `invalid-value` for numbers of data groups that do not exist and for files larger than any
    public static PresentedChip read(@Nullable ChipRecord record, String pointer) {
        if (record == null) {
            throw new ProblemException(ProblemType.MISSING_FIELD, FieldProblem.missing(pointer));
        }
        return new ChipReader(pointer).chip(record);
    }

    private PresentedChip chip(ChipRecord record) {
        byte[] sod = bytes("/sod", record.sod());
        SortedMap<Integer, byte[]> dataGroups = dataGroups(record.dataGroups());
        Optional<PresentedChip.Answer> answer =
                Optional.ofNullable(record.activeAuthentication()).map(this::answer);
        refuseWhatIsWrong();
        return new PresentedChip(new ChipFiles(sod, dataGroups), answer);
    }

    private void refuseWhatIsWrong() {
        if (!noBase64.isEmpty()) {
            throw new ProblemException(ProblemType.WRONG_TYPE, noBase64);
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(ProblemType.MISSING_FIELD, missing);
        }
        if (!invalid.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_VALUE, invalid);
        }
    }

    private SortedMap<Integer, byte[]> dataGroups(@Nullable Map<String, String> records) {
        SortedMap<Integer, byte[]> files = new TreeMap<>();
        if (records == null) {
            return files;
        }
        for (Map.Entry<String, String> record : records.entrySet()) {
            // A key that is no number is not repeated: it could be anything.
            if (!NUMBER.matcher(record.getKey()).matches()) {
                invalid.add(FieldProblem.invalid(pointer + "/dataGroups"));
                continue;
            }
            int number = Integer.parseInt(record.getKey());
            byte[] file = bytes("/dataGroups/" + number, record.getValue());
            if (file.length > largest(number)) {
                invalid.add(FieldProblem.invalid(pointer + "/dataGroups/" + number));
            }
            files.put(number, file);
        }
        return files;
    }

    private static int largest(int number) {
        return switch (number) {
            case 2, 3, 4, 5, 7 -> LARGEST_IMAGE;
            default -> LARGEST_FILE;
        };
    }

    private PresentedChip.Answer answer(ActiveAuthenticationRecord record) {
        byte[] signature = bytes("/activeAuthentication/signature", record.signature());
        if (signature.length > LARGEST_ANSWER) {
            invalid.add(FieldProblem.invalid(pointer + "/activeAuthentication/signature"));
        }
        return new PresentedChip.Answer(challengeId(record.challengeId()), signature);
    }

    private UUID challengeId(@Nullable String text) {
        String member = pointer + "/activeAuthentication/challengeId";
        if (text == null) {
            missing.add(FieldProblem.missing(member));
            return new UUID(0, 0);
        }
        if (!UUID_FORM.matcher(text).matches()) {
            invalid.add(FieldProblem.invalid(member));
            return new UUID(0, 0);
        }
        return UUID.fromString(text);
    }

    private byte[] bytes(String member, @Nullable String base64) {
        if (base64 == null) {
            missing.add(FieldProblem.missing(pointer + member));
            return new byte[0];
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            noBase64.add(FieldProblem.invalid(pointer + member));
            return new byte[0];
        }
    }
}
