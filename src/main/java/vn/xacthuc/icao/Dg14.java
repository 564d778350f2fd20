package vn.xacthuc.icao;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/// Data group 14: `SecurityInfos ::= SET OF SecurityInfo` (Doc 9303-11 section 9.2).
///
/// Read in place and never written anew: some states sorted the set in another order than DER's,
/// and a file that was written anew has another hash.
public final class Dg14 {

    /// Real ones are of a few hundred bytes.
    private static final int LONGEST = 64 * 1024;

    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OBJECT_IDENTIFIER = 0x06;

    /// id-icao-mrtd-security-aaProtocolObject, 2.23.136.1.1.5.
    private static final byte[] ACTIVE_AUTHENTICATION = HexFormat.of().parseHex("678108010105");

    private static final byte[] VERSION = {1};

    private Dg14() {}

    /// Reads the file; empty when it holds no set.
    public static Optional<SecurityInfos> read(byte[] file) {
        return DataGroupTags.open(14, file)
                .filter(group -> group.length() <= LONGEST)
                .flatMap(group -> group.firstChild(file))
                .filter(set -> set.tag() == SET)
                .map(set -> new SecurityInfos(activeAuthenticationAlgorithm(file, set)));
    }

    private static Optional<ASN1ObjectIdentifier> activeAuthenticationAlgorithm(
            byte[] file, BerTlv set) {
        for (BerTlv info : set.children(file)) {
            Optional<ASN1ObjectIdentifier> algorithm = algorithm(file, info);
            if (algorithm.isPresent()) {
                return algorithm;
            }
        }
        return Optional.empty();
    }

    /// `ActiveAuthenticationInfo ::= SEQUENCE { protocol OBJECT IDENTIFIER, version INTEGER (1),
    /// signatureAlgorithm OBJECT IDENTIFIER }` (section 9.2.4); empty for every other SecurityInfo.
    private static Optional<ASN1ObjectIdentifier> algorithm(byte[] file, BerTlv info) {
        return info.firstChild(file)
                .filter(protocol -> protocol.holds(file, OBJECT_IDENTIFIER, ACTIVE_AUTHENTICATION))
                .flatMap(protocol -> BerTlv.read(file, protocol.end(), info.end()))
                .filter(version -> version.holds(file, INTEGER, VERSION))
                .flatMap(version -> BerTlv.read(file, version.end(), info.end()))
                .filter(algorithm -> algorithm.tag() == OBJECT_IDENTIFIER)
                .flatMap(algorithm -> identifier(file, algorithm));
    }

    private static Optional<ASN1ObjectIdentifier> identifier(byte[] file, BerTlv algorithm) {
        byte[] contents = Arrays.copyOfRange(file, algorithm.valueOffset(), algorithm.end());
        try {
            return Optional.of(ASN1ObjectIdentifier.fromContents(contents));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
