/// How alike are two names, dates, addresses?
///
/// Uses nothing, no other room and no framework. Answers a grade and hints; which grades count is
/// decided elsewhere.
///
/// Decisions where no rule was given:
/// - Losing the apostrophe of K'Hoa by joining makes Khoa, another name, because Kh is one sound;
///   with a space, K Hoa, it stays the same name. Behind any letter but H and K, and before vowels,
///   an apostrophe is not the same as a space.
/// - A syllable with two tones equals only itself, so Irénée is IRÉNÉE and Hòà is not Hoà.
/// - A field with `<` is held to the rules of a machine-readable zone on whichever side it is.
/// - If both sides lack marks and one lacks spaces, that is `DIACRITICLESS` like one bare side.
/// - Text in a legacy code or typed with input-method keys is recognised by decoding it into
///   Vietnamese syllables, and only where no foreign name is spelt like it: honest names are never
///   refused for it, while short damaged ones may pass and then differ.
/// - Hints on single syllables are given only if they explain the whole difference.
/// - Who is born on 29 February completes a year of life when 28 February ends.
/// - Between the two lists of administrative units only the province makes addresses different.
@NullMarked
package vn.xacthuc.matching;

import org.jspecify.annotations.NullMarked;
