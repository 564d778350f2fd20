package vn.xacthuc.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Northern and southern forms of one root, most of them made to avoid a ruler's name.
///
/// Each is a legal name of its own; the list serves hints and need not be complete.
final class RegionalVariants {
    private static final List<String> PAIRS =
            List.of(
                    "HOÀNG HUỲNH",
                    "VŨ VÕ",
                    "CHU CHÂU",
                    "PHÚC PHƯỚC",
                    "CẢNH KIỂNG",
                    "NHẬT NHỰT",
                    "SINH SANH",
                    "CHÍNH CHÁNH",
                    "BẢO BỬU",
                    "THÁI THỚI",
                    "TÙNG TÒNG",
                    "CƯƠNG CANG",
                    "DŨNG DÕNG",
                    "HOA HUÊ",
                    "HỒNG HƯỜNG",
                    "LĨNH LÃNH",
                    "NHÂN NHƠN",
                    "NGUYÊN NGUƠN",
                    "TÍNH TÁNH",
                    "THỊNH THẠNH",
                    "TRƯỜNG TRÀNG",
                    "AN YÊN",
                    "KÍNH KIẾNG");

    private static final Set<List<String>> MARKED = new HashSet<>();
    private static final Set<List<String>> BARE = new HashSet<>();

    static {
        for (String pair : PAIRS) {
            Spelling spelling = new SpellingReader(pair).read();
            MARKED.add(NameWords.of(spelling.key()));
            BARE.add(NameWords.of(spelling.bareKey(false)));
        }
    }

    private RegionalVariants() {}

    /// Whether two syllables, as [Spelling] keeps them, are such a pair.
    static boolean are(String one, String other, boolean bare) {
        Set<List<String>> pairs = bare ? BARE : MARKED;
        return pairs.contains(List.of(one, other)) || pairs.contains(List.of(other, one));
    }
}
