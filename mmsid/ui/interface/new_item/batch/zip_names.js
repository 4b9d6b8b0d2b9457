/* The names of a zip file's members, as bytes that one has to guess the letters of. Pure, no DOM. */

/** Letters 128 to 255 of the code page of old archives. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/**
 * UTF-8 where it is said or fits, as some programs write it without saying so; otherwise the code page of old archives.
 *
 * @param {Uint8Array} bytes
 * @param {boolean} isUtf8 whether the archive says so
 */
export function memberName(bytes, isUtf8) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize();
  } catch {
    if (isUtf8) return new TextDecoder().decode(bytes).normalize();
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : CP437[byte - 128])).join('');
  }
}
