package vn.xacthuc.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What must hold for every name, tried on tens of thousands with a fixed seed.
class NamePropertyTest {
    private static final long SEED = 20_250_701L;
    private static final int NAMES = 20_000;

    /// Onsets and rhymes of every kind, to be combined with each other and every tone.
    private static final List<String> ONSETS =
            List.of(
                    "", "b", "ch", "d", "đ", "g", "gi", "h", "l", "m", "n", "ngh", "qu", "th", "tr",
                    "x");

    private static final List<String> RHYMES =
            List.of(
                    "a", "ai", "am", "an", "ang", "anh", "ao", "au", "ay", "ăm", "ăn", "ăng", "âm",
                    "ân", "âng", "âu", "ây", "e", "em", "en", "eo", "ê", "êm", "ên", "ênh", "êu",
                    "i", "ia", "iêm", "iên", "iêng", "iêu", "im", "in", "inh", "iu", "o", "oa",
                    "oai", "oan", "oang", "oanh", "oay", "oăn", "oe", "oi", "om", "on", "ong", "ô",
                    "ôi", "ôm", "ôn", "ông", "ơ", "ơi", "ơm", "ơn", "u", "ua", "uân", "uây", "uê",
                    "ui", "um", "un", "ung", "uôi", "uôn", "uông", "uy", "uyên", "uynh", "ư", "ưa",
                    "ưi", "ưng", "ươi", "ươm", "ươn", "ương", "ươu", "ưu", "yên", "yêu");

    @Test
    void everyWayToWriteANameIsAtLeastNormalized() {
        RandomNames names = new RandomNames(SEED);
        for (int count = 0; count < NAMES; count++) {
            List<String> name = names.next();
            String written = String.join(" ", name);
            String rewritten = names.rewritten(name);

            Grade grade = grade(written, rewritten);

            assertThat(grade)
                    .as("%s %s", written, rewritten)
                    .isEqualTo(written.equals(rewritten) ? Grade.EXACT : Grade.NORMALIZED);
        }
    }

    @Test
    void anotherToneIsAnotherName() {
        RandomNames names = new RandomNames(SEED + 1);
        for (int count = 0; count < NAMES; count++) {
            List<String> name = new ArrayList<>(names.next());
            name.replaceAll(syllable -> withTone(syllable, toneOf(syllable)));
            List<String> other = new ArrayList<>(name);
            int at = names.below(name.size());
            other.set(at, withTone(name.get(at), names.below(RandomNames.TONES.length() + 1)));

            assertOther(names, name, other);
        }
    }

    @Test
    void anotherVowelOrDIsAnotherName() {
        RandomNames names = new RandomNames(SEED + 2);
        for (int count = 0; count < NAMES; count++) {
            List<String> name = new ArrayList<>(names.next());
            name.replaceAll(syllable -> withTone(syllable, toneOf(syllable)));
            List<String> other = new ArrayList<>(name);
            int at = names.below(name.size());
            other.set(at, withOtherQuality(name.get(at)));

            assertOther(names, name, other);
        }
    }

    private static void assertOther(RandomNames names, List<String> name, List<String> other) {
        boolean same = name.equals(other);
        Grade grade = grade(names.rewritten(name), names.rewritten(other));
        if (same) {
            assertThat(grade).isIn(Grade.EXACT, Grade.NORMALIZED);
        } else {
            assertThat(grade).as("%s %s", name, other).isIn(Grade.DIACRITICLESS, Grade.DIFFERENT);
        }
    }

    @Test
    void noTwoSyllablesMerge() {
        Map<String, String> syllables = new HashMap<>();
        for (String onset : ONSETS) {
            for (String rhyme : RHYMES) {
                for (int tone = 0; tone <= RandomNames.TONES.length(); tone++) {
                    String syllable = withTone(onset + rhyme, tone);
                    String key = name(syllable).spelling().key();

                    String before = syllables.putIfAbsent(key, syllable);

                    // "gi" and "ia" with "g" are one text.
                    assertThat(before).as(key).isIn(null, syllable);
                    assertThat(name(bare(syllable)).spelling().isBare()).isTrue();
                }
            }
        }
        assertThat(syllables).hasSizeGreaterThan(7_000);
    }

    @Test
    void strippingOneWholeSideIsDiacriticless() {
        RandomNames names = new RandomNames(SEED + 3);
        for (int count = 0; count < NAMES; count++) {
            List<String> name = names.next();
            String written = String.join(" ", name);
            String bare = bare(written);
            boolean unmarked = written.equals(bare);

            assertThat(grade(bare, names.rewritten(name)))
                    .as(written)
                    .isIn(
                            unmarked
                                    ? List.of(Grade.EXACT, Grade.NORMALIZED)
                                    : List.of(Grade.DIACRITICLESS));
            assertThat(grade(bare.replace(' ', '<') + "<<<", written))
                    .isEqualTo(Grade.DIACRITICLESS);
        }
    }

    @Test
    void utf8ReadInAnotherCodeIsAlwaysRefused() {
        RandomNames names = new RandomNames(SEED + 4);
        Charset windows = Charset.forName("windows-1252");
        for (int count = 0; count < NAMES; count++) {
            String written = String.join(" ", names.next());
            byte[] octets = written.getBytes(StandardCharsets.UTF_8);
            if (octets.length > written.length()) {
                NameReading damaged = new NameReading.Undecodable(Damage.MOJIBAKE);
                assertThat(PersonName.read(new String(octets, StandardCharsets.ISO_8859_1)))
                        .as(written)
                        .isEqualTo(damaged);
                // Windows-1252 has no letter for five of the octets.
                assertThat(PersonName.read(new String(octets, windows)))
                        .as(written)
                        .isIn(damaged, new NameReading.Undecodable(Damage.QUESTION_MARK));
            }
        }
    }

    /// The syllable with tone 0 (level) to 5, on the first vowel; the place does not matter.
    private static String withTone(String syllable, int tone) {
        StringBuilder letters = new StringBuilder();
        int vowel = -1;
        for (char c : nfd(syllable).toCharArray()) {
            if (RandomNames.TONES.indexOf(c) < 0) {
                letters.append(c);
            }
            if (vowel < 0 && "AEIOUYaeiouy".indexOf(c) >= 0) {
                vowel = letters.length();
            }
        }
        if (tone > 0) {
            letters.insert(vowel, RandomNames.TONES.charAt(tone - 1));
        }
        return Normalizer.normalize(letters, Normalizer.Form.NFC);
    }

    /// One letter of the syllable with another quality: A and Ă, O and Ơ, D and Đ.
    private static String withOtherQuality(String syllable) {
        String from = "aăâeêoôơuưdđAĂÂEÊOÔƠUƯDĐ";
        String to = "ăâaêeôơoưuđdĂÂAÊEÔƠOƯUĐD";
        int tone = toneOf(syllable);
        String composed = withTone(syllable, 0);
        for (int at = 0; at < composed.length(); at++) {
            int found = from.indexOf(composed.charAt(at));
            if (found >= 0) {
                String other =
                        composed.substring(0, at) + to.charAt(found) + composed.substring(at + 1);
                return withTone(other, tone);
            }
        }
        return syllable;
    }

    private static int toneOf(String syllable) {
        return nfd(syllable)
                .chars()
                .map(c -> RandomNames.TONES.indexOf(c) + 1)
                .filter(tone -> tone > 0)
                .findFirst()
                .orElse(0);
    }

    private static String bare(String text) {
        return nfd(text).replaceAll("\\p{Mn}", "").replace('Đ', 'D').replace('đ', 'd');
    }

    private static String nfd(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static Grade grade(String claimed, String registered) {
        return NameMatcher.compare(name(claimed), name(registered)).grade();
    }

    private static PersonName name(String text) {
        NameReading reading = PersonName.read(text);
        assertThat(reading).as(text).isInstanceOf(NameReading.Readable.class);
        return ((NameReading.Readable) reading).name();
    }
}
