package vn.xacthuc.trust;

import java.util.List;
import java.util.Set;
import vn.xacthuc.icao.TrustFault;
import vn.xacthuc.icao.TrustFlag;
import vn.xacthuc.problem.Text;

/// What faults and flags mean, for whoever reads the answers and the documentation.
final class TrustTexts {

    static final String FLAGS =
            "EXPIRED and NOT_YET_VALID: outside its time."
                    + " SERIAL_NOT_POSITIVE: the serial number is zero or negative."
                    + " COUNTRY_MISSING, COUNTRY_SPELLING, COUNTRY_DIFFERS: the subject names no"
                    + " country, writes it otherwise than in two capital letters, or another one"
                    + " than the issuer."
                    + " BASIC_CONSTRAINTS_MISSING: only the key usage says that it is an authority's."
                    + " PATH_LENGTH: the path length is not 0."
                    + " KEY_USAGE_MISSING, SUBJECT_KEY_IDENTIFIER_MISSING,"
                    + " AUTHORITY_KEY_IDENTIFIER_MISSING, NUMBER_MISSING, SIGNING_TIME_MISSING: a part"
                    + " that the profile demands is missing."
                    + " CRITICAL_EXTENSION: a critical extension that this service does not know."
                    + " SHORT_KEY: an RSA key under 2048 bits."
                    + " SHA1: signed over SHA-1."
                    + " SIGNED_BY_CSCA: a master list that the CSCA signed itself.";

    static final String FAULTS =
            "MALFORMED: not of the form that the standard gives."
                    + " NOT_AN_AUTHORITY: the certificate does not say CA:TRUE."
                    + " KEY_USAGE: it may not sign certificates."
                    + " KEY_NOT_ACCEPTED, CURVE_NOT_KNOWN, ALGORITHM_NOT_SUPPORTED: nothing that"
                    + " this service computes with."
                    + " SIGNATURE_WRONG: the signature does not verify."
                    + " LINK_NOT_SIGNED_BY_ANCHOR: no key loaded for its country signed the link"
                    + " certificate."
                    + " WITHDRAWN: the operator removed the certificate before; supply it by"
                    + " itself to bring it back."
                    + " OPERATOR_ONLY: a root of a country whose roots no list brings in."
                    + " NOT_A_MASTER_LIST: no CMS SignedData of version 3 with a master list."
                    + " SIGNER_MISSING: there is not exactly one signer with its certificate."
                    + " SIGNED_ATTRIBUTES_MISSING: the signed attributes are missing."
                    + " SIGNER_NOT_FOR_MASTER_LISTS: the signer's certificate is for another use."
                    + " SIGNING_TIME_OUTSIDE_VALIDITY: the signer's certificate was not valid"
                    + " then."
                    + " UNTRUSTED_SIGNER: no root that the operator supplied issued the signer's"
                    + " certificate."
                    + " SIGNER_REVOKED: the signer's certificate is revoked."
                    + " MASTER_LIST_OLDER, CRL_OLDER: a newer list of the same issuer is loaded."
                    + " CRL_VERSION: not version 2, or without nextUpdate."
                    + " CRL_INCOMPLETE: a delta, or a list of a part of the certificates."
                    + " CRITICAL_EXTENSION: a critical extension that this service does not know."
                    + " CRL_ISSUER_UNKNOWN: no CSCA loaded could have signed the list.";

    private TrustTexts() {}

    /// Flags as answers list them.
    static List<String> names(Set<TrustFlag> flags) {
        return flags.stream().map(TrustFlag::name).toList();
    }

    /// What to tell the operator about a thing that was refused.
    static Text refusal(TrustFault fault, String fingerprint) {
        return new Text(
                fault + ": " + english(fault) + " (SHA-256 " + fingerprint + ")",
                fault + ": " + vietnamese(fault) + " (SHA-256 " + fingerprint + ")");
    }

    private static String english(TrustFault fault) {
        return switch (fault) {
            case MALFORMED -> "The bytes are not of the form that the standard gives.";
            case NOT_AN_AUTHORITY -> "The certificate is none of an authority.";
            case KEY_USAGE -> "The certificate may not sign certificates.";
            case KEY_NOT_ACCEPTED -> "The key is too short, too long or malformed.";
            case CURVE_NOT_KNOWN -> "The key's curve is not known.";
            case ALGORITHM_NOT_SUPPORTED -> "The algorithm is not supported.";
            case SIGNATURE_WRONG -> "The signature does not verify.";
            case LINK_NOT_SIGNED_BY_ANCHOR -> "No key loaded signed the link certificate.";
            case WITHDRAWN -> "The operator removed this certificate before.";
            case OPERATOR_ONLY -> "Roots of this country come from the operator alone.";
            case NOT_A_MASTER_LIST -> "This is no master list.";
            case SIGNER_MISSING -> "There is not exactly one signer with its certificate.";
            case SIGNED_ATTRIBUTES_MISSING -> "Signed attributes are missing.";
            case SIGNER_NOT_FOR_MASTER_LISTS -> "The signer may not sign master lists.";
            case SIGNING_TIME_OUTSIDE_VALIDITY -> "The signer was not valid when it signed.";
            case UNTRUSTED_SIGNER -> "No root supplied by the operator issued the signer.";
            case SIGNER_REVOKED -> "The signer is revoked.";
            case MASTER_LIST_OLDER -> "A newer list of this publisher is loaded.";
            case CRL_VERSION -> "The list is not of version 2 or has no nextUpdate.";
            case CRL_INCOMPLETE -> "The list covers a part of the certificates only.";
            case CRITICAL_EXTENSION -> "A critical extension is not known.";
            case CRL_ISSUER_UNKNOWN -> "No CSCA loaded could have signed the list.";
            case CRL_OLDER -> "A newer list of this issuer is loaded.";
        };
    }

    private static String vietnamese(TrustFault fault) {
        return switch (fault) {
            case MALFORMED -> "Dữ liệu không đúng cấu trúc theo tiêu chuẩn.";
            case NOT_AN_AUTHORITY -> "Đây không phải chứng thư của cơ quan cấp chứng thư.";
            case KEY_USAGE -> "Chứng thư không được phép ký chứng thư khác.";
            case KEY_NOT_ACCEPTED -> "Khóa quá ngắn, quá dài hoặc sai cấu trúc.";
            case CURVE_NOT_KNOWN -> "Không nhận biết được đường cong của khóa.";
            case ALGORITHM_NOT_SUPPORTED -> "Thuật toán không được hỗ trợ.";
            case SIGNATURE_WRONG -> "Chữ ký không đúng.";
            case LINK_NOT_SIGNED_BY_ANCHOR -> "Không có khóa nào đã nạp ký chứng thư liên kết này.";
            case WITHDRAWN -> "Chứng thư này đã bị quản trị viên gỡ bỏ trước đó.";
            case OPERATOR_ONLY -> "Chứng thư gốc của nước này chỉ do quản trị viên nạp.";
            case NOT_A_MASTER_LIST -> "Đây không phải danh sách chứng thư (master list).";
            case SIGNER_MISSING -> "Không có đúng một người ký kèm chứng thư của họ.";
            case SIGNED_ATTRIBUTES_MISSING -> "Thiếu các thuộc tính được ký.";
            case SIGNER_NOT_FOR_MASTER_LISTS -> "Người ký không được phép ký danh sách này.";
            case SIGNING_TIME_OUTSIDE_VALIDITY ->
                    "Chứng thư của người ký không có hiệu lực tại thời điểm ký.";
            case UNTRUSTED_SIGNER ->
                    "Không có chứng thư gốc nào do quản trị viên nạp đã cấp cho người ký.";
            case SIGNER_REVOKED -> "Chứng thư của người ký đã bị thu hồi.";
            case MASTER_LIST_OLDER -> "Danh sách mới hơn của cùng nơi phát hành đã được nạp.";
            case CRL_VERSION -> "Danh sách không phải phiên bản 2 hoặc thiếu nextUpdate.";
            case CRL_INCOMPLETE -> "Danh sách chỉ nói về một phần các chứng thư.";
            case CRITICAL_EXTENSION ->
                    "Có phần mở rộng trọng yếu (critical) mà hệ thống không biết.";
            case CRL_ISSUER_UNKNOWN -> "Không có CSCA nào đã nạp có thể ký danh sách này.";
            case CRL_OLDER -> "Danh sách mới hơn của cùng nơi phát hành đã được nạp.";
        };
    }
}
