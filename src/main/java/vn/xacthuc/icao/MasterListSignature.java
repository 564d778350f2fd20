package vn.xacthuc.icao;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/// The one signature of a master list (RFC 5652 section 5, Doc 9303-12 section 9), checked as far
/// as the list alone allows.
///
/// @param signer whose key made it; nothing says yet that he may
/// @param signingTime when the signer says that it was
record MasterListSignature(Certificate signer, Optional<Instant> signingTime) {

    private static final KeyPurposeId MASTER_LISTS =
            KeyPurposeId.getInstance(ICAOObjectIdentifiers.id_icao_cscaMasterListSigningKey);

    /// Checks the signature of this content.
    ///
    /// @throws MasterListRefusal if it does not hold
    /// @throws RuntimeException if it is malformed
    static MasterListSignature check(
            SignedData data, ASN1ObjectIdentifier type, byte[] content, Signatures signatures)
            throws IOException {
        SignerInfo info = onlySigner(data);
        Certificate signer =
                certificates(data).stream()
                        .filter(certificate -> isSigner(info, certificate))
                        .findFirst()
                        .orElseThrow(() -> new MasterListRefusal(TrustFault.SIGNER_MISSING));
        ASN1Set attributes =
                Optional.ofNullable(info.getAuthenticatedAttributes())
                        .orElseThrow(MasterListSignature::attributesMissing);
        DigestAlgorithm digest =
                DigestAlgorithm.of(info.getDigestAlgorithm().getAlgorithm())
                        .orElseThrow(MasterListSignature::notSupported);
        AttributeTable table = new AttributeTable(attributes);
        byte[] hash = signatures.digest(digest, content, 0, content.length);
        if (!type.equals(attribute(table, CMSAttributes.contentType))
                || !MessageDigest.isEqual(
                        hash,
                        ASN1OctetString.getInstance(attribute(table, CMSAttributes.messageDigest))
                                .getOctets())) {
            throw new MasterListRefusal(TrustFault.SIGNATURE_WRONG);
        }
        // The signature is over the attributes in DER, however they were sent (section 5.4).
        verify(info, digest, signer, attributes.getEncoded(ASN1Encoding.DER), signatures);
        Optional<Instant> signingTime =
                value(table, CMSAttributes.signingTime).flatMap(EncodedTime::read);
        if (signingTime.filter(instant -> !signer.isValidAt(instant)).isPresent()) {
            throw new MasterListRefusal(TrustFault.SIGNING_TIME_OUTSIDE_VALIDITY);
        }
        if (!signer.isAuthority() && !isForMasterLists(signer)) {
            throw new MasterListRefusal(TrustFault.SIGNER_NOT_FOR_MASTER_LISTS);
        }
        return new MasterListSignature(signer, signingTime);
    }

    private static SignerInfo onlySigner(SignedData data) {
        ASN1Set signers = data.getSignerInfos();
        if (signers.size() != 1) {
            throw new MasterListRefusal(TrustFault.SIGNER_MISSING);
        }
        return SignerInfo.getInstance(signers.getObjectAt(0));
    }

    private static List<Certificate> certificates(SignedData data) throws IOException {
        List<Certificate> certificates = new ArrayList<>();
        ASN1Set elements =
                Optional.ofNullable(data.getCertificates())
                        .orElseThrow(() -> new MasterListRefusal(TrustFault.SIGNER_MISSING));
        for (ASN1Encodable element : elements) {
            if (Certificate.read(element.toASN1Primitive().getEncoded())
                    instanceof CertificateReading.Read read) {
                certificates.add(read.certificate());
            }
        }
        return certificates;
    }

    /// Germany and the Netherlands name their signer by its key, others by issuer and number.
    private static boolean isSigner(SignerInfo info, Certificate certificate) {
        if (info.getSID().isTagged()) {
            byte[] wanted = ASN1OctetString.getInstance(info.getSID().getId()).getOctets();
            return certificate
                    .subjectKeyIdentifier()
                    .filter(found -> Arrays.equals(found, wanted))
                    .isPresent();
        }
        IssuerAndSerialNumber wanted = IssuerAndSerialNumber.getInstance(info.getSID().getId());
        return certificate.issuer().equals(wanted.getName())
                && certificate.serialNumber().equals(wanted.getSerialNumber().getValue());
    }

    private static ASN1Encodable attribute(AttributeTable table, ASN1ObjectIdentifier name) {
        return value(table, name).orElseThrow(MasterListSignature::attributesMissing);
    }

    private static Optional<ASN1Encodable> value(AttributeTable table, ASN1ObjectIdentifier name) {
        return Optional.ofNullable(table.get(name))
                .map(attribute -> attribute.getAttrValues())
                .filter(values -> values.size() == 1)
                .map(values -> values.getObjectAt(0));
    }

    private static void verify(
            SignerInfo info,
            DigestAlgorithm digest,
            Certificate signer,
            byte[] signed,
            Signatures signatures) {
        SignatureScheme scheme =
                SignatureScheme.read(info.getDigestEncryptionAlgorithm(), Optional.of(digest))
                        .orElseThrow(MasterListSignature::notSupported);
        SigningKey key =
                switch (signer.key()) {
                    case SigningKeyReading.Usable usable -> usable.key();
                    case SigningKeyReading.Refused ignored -> throw notSupported();
                };
        byte[] signature = info.getEncryptedDigest().getOctets();
        if (signatures.verify(scheme, key, signed, signature) != SignatureOutcome.VALID) {
            throw new MasterListRefusal(TrustFault.SIGNATURE_WRONG);
        }
    }

    private static boolean isForMasterLists(Certificate signer) {
        return signer.extendedKeyUsage()
                .map(ExtendedKeyUsage::getUsages)
                .map(List::of)
                .orElse(List.of())
                .contains(MASTER_LISTS);
    }

    private static MasterListRefusal attributesMissing() {
        return new MasterListRefusal(TrustFault.SIGNED_ATTRIBUTES_MISSING);
    }

    private static MasterListRefusal notSupported() {
        return new MasterListRefusal(TrustFault.ALGORITHM_NOT_SUPPORTED);
    }
}
