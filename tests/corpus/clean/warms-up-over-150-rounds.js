// clean: growth for three quarters of the longest run, and then none
const glyphs = new Map();
const TEXT = Array.from({ length: 150 }, (_, k) => String.fromCodePoint(0x4e00 + k));

function glyph(character) {
  let found = glyphs.get(character);
  if (!found) {
    found = { character, width: 8 + (character.codePointAt(0) % 5), advance: 16 };
    glyphs.set(character, found);
  }
  return found;
}

export function round(i) {
  return glyph(TEXT[i % TEXT.length]).width + glyph(TEXT[0]).advance;
}
