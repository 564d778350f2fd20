package vn.xacthuc.icao;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/// Did the chip answer the challenge with the private key that belongs to its data group 15 (Doc
/// 9303-11 section 6.1)?
///
/// A right answer proves that the key was there, and that it was asked this challenge. That the
/// challenge is ours, fresh and used once is for the caller to know.
public final class ActiveAuthentication {

    /// Section 6.1.2.1.
    public static final int CHALLENGE_LENGTH = 8;

    /// The longest `SEQUENCE { r, s }` holds two integers of 66 octets and a sign, on P-521.
    private static final int LONGEST_ECDSA = 2 * 69 + 3;

    private static final int DER_SEQUENCE = 0x30;

    private final Signatures signatures;

    public ActiveAuthentication(Signatures signatures) {
        this.signatures = signatures;
    }

    /// Verifies an answer.
    ///
    /// @param challenge eight bytes, as they were issued
    /// @param answer as the chip gave it, without the status word
    public AnswerFinding verify(ActiveAuthenticationKey key, byte[] challenge, byte[] answer) {
        if (challenge.length != CHALLENGE_LENGTH) {
            throw new IllegalArgumentException("a challenge has eight bytes");
        }
        return key.key().parameters() instanceof RSAKeyParameters rsa
                ? opened(key.key(), Iso9796.open(rsa, answer), challenge)
                : elliptic(key, challenge, answer);
    }

    /// The message is what the signature carries, followed by the challenge (section 6.1.2.2).
    private AnswerFinding opened(SigningKey key, Iso9796 block, byte[] challenge) {
        return switch (block) {
            case Iso9796.NotOfTheForm() -> new AnswerFinding.Wrong();
            case Iso9796.OtherDigest() ->
                    new AnswerFinding.Undecidable(CheckReason.ALGORITHM_NOT_SUPPORTED);
            case Iso9796.Opened(DigestAlgorithm digest, byte[] recovered, byte[] hash) ->
                    MessageDigest.isEqual(hash, hashed(digest, recovered, challenge))
                            ? right(key, digest, EnumSet.noneOf(Warning.class))
                            : new AnswerFinding.Wrong();
        };
    }

    private byte[] hashed(DigestAlgorithm digest, byte[] recovered, byte[] challenge) {
        byte[] message = Arrays.copyOf(recovered, recovered.length + challenge.length);
        System.arraycopy(challenge, 0, message, recovered.length, challenge.length);
        return signatures.digest(digest, message, 0, message.length);
    }

    /// The message is the challenge, the answer r and s one after the other, each as long as the
    /// order of the curve's group (section 6.1.2.3; BSI TR-03111 section 5.2.1). Portugal's cards
    /// answer in DER.
    private AnswerFinding elliptic(ActiveAuthenticationKey key, byte[] challenge, byte[] answer) {
        // On every curve that we know, the order is as many octets long as the field.
        if (answer.length == 2 * ((key.key().bits() + Byte.SIZE - 1) / Byte.SIZE)) {
            return elliptic(key, challenge, answer, false);
        }
        boolean der =
                answer.length > 0 && answer.length <= LONGEST_ECDSA && answer[0] == DER_SEQUENCE;
        return der ? elliptic(key, challenge, answer, true) : new AnswerFinding.Wrong();
    }

    private AnswerFinding elliptic(
            ActiveAuthenticationKey key, byte[] challenge, byte[] answer, boolean der) {
        for (DigestAlgorithm digest : key.digests()) {
            SignatureScheme scheme =
                    der
                            ? new SignatureScheme.Ecdsa(digest)
                            : new SignatureScheme.EcdsaPlain(digest);
            // Both schemes are always supported: what is not valid is wrong.
            if (signatures.verify(scheme, key.key(), challenge, answer) == SignatureOutcome.VALID) {
                return right(
                        key.key(),
                        digest,
                        der ? EnumSet.of(Warning.ANSWER_IN_DER) : EnumSet.noneOf(Warning.class));
            }
        }
        return new AnswerFinding.Wrong();
    }

    private static AnswerFinding right(
            SigningKey key, DigestAlgorithm digest, Set<Warning> warnings) {
        if (digest == DigestAlgorithm.SHA1) {
            warnings.add(Warning.SHA1);
        }
        if (key.isShort()) {
            warnings.add(Warning.SHORT_KEY);
        }
        return new AnswerFinding.Right(Set.copyOf(warnings));
    }
}
