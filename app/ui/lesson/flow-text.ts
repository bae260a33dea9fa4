// Text broken into lines for a drawing, which cannot break it by itself. Widths are in letters: a Chinese one is 1 wide.

const NOT_FIRST = /^[，。、；：？！）》”’〕…％]/
const NOT_LAST = /[（《“‘〔]$/
/** A run of Latin letters and figures stays together; anything else stands by itself. */
const PIECES = /[\u0021-\u007e]+|\s+|./gsu

/** How wide a text is, in Chinese letters. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + (/[\u0020-\u007e]/.test(c) ? 0.58 : 1), 0)

/** Lines of at most `most` letters (one may hang over for a mark that cannot begin a line). */
export function wrap(text: string, most: number): string[] {
  const pieces = (text.trim().match(PIECES) ?? []).flatMap((piece) => (widthOf(piece) > most ? [...piece] : [piece]))
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > most && !NOT_FIRST.test(piece)) {
      // What opens goes with what it opens.
      const opening = NOT_LAST.exec(line)?.[0] ?? ''
      const kept = opening && line.length > opening.length ? line.slice(0, -opening.length) : line
      lines.push(kept.trimEnd())
      line = kept === line ? piece.trimStart() : opening + piece
    } else line += piece
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}
