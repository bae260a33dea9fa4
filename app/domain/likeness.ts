// What two texts have in common, character by character: the ground of every difference that is shown.

/**
 * The places of a longest common subsequence of two sequences, in order; of what begins and ends alike first, of the rest
 * by a table.
 * @param mostCells how large that table may be: beyond it nothing between the two ends counts as common
 */
export function commonPlaces(
  a: readonly string[],
  b: readonly string[],
  mostCells: number,
): (readonly [number, number])[] {
  let begin = 0
  while (begin < Math.min(a.length, b.length) && a[begin] === b[begin]) begin++
  let end = 0
  while (end < Math.min(a.length, b.length) - begin && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [rows, columns] = [a.length - begin - end, b.length - begin - end]
  const found = Array.from({ length: begin }, (_, i) => [i, i] as readonly [number, number])
  if (rows > 0 && columns > 0 && rows * columns <= mostCells) {
    const width = columns + 1
    const longest = new Uint32Array((rows + 1) * width)
    const at = (i: number, j: number) => longest[i * width + j] ?? 0
    for (let i = rows - 1; i >= 0; i--)
      for (let j = columns - 1; j >= 0; j--)
        longest[i * width + j] =
          a[begin + i] === b[begin + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    for (let [i, j] = [0, 0]; i < rows && j < columns; )
      if (a[begin + i] === b[begin + j]) found.push([begin + i++, begin + j++])
      else if (at(i + 1, j) >= at(i, j + 1)) i++
      else j++
  }
  for (let k = end; k > 0; k--) found.push([a.length - k, b.length - k])
  return found
}
