/* Where a Dutch word may be broken: long names in narrow columns, and the longest words anywhere. The
   browser puts a hyphen there where it breaks one, and nothing elsewhere. */

const WORD = /[\p{L}]{11,}/gu;
const KEPT = 4; // letters before the first break and after the last
const VOWEL = "aeiouy\u00e0-\u00ff";
const BETWEEN = new RegExp(`([${VOWEL}])([^${VOWEL}\\W\\d_]+)(?=[${VOWEL}])`, "gi");
// With which of the consonants between two vowels a syllable can begin; of others with the last.
const BEGINS = /(?:bl|br|ch|dr|dw|fl|fr|gl|gr|kl|kn|kr|kw|pl|pr|schr?|sl|sm|sn|spl?|spr|str?|tr|tw|vl|vr|wr|zw|.)$/i;

export const hyphenated = (text, least = 11) => text.replace(WORD, (word) => (word.length < least ? word :
  word.replace(BETWEEN, (whole, vowel, consonants, at) => {
    const ends = consonants.length - BEGINS.exec(consonants)[0].length;
    const before = at + 1 + ends;
    if (before < KEPT || word.length - before < KEPT) return whole;
    return `${vowel}${consonants.slice(0, ends)}\u00ad${consonants.slice(ends)}`;
  })));
