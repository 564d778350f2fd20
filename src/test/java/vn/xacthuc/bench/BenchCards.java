package vn.xacthuc.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import vn.xacthuc.icao.ChipFiles;
import vn.xacthuc.matching.Sex;
import vn.xacthuc.sample.CardDetails;
import vn.xacthuc.sample.CardHolder;
import vn.xacthuc.sample.CardPortrait;
import vn.xacthuc.sample.CardZone;
import vn.xacthuc.sample.CertificateDraft;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.ChipDraft;
import vn.xacthuc.sample.DataGroupFile;
import vn.xacthuc.sample.TestCountry;
import vn.xacthuc.sample.TestDigest;
import vn.xacthuc.sample.TestKey;
import vn.xacthuc.sample.TestScheme;

/// Cards as an office reads them, by one signer: EF.SOD lists what a CCCD has, and DG1, a DG2 of 20
/// KB and DG13 are supplied.
///
/// @param csca the only one that is trusted
/// @param genuine of different people, so that nothing learnt from one card helps with the next
/// @param damaged by what was done to them
record BenchCards(CertifiedKey csca, ChipFiles[] genuine, Map<String, ChipFiles> damaged) {

    static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private static final int CARDS = 64;
    private static final int PORTRAIT = 20_000;

    private static final Instant FROM = Instant.parse("2020-12-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2046-12-01T00:00:00Z");
    private static final Instant SIGNED = Instant.parse("2022-03-02T02:30:00Z");

    /// Which key signs the cards. Its CSCA has the next larger one of the same kind.
    // A key is made when it is asked for; until then the supplier stands for it.
    @SuppressWarnings("ImmutableEnumChecker")
    enum Signer {
        P256(
                () -> TestKey.named("P-384", "bench CSCA"),
                TestScheme.ecdsa(TestDigest.SHA384),
                name -> TestKey.named("P-256", name),
                TestScheme.ecdsa(TestDigest.SHA256)),
        RSA2048(
                () -> TestKey.rsa(3072, "bench CSCA"),
                TestScheme.rsa(TestDigest.SHA256),
                name -> TestKey.rsa(2048, name),
                TestScheme.rsa(TestDigest.SHA256));

        private final Supplier<TestKey> cscaKey;
        private final TestScheme cscaScheme;
        private final Function<String, TestKey> key;
        private final TestScheme scheme;

        Signer(
                Supplier<TestKey> cscaKey,
                TestScheme cscaScheme,
                Function<String, TestKey> key,
                TestScheme scheme) {
            this.cscaKey = cscaKey;
            this.cscaScheme = cscaScheme;
            this.key = key;
            this.scheme = scheme;
        }

        private CertifiedKey csca() {
            return CertificateDraft.authority(
                            TestCountry.name("VN", "Bench CSCA"), "VNM", FROM, UNTIL)
                    .selfSigned(cscaKey.get(), cscaScheme);
        }

        private CertifiedKey under(CertifiedKey csca) {
            return TestCountry.signerDraft("Bench signer")
                    .issuedBy(csca, key.apply("bench signer"), scheme);
        }

        private TestKey stranger() {
            return key.apply("bench stranger");
        }
    }

    static BenchCards of(Signer kind) {
        CertifiedKey csca = kind.csca();
        CertifiedKey signer = kind.under(csca);
        ChipFiles[] genuine =
                IntStream.range(0, CARDS)
                        .mapToObj(i -> read(card(i, signer)))
                        .toArray(ChipFiles[]::new);
        CertifiedKey impostor = kind.under(csca.withKey(kind.stranger()));
        Map<String, ChipFiles> damaged = damaged(signer);
        damaged.put("the key that signed", read(card(0, signer.withKey(kind.stranger()))));
        damaged.put("the key of the CSCA", read(card(0, impostor)));
        return new BenchCards(csca, genuine, damaged);
    }

    /// What a pipeline accepts though it is damaged, or refuses though it is genuine.
    List<String> mistakesOf(ChipPipeline pipeline) {
        List<String> mistakes = new ArrayList<>();
        for (ChipFiles card : genuine) {
            if (!pipeline.accepts(card)) {
                mistakes.add("a genuine card");
            }
        }
        damaged.forEach((what, card) -> {
            if (pipeline.accepts(card)) {
                mistakes.add(what);
            }
        });
        return mistakes;
    }

    private static ChipFiles read(ChipDraft chip) {
        return chip.make().files(1, 2, 11, 13);
    }

    private static ChipDraft card(int number, CertifiedKey signer) {
        CardHolder holder =
                new CardHolder(
                        "00309" + (1_000_000 + number),
                        "Nguyễn Văn " + (char) ('A' + number % 26) + "nh",
                        "1990-05-" + (10 + number % 20),
                        Sex.MALE,
                        "Kinh",
                        "Hoàn Kiếm, Hà Nội",
                        "Số " + number + ", phố Hàng Bài, Hoàn Kiếm, Hà Nội",
                        LocalDate.of(2022, 3, 2),
                        Optional.of(LocalDate.of(2030, 5, 10)),
                        Optional.of("Nguyễn Văn Tám"),
                        Optional.of("Trần Thị Mai"),
                        Optional.empty(),
                        Optional.of("012345678"));
        Random chance = new Random(number);
        byte[] image = new byte[PORTRAIT];
        chance.nextBytes(image);
        // The first bytes of a JPEG.
        image[0] = (byte) 0xFF;
        image[1] = (byte) 0xD8;
        image[2] = (byte) 0xFF;
        return ChipDraft.of(
                        signer,
                        Map.of(
                                1, DataGroupFile.dg1(CardZone.of(holder)),
                                2, CardPortrait.dg2(CardPortrait.facialRecord(image, 0)),
                                3, DataGroupFile.of(3, new byte[64]),
                                13, CardDetails.dg13(holder),
                                14, DataGroupFile.of(14, new byte[382]),
                                15, DataGroupFile.dg15(TestKey.named("P-256", "bench chip"))))
                .signedAt(SIGNED);
    }

    private static Map<String, ChipFiles> damaged(CertifiedKey signer) {
        Map<String, ChipFiles> damaged = new LinkedHashMap<>();
        damaged.put("the name in DG1", altered(signer, 1));
        damaged.put("the portrait", altered(signer, 2));
        damaged.put("the last field of DG13", altered(signer, 13));
        damaged.put(
                "a data group nobody signed",
                read(card(0, signer).addAfterwards(11, DataGroupFile.of(11, new byte[8]))));
        damaged.put("the name in DG1, and its hash in EF.SOD", altered(signer));
        damaged.put(
                "the signature",
                read(
                        card(0, signer)
                                .sod(sod ->
                                        sod.signerInfo(
                                                info -> info.signature(BenchCards::altered)))));
        return damaged;
    }

    private static ChipFiles altered(CertifiedKey signer, int group) {
        return read(card(0, signer).fileAfterwards(group, BenchCards::altered));
    }

    private static ChipFiles altered(CertifiedKey signer) {
        ChipDraft chip = card(0, signer);
        byte[] file = chip.file(1);
        byte[] hash = TestDigest.SHA256.of(file);
        byte[] other = TestDigest.SHA256.of(altered(file));
        return read(
                chip.fileAfterwards(1, BenchCards::altered)
                        .sodAfterwards(sod -> replaced(sod, hash, other)));
    }

    private static byte[] altered(byte[] bytes) {
        byte[] altered = bytes.clone();
        altered[altered.length - 1] ^= 1;
        return altered;
    }

    private static byte[] replaced(byte[] file, byte[] part, byte[] other) {
        int at = 0;
        while (!Arrays.equals(file, at, at + part.length, part, 0, part.length)) {
            at++;
        }
        byte[] replaced = file.clone();
        System.arraycopy(other, 0, replaced, at, other.length);
        return replaced;
    }
}
