package vn.xacthuc.icao;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSAttributes;

/// What a signer signs instead of the content itself (RFC 5652 section 5.3): the content's digest
/// and type, and mostly the time.
///
/// @param signingTime empty where there is none, or none that can be read
/// @param toBeSigned the bytes over which the signature is
record SignedAttributes(
        ASN1ObjectIdentifier contentType,
        byte[] messageDigest,
        Optional<Instant> signingTime,
        byte[] toBeSigned) {

    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;

    /// Real signers have two to six.
    private static final int MOST = 32;

    /// Reads the attributes.
    ///
    /// @param attributes with their tag, `[0]`
    /// @param distinguished whether all lengths are those of DER
    /// @throws RuntimeException if they are malformed
    static SignedAttributes read(byte[] bytes, BerTlv attributes, boolean distinguished) {
        return new Reading(bytes).read(attributes, distinguished);
    }

    @Override
    public String toString() {
        return "SignedAttributes[masked]";
    }

    private static final class Reading {

        private final byte[] bytes;
        private Optional<ASN1ObjectIdentifier> contentType = Optional.empty();
        private Optional<byte[]> messageDigest = Optional.empty();
        private Optional<Instant> signingTime = Optional.empty();
        private boolean timed;
        private boolean singleValued = true;

        Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        SignedAttributes read(BerTlv attributes, boolean distinguished) {
            Elements all = new Elements(bytes, attributes.valueOffset(), attributes.end());
            boolean ordered = true;
            BerTlv previous = attributes;
            int count = 0;
            while (all.hasNext()) {
                BerTlv attribute = all.next(Elements.SEQUENCE);
                read(new Elements(bytes, attribute.valueOffset(), attribute.end()));
                ordered &= count == 0 || compare(previous, attribute) <= 0;
                previous = attribute;
                count++;
                if (count > MOST) {
                    throw new Refusal(CheckReason.MALFORMED);
                }
            }
            if (contentType.isEmpty() || messageDigest.isEmpty()) {
                throw new Refusal(CheckReason.SIGNED_ATTRIBUTES_MISSING);
            }
            byte[] signed = all.encoded(attributes);
            // The signature is over a SET OF, though the file has the tag [0] (RFC 5652 section
            // 5.4).
            signed[0] = Elements.SET;
            return new SignedAttributes(
                    contentType.get(),
                    messageDigest.get(),
                    signingTime,
                    distinguished && ordered && singleValued ? signed : inDer(signed));
        }

        /// An attribute that decides occurs once and with one value (RFC 5652 section 11).
        private void read(Elements attribute) {
            ASN1ObjectIdentifier type = attribute.nextIdentifier();
            Elements values = attribute.inside(Elements.SET);
            attribute.close();
            if (CMSAttributes.contentType.equals(type)) {
                onlyOnce(contentType.isEmpty());
                contentType = Optional.of(values.nextIdentifier());
                values.close();
            } else if (CMSAttributes.messageDigest.equals(type)) {
                onlyOnce(messageDigest.isEmpty());
                messageDigest = Optional.of(values.value(values.next(Elements.OCTET_STRING)));
                values.close();
            } else if (CMSAttributes.signingTime.equals(type)) {
                onlyOnce(!timed);
                timed = true;
                signingTime = time(values, values.next());
                values.close();
            } else {
                values.next();
                singleValued &= !values.hasNext();
            }
        }

        private static void onlyOnce(boolean first) {
            if (!first) {
                throw new Refusal(CheckReason.MALFORMED);
            }
        }

        private static Optional<Instant> time(Elements values, BerTlv time) {
            String text = values.text(time);
            return switch (time.tag()) {
                case UTC_TIME -> EncodedTime.utc(text);
                case GENERALIZED_TIME -> EncodedTime.generalized(text);
                default -> Optional.empty();
            };
        }

        private int compare(BerTlv one, BerTlv other) {
            return Arrays.compareUnsigned(
                    bytes, one.offset(), one.end(), bytes, other.offset(), other.end());
        }

        /// The signature is over the encoding in DER, whatever the file's own is: some issuers do
        /// not sort the attributes.
        private static byte[] inDer(byte[] set) {
            try {
                return ASN1Primitive.fromByteArray(set).getEncoded(ASN1Encoding.DER);
            } catch (IOException malformed) {
                throw new IllegalArgumentException(malformed);
            }
        }
    }
}
