package vn.xacthuc.icao;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;

/// A CSCA master list (Doc 9303-12 section 9): the CSCA certificates that one state has seen, under
/// that state's signature.
public final class MasterList {

    private static final int SIGNED_DATA_VERSION = 3;

    /// The world has about 550; more than this is no list of them.
    private static final int MOST_CERTIFICATES = 5_000;

    private final byte[] encoded;
    private final Fingerprint fingerprint;
    private final MasterListSignature signature;
    private final List<CscaCertificateReading> certificates;
    private final SignatureMemory memory = new SignatureMemory();

    private MasterList(
            byte[] encoded,
            MasterListSignature signature,
            List<CscaCertificateReading> certificates) {
        this.encoded = encoded;
        this.fingerprint = Fingerprint.ofEncoded(encoded);
        this.signature = signature;
        this.certificates = List.copyOf(certificates);
    }

    /// Reads a list from its CMS bytes and checks that its signer signed it.
    public static MasterListReading read(byte[] cms, Signatures signatures) {
        try {
            ContentInfo info = ContentInfo.getInstance(DefiniteForm.parse(cms).orElseThrow());
            if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
                throw new MasterListRefusal(TrustFault.NOT_A_MASTER_LIST);
            }
            SignedData data = SignedData.getInstance(info.getContent());
            ContentInfo content = data.getEncapContentInfo();
            if (!data.getVersion().hasValue(SIGNED_DATA_VERSION)
                    || !ICAOObjectIdentifiers.id_icao_cscaMasterList.equals(
                            content.getContentType())) {
                throw new MasterListRefusal(TrustFault.NOT_A_MASTER_LIST);
            }
            byte[] octets = ASN1OctetString.getInstance(content.getContent()).getOctets();
            MasterListSignature signature =
                    MasterListSignature.check(data, content.getContentType(), octets, signatures);
            return new MasterListReading.Read(
                    new MasterList(cms.clone(), signature, certificates(octets)));
        } catch (MasterListRefusal refusal) {
            return new MasterListReading.Refused(refusal.fault());
        } catch (IOException | RuntimeException malformed) {
            return new MasterListReading.Refused(TrustFault.MALFORMED);
        }
    }

    /// `SEQUENCE { version 0, SET OF Certificate }`; each certificate's bytes as they stand.
    private static List<CscaCertificateReading> certificates(byte[] content) {
        Elements file = new Elements(content, 0, content.length);
        Elements list = file.inside(Elements.SEQUENCE);
        file.close();
        BerTlv version = list.next(Elements.INTEGER);
        if (version.length() != 1 || content[version.valueOffset()] != 0) {
            throw new MasterListRefusal(TrustFault.NOT_A_MASTER_LIST);
        }
        Elements set = list.inside(Elements.SET);
        list.close();
        List<byte[]> certificates = new ArrayList<>();
        while (set.hasNext()) {
            BerTlv element = set.next();
            certificates.add(Arrays.copyOfRange(content, element.offset(), element.end()));
        }
        if (certificates.size() > MOST_CERTIFICATES) {
            throw new MasterListRefusal(TrustFault.NOT_A_MASTER_LIST);
        }
        return certificates.stream().map(CscaCertificate::read).toList();
    }

    /// The one among these CSCAs that vouches for the signer: that issued its certificate, or, as
    /// in some older lists, is the signer itself.
    public Optional<CscaCertificate> root(
            Collection<CscaCertificate> anchors, Signatures signatures) {
        Certificate signer = signature.signer();
        return anchors.stream()
                .filter(anchor ->
                        anchor.certificate().equals(signer)
                                || (!signer.isAuthority()
                                        && anchor.isNamed(signer.issuer())
                                        && signedBy(anchor, signatures)))
                .findFirst();
    }

    private boolean signedBy(CscaCertificate anchor, Signatures signatures) {
        return memory.under(anchor, () -> signature.signer().isSignedBy(anchor.key(), signatures))
                == SignatureOutcome.VALID;
    }

    /// Whether its publisher signed it before another of his lists. One without a time counts as
    /// older than any that has one.
    public boolean isOlderThan(MasterList other) {
        return signingTime().orElse(Instant.MIN).isBefore(other.signingTime().orElse(Instant.MIN));
    }

    /// Whether both come from one publisher: a state publishes one list at a time.
    public boolean isOfPublisherOf(MasterList other) {
        return publisher().equals(other.publisher());
    }

    private Object publisher() {
        X500Name issuer = signature.signer().issuer();
        return NamedCountry.of(issuer).map(Object.class::cast).orElse(issuer);
    }

    /// The certificate of whoever signed the list.
    public Certificate signer() {
        return signature.signer();
    }

    /// When it was signed; real lists say so.
    public Optional<Instant> signingTime() {
        return signature.signingTime();
    }

    /// What is unusual about it.
    public Set<TrustFlag> flags() {
        EnumSet<TrustFlag> flags = EnumSet.noneOf(TrustFlag.class);
        if (signer().isAuthority()) {
            flags.add(TrustFlag.SIGNED_BY_CSCA);
        }
        if (signingTime().isEmpty()) {
            flags.add(TrustFlag.SIGNING_TIME_MISSING);
        }
        return Collections.unmodifiableSet(flags);
    }

    /// Its certificates in their order, those included that cannot be used.
    public List<CscaCertificateReading> certificates() {
        return certificates;
    }

    public Fingerprint fingerprint() {
        return fingerprint;
    }

    public byte[] encoded() {
        return encoded.clone();
    }

    @Override
    public String toString() {
        return "MasterList[" + fingerprint + "]";
    }
}
