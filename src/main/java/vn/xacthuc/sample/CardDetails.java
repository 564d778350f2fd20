package vn.xacthuc.sample;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import vn.xacthuc.matching.Sex;

/// DG13 of the CCCD: sixteen numbered fields in Vietnamese. No published document describes it; the
/// forms follow what real cards hold.
public final class CardDetails {

    /// Below the arc for examples (ITU-T X.660): what real cards write here is not known, only that
    /// version and name together take eleven bytes.
    private static final ASN1ObjectIdentifier NAME = new ASN1ObjectIdentifier("2.999.704.13.1");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private CardDetails() {}

    /// The file.
    public static byte[] dg13(CardHolder holder) {
        return DataGroupFile.of(
                13,
                TestAsn1.der(
                        TestAsn1.sequence(
                                new ASN1Integer(0), NAME, new DERSequence(fields(holder)))));
    }

    private static ASN1EncodableVector fields(CardHolder holder) {
        ASN1EncodableVector fields = new ASN1EncodableVector();
        add(fields, 1, printable(holder.personalId()));
        add(fields, 2, text(holder.fullName().toUpperCase(Locale.ROOT)));
        add(fields, 3, printable(birth(holder.dateOfBirth())));
        add(fields, 4, text(holder.sex() == Sex.MALE ? "Nam" : "Nữ"));
        add(fields, 5, text("Việt Nam"));
        add(fields, 6, text(holder.ethnicGroup()));
        add(fields, 7, text("Không"));
        add(fields, 8, text(holder.placeOfOrigin()));
        add(fields, 9, text(holder.residence()));
        add(fields, 10, text(mark(holder.personalId())));
        add(fields, 11, printable(DAY.format(holder.issuedOn())));
        add(fields, 12, text(holder.expiresOn().map(DAY::format).orElse("Không thời hạn")));
        add(fields, 13, relative(holder.father()), relative(holder.mother()));
        // Nothing at all stands for somebody who is single.
        if (holder.spouse().isPresent()) {
            add(fields, 14, relative(holder.spouse()));
        } else {
            add(fields, 14);
        }
        add(fields, 15, printable(holder.oldIdNumber().orElse("")));
        add(fields, 16, printable(serial(holder)));
        return fields;
    }

    private static void add(ASN1EncodableVector fields, int number, ASN1Encodable... values) {
        ASN1EncodableVector field = new ASN1EncodableVector();
        field.add(new ASN1Integer(number));
        for (ASN1Encodable value : values) {
            field.add(value);
        }
        fields.add(new DERSequence(field));
    }

    private static ASN1Encodable relative(Optional<String> name) {
        return TestAsn1.sequence(text(name.orElse("")));
    }

    private static ASN1Encodable text(String text) {
        return new DERUTF8String(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    private static ASN1Encodable printable(String text) {
        return new DERPrintableString(text);
    }

    /// What is not known of the date is not printed.
    private static String birth(String canonical) {
        return switch (canonical.length()) {
            case 4 -> canonical;
            case 7 -> canonical.substring(5) + "/" + canonical.substring(0, 4);
            default -> DAY.format(LocalDate.parse(canonical));
        };
    }

    private static String mark(String personalId) {
        String[] marks = {
            "Nốt ruồi C:1cm dưới mép trái",
            "Sẹo chấm C:2cm trên sau cánh mũi phải",
            "Nốt ruồi C:3cm trước tai trái",
            "Sẹo thẳng C:0,5cm trên đuôi mày phải"
        };
        return marks[TestSeed.below("mark " + personalId, marks.length)];
    }

    /// Sixteen characters whose meaning is not known.
    private static String serial(CardHolder holder) {
        StringBuilder serial = new StringBuilder();
        for (byte octet : TestSeed.bytes("serial " + holder.seed(), 16)) {
            serial.append((char) ('0' + Byte.toUnsignedInt(octet) % 10));
        }
        return serial.toString();
    }
}
