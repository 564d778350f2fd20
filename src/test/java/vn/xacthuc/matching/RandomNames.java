package vn.xacthuc.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Vietnamese names from real syllables, and the ways in which they arrive.
final class RandomNames {
    static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private static final List<String> FAMILY =
            List.of(
                    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng",
                    "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đào", "Đoàn", "Trịnh", "Quách",
                    "Giàng", "Thạch", "Lương", "Tạ", "Kiều", "Lã", "Khuất", "Nghiêm", "Mạc", "La",
                    "Lò");

    private static final List<String> MIDDLE =
            List.of(
                    "Văn", "Thị", "Hữu", "Đức", "Quốc", "Ngọc", "Thanh", "Minh", "Xuân", "Bảo",
                    "Tấn", "A", "Y", "Khánh", "Hoài", "Thuỳ", "Tường", "Huyền", "Phước", "Như",
                    "Chí");

    private static final List<String> GIVEN =
            List.of(
                    "An", "Anh", "Bình", "Dũng", "Dung", "Đạt", "Đường", "Hà", "Hải", "Hoà", "Hoa",
                    "Hùng", "Hưng", "Huệ", "Khoẻ", "Khuê", "Lan", "Loan", "Mỹ", "Nghĩa", "Nguyệt",
                    "Oanh", "Phượng", "Quý", "Quyên", "Quỳnh", "Sơn", "Thảo", "Thuý", "Thuỷ",
                    "Toàn", "Trang", "Tuấn", "Tuyết", "Uyên", "Vy", "Xoài", "Ý", "Yến", "Giang",
                    "Gấm", "Hoè", "Thuận", "Thoại", "Khuyến", "Luật", "Oai", "Trước", "Ngoãn",
                    "Bưởi", "Diệu");

    private final Random random;

    RandomNames(long seed) {
        this.random = new Random(seed);
    }

    List<String> next() {
        List<String> name = new ArrayList<>();
        name.add(pick(FAMILY));
        for (int middle = random.nextInt(3); middle > 0; middle--) {
            name.add(pick(MIDDLE));
        }
        name.add(pick(GIVEN));
        return name;
    }

    private String pick(List<String> syllables) {
        return syllables.get(random.nextInt(syllables.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// The name as one of many systems would send it.
    String rewritten(List<String> name) {
        List<String> syllables = new ArrayList<>(name);
        if (random.nextBoolean()) {
            syllables.replaceAll(this::withToneMoved);
        }
        String text =
                String.join(
                        pick(List.of(" ", "  ", "\t", "\u00a0", "-", " \u200b", ". ")), syllables);
        text =
                switch (random.nextInt(4)) {
                    case 0 -> text.toUpperCase(Locale.ROOT);
                    case 1 -> text.toLowerCase(Locale.ROOT);
                    case 2 -> text.replace('Đ', 'Ð').replace('đ', 'ð');
                    default -> text;
                };
        return switch (random.nextInt(4)) {
            case 0 -> Normalizer.normalize(text, Normalizer.Form.NFD);
            case 1 -> withMarksShuffled(text);
            case 2 -> " " + text + "\n";
            default -> text;
        };
    }

    /// The tone on any other vowel of the syllable.
    String withToneMoved(String syllable) {
        String decomposed = Normalizer.normalize(syllable, Normalizer.Form.NFD);
        StringBuilder letters = new StringBuilder();
        String tone = "";
        for (int at = 0; at < decomposed.length(); at++) {
            char c = decomposed.charAt(at);
            if (TONES.indexOf(c) >= 0) {
                tone = String.valueOf(c);
            } else {
                letters.append(c);
            }
        }
        List<Integer> vowels = new ArrayList<>();
        for (int at = 0; at < letters.length(); at++) {
            if ("AEIOUYaeiouy".indexOf(letters.charAt(at)) >= 0) {
                vowels.add(at + 1);
            }
        }
        letters.insert(vowels.get(random.nextInt(vowels.size())), tone);
        return Normalizer.normalize(letters, Normalizer.Form.NFC);
    }

    /// Decomposed, with the marks of each letter in any order.
    private String withMarksShuffled(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder shuffled = new StringBuilder();
        List<Character> marks = new ArrayList<>();
        for (char c : (decomposed + "\0").toCharArray()) {
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                marks.add(c);
                continue;
            }
            Collections.shuffle(marks, random);
            marks.forEach(shuffled::append);
            marks.clear();
            shuffled.append(c);
        }
        return shuffled.substring(0, shuffled.length() - 1);
    }
}
