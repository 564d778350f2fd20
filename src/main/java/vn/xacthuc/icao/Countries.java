package vn.xacthuc.icao;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The spellings of a country in certificates and machine-readable zones.
///
/// Certificates hold the two letters of ISO 3166-1, in either case (Doc 9303-12 section 7.1.1); a
/// machine-readable zone holds three, or one of the codes that Doc 9303-3 section 5 adds.
public final class Countries {

    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{1,3}");

    private static final Map<String, String> ALPHA_2 = threeLetterCodes();

    private Countries() {}

    /// The two letters of the country that any of its codes names, `VN` for `vn` and `VNM`; empty
    /// when the code names none.
    public static Optional<String> alpha2(String any) {
        String letters = any.replace("<", "").strip();
        // Before it is put in capitals: some single letters of other alphabets become two.
        if (!LETTERS.matcher(letters).matches()) {
            return Optional.empty();
        }
        String code = letters.toUpperCase(Locale.ROOT);
        if (ALPHA_2.containsKey(code)) {
            return Optional.of(ALPHA_2.get(code));
        }
        return code.length() == 2 ? Optional.of(code) : Optional.empty();
    }

    private static Map<String, String> threeLetterCodes() {
        Map<String, String> codes = new HashMap<>();
        for (String country : Locale.getISOCountries()) {
            codes.put(Locale.of("", country).getISO3Country(), country);
        }
        // Doc 9303-3 section 5, parts B to D.
        codes.put("D", "DE");
        codes.put("EUE", "EU");
        for (String british : new String[] {"GBD", "GBN", "GBO", "GBP", "GBS"}) {
            codes.put(british, "GB");
        }
        for (String nations : new String[] {"UNO", "UNA", "UNK"}) {
            codes.put(nations, "UN");
        }
        codes.put("XOM", "XO");
        codes.put("RKS", "KS");
        codes.put("UTO", "UT");
        return Map.copyOf(codes);
    }
}
