package vn.xacthuc.icao;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The data groups that were supplied against the signed list of their hashes (Doc 9303-11 section
/// 5.1.1, steps 4 and 5).
///
/// @param findings ascending
/// @param verified the files that are as they were signed, each as long as its value says
/// @param padded whether one of them was followed by other bytes
record DataGroupHashes(
        CheckOutcome outcome,
        List<DataGroupFinding> findings,
        Map<Integer, byte[]> verified,
        boolean padded) {

    /// Compares. A list whose signature holds is a condition of calling it.
    static DataGroupHashes compare(
            LdsSecurityObject signed,
            DigestAlgorithm digest,
            SortedMap<Integer, byte[]> supplied,
            Signatures signatures) {
        List<DataGroupFinding> findings = new ArrayList<>(signed.hashes().size());
        SortedMap<Integer, byte[]> verified = new TreeMap<>();
        SortedSet<Integer> numbers = new TreeSet<>(signed.hashes().keySet());
        numbers.addAll(supplied.keySet());
        boolean padded = false;
        for (int number : numbers) {
            byte[] hash = signed.hashes().get(number);
            byte[] file = supplied.get(number);
            DataGroupFinding.Result result;
            if (hash == null) {
                result = DataGroupFinding.Result.NOT_LISTED;
            } else if (file == null) {
                result = DataGroupFinding.Result.NOT_SUPPLIED;
            } else {
                Optional<BerTlv> group = matching(number, file, digest, hash, signatures);
                result =
                        group.isPresent()
                                ? DataGroupFinding.Result.MATCHES
                                : DataGroupFinding.Result.DIFFERS;
                if (group.isPresent()) {
                    int end = group.get().end();
                    padded |= end < file.length;
                    verified.put(number, end < file.length ? Arrays.copyOf(file, end) : file);
                }
            }
            findings.add(new DataGroupFinding(number, result));
        }
        return new DataGroupHashes(outcome(findings), findings, verified, padded);
    }

    /// The hash is over the file exactly as long as its value says: some readers pad what they
    /// read, and a file that was encoded anew would be another.
    private static Optional<BerTlv> matching(
            int number, byte[] file, DigestAlgorithm digest, byte[] hash, Signatures signatures) {
        return DataGroupTags.open(number, file)
                .filter(group ->
                        MessageDigest.isEqual(
                                signatures.digest(digest, file, 0, group.end()), hash));
    }

    private static CheckOutcome outcome(List<DataGroupFinding> findings) {
        if (contain(findings, DataGroupFinding.Result.DIFFERS)) {
            return CheckOutcome.failed(Check.DATA_GROUP_HASHES, CheckReason.DATA_GROUP_DIFFERS);
        }
        if (contain(findings, DataGroupFinding.Result.NOT_LISTED)) {
            return CheckOutcome.failed(Check.DATA_GROUP_HASHES, CheckReason.DATA_GROUP_NOT_LISTED);
        }
        // No data group at all must never look like data groups that all match.
        return contain(findings, DataGroupFinding.Result.MATCHES)
                ? CheckOutcome.passed(Check.DATA_GROUP_HASHES)
                : CheckOutcome.notDone(Check.DATA_GROUP_HASHES, CheckReason.NO_DATA_GROUP);
    }

    private static boolean contain(
            List<DataGroupFinding> findings, DataGroupFinding.Result result) {
        return findings.stream().anyMatch(finding -> finding.result() == result);
    }

    @Override
    public String toString() {
        return "DataGroupHashes[masked]";
    }
}
