package vn.xacthuc.icao;

import java.util.Set;
import java.util.TreeSet;

/// The types of documents that a signer may sign (DocumentTypeList, Doc 9303-12 section 7.1.1.6).
///
/// @param codes as DG1 has them; a single letter stands for all types that begin with it
/// @param standard whether the extension has the form of the standard
record DocumentTypes(Set<String> codes, boolean standard) {

    /// Reads the extension's value: `SEQUENCE { version INTEGER (0), SET OF PrintableString }`.
    /// Some states leave out version and SET (Indonesia, the Philippines), others write a SET for
    /// each type (Moldova); what they mean is clear.
    ///
    /// @throws Refusal if no list can be made out
    static DocumentTypes read(byte[] value) {
        Elements outer = new Elements(value, 0, value.length);
        Elements list = outer.inside(Elements.SEQUENCE);
        outer.close();
        boolean versioned = list.nextIs(Elements.INTEGER) && list.nextSmallInteger() == 0;
        Set<String> codes = new TreeSet<>();
        int sets = 0;
        while (list.hasNext()) {
            if (list.nextIs(Elements.SET)) {
                Elements set = list.inside(Elements.SET);
                while (set.hasNext()) {
                    add(set, codes);
                }
                sets++;
            } else {
                add(list, codes);
                versioned = false;
            }
        }
        return new DocumentTypes(codes, versioned && sets == 1 && !codes.isEmpty());
    }

    private static void add(Elements elements, Set<String> codes) {
        codes.add(elements.text(elements.next(Elements.PRINTABLE_STRING)).replace("<", ""));
        // An empty entry names nothing.
        codes.remove("");
    }

    /// Whether the list allows a type.
    boolean allow(String documentCode) {
        return codes.stream()
                .anyMatch(code ->
                        code.length() == 1
                                ? documentCode.startsWith(code)
                                : code.equals(documentCode));
    }
}
