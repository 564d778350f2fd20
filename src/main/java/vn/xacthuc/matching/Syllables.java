package vn.xacthuc.matching;

import java.util.HashSet;
import java.util.Set;

/// The syllables Vietnamese spelling allows: what tells damaged text from an ordinary name.
///
/// Never a reason to refuse a name by itself. Names of minorities and foreigners are no such
/// syllables; text is called damaged only where decoding it turns it into them.
final class Syllables {
    private static final Set<String> ONSETS =
            words(" B C CH D Đ G GH GI H K KH L M N NG NGH NH P PH Q QU R S T TH TR V X", false);

    private static final String RHYMES =
            "A AC ACH AI AM AN ANG ANH AO AP AT AU AY ĂC ĂM ĂN ĂNG ĂP ĂT ÂC ÂM ÂN ÂNG ÂP ÂT ÂU ÂY E"
                    + " EC EM EN ENG EO EP ET Ê ÊCH ÊM ÊN ÊNH ÊP ÊT ÊU I IA ICH IÊC IÊM IÊN IÊNG IÊP"
                    + " IÊT IÊU IM IN INH IP IT IU O OA OAC OACH OAI OAM OAN OANG OANH OAO OAP OAT OAY"
                    + " OĂC OĂM OĂN OĂNG OĂT OC OE OEN OEO OET OI OM ON ONG OONG OOC OP OT Ô ÔC ÔI ÔM"
                    + " ÔN ÔNG ÔP ÔT Ơ ƠI ƠM ƠN ƠP ƠT U UA UÂN UÂNG UÂT UÂY UC UÊ UÊCH UÊN UÊNH UÊT UI"
                    + " UM UN UNG UÔC UÔI UÔM UÔN UÔNG UÔT UƠ UƠN UP UT UY UYA UYCH UYÊN UYÊT UYNH UYP"
                    + " UYT UYU Ư ƯA ƯC ƯI ƯM ƯN ƯNG ƯƠC ƯƠI ƯƠM ƯƠN ƯƠNG ƯƠP ƯƠT ƯƠU ƯT ƯU Y YÊM YÊN"
                    + " YÊNG YÊT YÊU";

    private static final Set<String> MARKED = words(RHYMES, false);
    private static final Set<String> BARE = words(RHYMES, true);

    private Syllables() {}

    private static Set<String> words(String list, boolean bare) {
        Set<String> words = new HashSet<>();
        int start = 0;
        for (int at = 0; at <= list.length(); at++) {
            if (at == list.length() || list.charAt(at) == ' ') {
                String word = list.substring(start, at);
                words.add(bare ? bare(word) : word);
                start = at + 1;
            }
        }
        return words;
    }

    private static String bare(String word) {
        StringBuilder bare = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); at++) {
            bare.append(Letters.bare(word.charAt(at)));
        }
        return bare.toString();
    }

    /// Whether a word in any case is a Vietnamese syllable with all its marks.
    static boolean isWritten(String word) {
        StringBuilder letters = new StringBuilder(word.length());
        char tone = Letters.LEVEL;
        for (int at = 0; at < word.length(); at++) {
            char letter = Letters.quality(word.charAt(at));
            char found = letter == 0 ? Letters.LEVEL : Letters.tone(word.charAt(at));
            if (letter == 0 || (found != Letters.LEVEL && tone != Letters.LEVEL)) {
                return false;
            }
            letters.append(letter);
            tone = found == Letters.LEVEL ? tone : found;
        }
        return isSyllable(letters.toString(), tone);
    }

    /// Whether upper-case letters with a tone are a Vietnamese syllable with all its marks.
    static boolean isSyllable(String letters, char tone) {
        return fits(letters, MARKED) && (isOpen(letters) || tone == '2' || tone == '5');
    }

    /// Whether upper-case letters are what is left of a Vietnamese syllable without its marks.
    static boolean isBareSyllable(String letters) {
        return fits(letters, BARE);
    }

    private static boolean fits(String letters, Set<String> rhymes) {
        int longest = Math.min(3, letters.length() - 1);
        for (int cut = 0; cut <= longest; cut++) {
            String onset = letters.substring(0, cut);
            String rhyme = letters.substring(cut);
            if (ONSETS.contains(onset) && rhymes.contains(rhyme) && agree(onset, rhyme)) {
                return true;
            }
        }
        return false;
    }

    /// K, GH and NGH stand before E, Ê, I and Y, and C, G and NG elsewhere; G also before I. Q
    /// stands before U.
    private static boolean agree(String onset, String rhyme) {
        char first = Letters.bare(rhyme.charAt(0));
        boolean front = first == 'E' || first == 'I' || first == 'Y';
        return switch (onset) {
            case "K", "GH", "NGH" -> front;
            case "C", "NG" -> !front;
            case "G" -> !front || first == 'I';
            case "Q" -> first == 'U' && !rhyme.equals("UYU");
            case "QU" -> first != 'U' && !isRounded(rhyme);
            default -> true;
        };
    }

    /// OA, OE and OĂ, which are not written behind QU.
    private static boolean isRounded(String rhyme) {
        return rhyme.length() > 1 && rhyme.charAt(0) == 'O' && Letters.isVowel(rhyme.charAt(1));
    }

    /// C, CH, P and T at the end allow acute and dot below only.
    private static boolean isOpen(String letters) {
        char end = letters.charAt(letters.length() - 1);
        boolean stopped = letters.length() > 1 && letters.endsWith("CH");
        return !stopped && end != 'C' && end != 'P' && end != 'T';
    }
}
