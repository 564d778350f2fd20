package vn.xacthuc.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import vn.xacthuc.party.ProbingBudget;

/// What a request would have told about a person if it was a guess.
///
/// Whatever is about the person is keyed, and keyed anew every day, so that counting tells nobody
/// who was asked for, and one day's counts cannot be laid beside another's.
///
/// @param party code of the party that asks
/// @param day the day in Vietnam on which it counts
/// @param subjects the number asked for, whether or not anybody has it, under each index key, the
///   current one first; 32 bytes each
/// @param failed what was claimed, likewise; empty for a right answer, which is never counted
/// @param unknownNumber whether nobody has the number
/// @param refusable whether a spent budget may refuse it; false in an emergency
public record Probe(
        String party,
        LocalDate day,
        List<byte[]> subjects,
        List<byte[]> failed,
        boolean unknownNumber,
        boolean refusable,
        ProbingBudget budget) {

    /// The number asked for, under the current index key.
    byte[] subject() {
        return subjects.getFirst();
    }

    /// What stands for the party itself where a person would stand; 32 bytes.
    byte[] partyOfDay() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((day + "\0" + party).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Probe[masked]";
    }
}
